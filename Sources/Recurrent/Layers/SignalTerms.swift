/// What adds up before the activation of one signal of one unit at one step, each term apart.
public struct SignalTerms: Equatable, Sendable {
  /// W x.
  public let input: Float
  /// U h of the step before; in a GRU's candidate as the reset gate lets it in.
  public let recurrent: Float
  /// The biases outside the reset gate.
  public let bias: Float
  /// p ⊙ C, or nil of a gate that does not see C.
  public let peephole: Float?

  /// Their sum, before any clipping.
  public var sum: Float { input + recurrent + bias + (peephole ?? 0) }
}

extension RecurrentLayer {
  /// What adds up to a signal of one unit; nil of signals that are no activation of a sum: C, what
  /// follows from it, and the coupled gate without weights.
  ///
  /// - Parameters:
  ///   - signal: the signal.
  ///   - unit: the unit, in `0..<H`.
  ///   - input: x, `[D]`.
  ///   - before: h and C of the step before.
  ///   - snapshot: the step's signals: o sees its C, a GRU's candidate its r.
  /// - Returns: the terms.
  public func terms(
    of signal: Signal, unit: Int, input: [Float], before: LayerState, in snapshot: GateSnapshot
  ) -> SignalTerms? {
    guard let block = block(of: signal) else { return nil }
    let row = block * hiddenSize + unit
    if signal == .hiddenCandidate {
      return candidateTerms(row: row, unit: unit, input: input, before.hidden, in: snapshot)
    }
    let sums = sums(row: row, input: input, hidden: before.hidden)
    return SignalTerms(
      input: sums.input, recurrent: sums.recurrent, bias: sums.bias,
      peephole: peephole(into: signal, unit: unit, before: before.cell, in: snapshot))
  }

  /// n = tanh(W x + b + r ⊙ (U h + b')), or with the reset gate before the product
  /// n = tanh(W x + U (r ⊙ h) + b + b').
  private func candidateTerms(
    row: Int, unit: Int, input: [Float], _ hidden: [Float], in snapshot: GateSnapshot
  ) -> SignalTerms {
    let reset = snapshot.resetGate
    guard kind == .gru else {
      let sums = sums(row: row, input: input, hidden: zip(reset, hidden).map { $0 * $1 })
      return SignalTerms(
        input: sums.input, recurrent: sums.recurrent, bias: sums.bias, peephole: nil)
    }
    let sums = sums(row: row, input: input, hidden: hidden)
    let inner = recurrentBias.isEmpty ? 0 : recurrentBias[row]
    return SignalTerms(
      input: sums.input, recurrent: reset[unit] * (sums.recurrent + inner),
      bias: inputBias.isEmpty ? 0 : inputBias[row], peephole: nil)
  }

  /// Which block of H rows of the stacked weights a signal has.
  private func block(of signal: Signal) -> Int? {
    switch signal {
    case .inputGate: inputGateBlock
    case .forgetGate: forgetGateBlock
    case .candidate: candidateBlock
    case .outputGate: kind.gateCount - 1
    case .resetGate: 0
    case .updateGate: 1
    case .hiddenCandidate: 2
    case .hiddenState: kind.family == .rnn ? 0 : nil
    case .cellState, .gatedCellState: nil
    }
  }

  private func peephole(
    into signal: Signal, unit: Int, before: [Float], in snapshot: GateSnapshot
  ) -> Float? {
    guard let peepholes else { return nil }
    switch signal {
    case .inputGate: return peepholes.input.isEmpty ? nil : peepholes.input[unit] * before[unit]
    case .forgetGate: return peepholes.forget.isEmpty ? nil : peepholes.forget[unit] * before[unit]
    case .outputGate: return peepholes.output[unit] * snapshot.cellState[unit]
    default: return nil
    }
  }
}
