extension RecurrentLayer {
  /// Runs the layer over some steps and records every signal.
  ///
  /// - Parameters:
  ///   - inputs: x, `[stepCount, D]`.
  ///   - stepCount: how many steps.
  ///   - state: where to start from; afterwards the state behind the last step.
  /// - Returns: the signals of those steps.
  func run(_ inputs: [Float], stepCount: Int, from state: inout LayerState) -> SignalBlock {
    precondition(inputs.count == stepCount * inputSize, "x must be [\(stepCount), \(inputSize)]")
    var block = SignalBlock(layer: self, stepCount: stepCount)
    for step in 0..<stepCount {
      let preactivations = preactivations(
        input: inputs[step * inputSize..<(step + 1) * inputSize], hidden: state.hidden)
      let snapshot = lstmStep(preactivations, state: &state)
      block.record(snapshot, at: step)
    }
    return block
  }

  /// W x + U h + b, `[gates·H]`.
  private func preactivations(input: ArraySlice<Float>, hidden: [Float]) -> [Float] {
    var sums = Array(repeating: Float(0), count: inputWeights.rows)
    for bias in [inputBias, recurrentBias] where !bias.isEmpty {
      for row in sums.indices { sums[row] += bias[row] }
    }
    sums.withUnsafeMutableBufferPointer { sums in
      input.withUnsafeBufferPointer { inputWeights.addProduct(with: $0, to: sums) }
      hidden.withUnsafeBufferPointer { recurrentWeights.addProduct(with: $0, to: sums) }
    }
    return sums
  }

  /// One LSTM step (Gers, Schmidhuber & Cummins 2000):
  /// C_t = f ⊙ C_{t−1} + i ⊙ C̃, h_t = o ⊙ tanh C_t, with f, i, o = σ(·) and C̃ = tanh(·).
  private func lstmStep(_ a: [Float], state: inout LayerState) -> [[Float]] {
    let units = hiddenSize
    let i = a[0..<units].map(sigmoid)
    let f = a[units..<2 * units].map(sigmoid)
    let g = a[2 * units..<3 * units].map(hyperbolicTangent)
    let o = a[3 * units..<4 * units].map(sigmoid)
    let c = (0..<units).map { f[$0] * state.cell[$0] + i[$0] * g[$0] }
    let m = (0..<units).map { o[$0] * hyperbolicTangent(c[$0]) }
    state.cell = c
    guard let projection else {
      state.hidden = m
      return [i, f, g, o, c, m]
    }
    state.hidden = Array(repeating: 0, count: outputSize)
    m.withUnsafeBufferPointer { m in
      state.hidden.withUnsafeMutableBufferPointer { projection.addProduct(with: m, to: $0) }
    }
    return [i, f, g, o, c, m, state.hidden]
  }
}
