extension RecurrentLayer {
  /// Runs the layer over a batch and records every signal.
  ///
  /// Every forward run in the program goes through here: traces, training and what-if alike.
  ///
  /// - Parameters:
  ///   - inputs: x, `[T, B, D]`, finite also where masked.
  ///   - batch: T, B and the mask.
  ///   - state: where to start from, a row a sequence; afterwards what the last step left (the
  ///     first one of a reverse layer).
  /// - Returns: the signals of those steps. At a masked step h and C are those before it, and the
  ///   gates, which do not exist there, are NaN.
  func run(
    _ inputs: [Float], over batch: BatchShape, from state: inout LayerState
  ) -> LayerRun {
    precondition(inputs.count == batch.rowCount * inputSize, "x must be [T, B, \(inputSize)]")
    var run = LayerRun(layer: self, batch: batch)
    projectInputs(inputs, rowCount: batch.rowCount, into: run.preactivations)
    let (hidden, cell) = (FloatBuffer(state.hidden), FloatBuffer(state.cell))
    let pass = LayerPass(self, batch, run, initialHidden: hidden, initialCell: cell)
    run.block.storage.withUnsafeMutableBufferPointer { storage in
      guard let signals = storage.baseAddress else { return }
      switch kind.family {
      case .lstm: pass.run(LSTMForward(pass, signals: signals), signals: signals)
      case .gru: pass.run(GRUForward(pass, signals: signals), signals: signals)
      case .rnn: pass.run(RNNForward(pass, signals: signals), signals: signals)
      }
    }
    state = run.state(after: batch.lastStep(direction), self)
    return run
  }

  /// W x and the biases of all steps at once, `[rows, gates·H]`: nothing in them waits for h.
  private func projectInputs(_ inputs: [Float], rowCount: Int, into sums: FloatBuffer) {
    let bias = stepBias
    if !bias.isEmpty {
      for row in 0..<rowCount {
        for k in 0..<stackedSize { sums.pointer[row * stackedSize + k] = bias[k] }
      }
    }
    let weights = FloatBuffer(transposing: inputWeights)
    addProduct(
      inputs, weights.pointer, to: sums.pointer, rows: rowCount, depth: inputSize,
      columns: stackedSize)
  }

  /// The biases that stand outside of any product with a gate, `[gates·H]` or empty.
  private var stepBias: [Float] {
    if kind == .gru || recurrentBias.isEmpty { return inputBias }
    return inputBias.isEmpty ? recurrentBias : zip(inputBias, recurrentBias).map { $0 + $1 }
  }
}
