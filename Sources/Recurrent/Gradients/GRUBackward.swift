/// The gated recurrent unit, backwards, given δh, for the update gate that keeps:
///
///     δz = δh ⊙ (h' − n)   δn = δh ⊙ (1 − z)   δh' = δh ⊙ z
///     δr = δa_n ⊙ (U h' + b'), and δa_n ⊙ r goes back through U   (reset gate after the product)
///     v = Uᵀ δa_n, δr = v ⊙ h', δh' += v ⊙ r                     (reset gate before it)
struct GRUBackward: CellBackward {
  private let pass: BackwardPass
  private let units: Int
  private let resetsBefore: Bool
  private let options: CellOptions
  private let limit: Float
  /// U of n, `[H, H]`.
  private let candidateWeights: FloatBuffer
  /// Uᵀ δa_n of one sequence, `[H]`.
  private let scratch: FloatBuffer
  private let signals: SignalPointers

  var straightRows: Int { resetsBefore ? 2 * units : 3 * units }

  /// The gradient of a run.
  init(_ pass: BackwardPass, _ signals: SignalPointers) {
    let layer = pass.layer
    let units = layer.hiddenSize
    self.pass = pass
    self.signals = signals
    self.units = units
    resetsBefore = layer.kind == .resetBeforeGRU
    options = layer.options
    limit = layer.options.clip ?? .infinity
    candidateWeights = FloatBuffer(Array(layer.recurrentWeights.elements[(2 * units * units)...]))
    scratch = FloatBuffer(zeros: units)
  }

  func step(
    row: Int, sequence: Int, from state: (hidden: UnsafePointer<Float>, cell: UnsafePointer<Float>)
  ) {
    let old = state.hidden
    let carried = pass.carriedHidden.pointer + sequence * units
    unmix(row: row, old: old, carried: carried)
    backPropagate(row: row, block: 2, .hiddenCandidate, options.candidateActivation)
    if resetsBefore {
      resetBeforeProduct(row: row, old: old, carried: carried)
    } else {
      resetAfterProduct(row: row)
    }
    backPropagate(row: row, block: 0, .resetGate, options.gateActivation)
    backPropagate(row: row, block: 1, .updateGate, options.gateActivation)
    guard !resetsBefore else { return }
    let place = row * 3 * units
    (pass.recurrentDeltas.pointer + place).update(
      from: pass.deltas.pointer + place, count: 2 * units)
  }

  /// δz, δn and the part of δh' that passes by the gates.
  private func unmix(
    row: Int, old: UnsafePointer<Float>, carried: UnsafeMutablePointer<Float>
  ) {
    let start = row * units
    let (z, n) = (signals.value(.updateGate) + start, signals.value(.hiddenCandidate) + start)
    let h = signals.gradient(.hiddenState) + start
    let gradientZ = signals.gradient(.updateGate) + start
    let gradientN = signals.gradient(.hiddenCandidate) + start
    switch options.updateGate {
    case .keeps:
      for u in 0..<units {
        gradientZ[u] = h[u] * (old[u] - n[u])
        gradientN[u] = h[u] * (1 - z[u])
        carried[u] += h[u] * z[u]
      }
    case .writes:
      for u in 0..<units {
        gradientZ[u] = h[u] * (n[u] - old[u])
        gradientN[u] = h[u] * z[u]
        carried[u] += h[u] * (1 - z[u])
      }
    }
  }

  /// δr when the reset gate stands after the product, and what goes back through U.
  private func resetAfterProduct(row: Int) {
    let start = row * units
    let place = row * 3 * units + 2 * units
    let (delta, inner) = (pass.deltas.pointer + place, pass.auxiliary.pointer + start)
    let through = pass.recurrentDeltas.pointer + place
    let r = signals.value(.resetGate) + start
    let gradientR = signals.gradient(.resetGate) + start
    for u in 0..<units {
      gradientR[u] = delta[u] * inner[u]
      through[u] = delta[u] * r[u]
    }
  }

  /// δr when the reset gate stands before the product, and the part of δh' behind it.
  private func resetBeforeProduct(
    row: Int, old: UnsafePointer<Float>, carried: UnsafeMutablePointer<Float>
  ) {
    let start = row * units
    let v = scratch.pointer
    v.update(repeating: 0, count: units)
    addProduct(
      pass.deltas.pointer + row * 3 * units + 2 * units, candidateWeights.pointer, to: v, rows: 1,
      depth: units, columns: units)
    let r = signals.value(.resetGate) + start
    let gradientR = signals.gradient(.resetGate) + start
    for u in 0..<units {
      gradientR[u] = v[u] * old[u]
      carried[u] += v[u] * r[u]
    }
  }

  private func backPropagate(row: Int, block: Int, _ signal: Signal, _ activation: Activation) {
    let place = row * 3 * units + block * units
    activation.backPropagate(
      signals.gradient(signal) + row * units, x: pass.preactivations.pointer + place,
      y: signals.value(signal) + row * units, count: units, limit: limit,
      into: pass.deltas.pointer + place)
  }
}
