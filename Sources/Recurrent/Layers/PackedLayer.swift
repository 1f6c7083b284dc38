/// A layer with its weights in the order the loops read them: packed once, run many times.
///
/// Every run of a layer in the program, forwards (``run(_:over:from:)``) and backwards
/// (``backPropagate(_:outputGradient:needsInputGradient:)``), goes through this type.
struct PackedLayer: Sendable {
  let layer: RecurrentLayer
  /// Wᵀ, `[D, gates·H]`.
  let inputWeights: FloatBuffer
  /// Uᵀ, `[width of h, gates·H]`.
  let recurrentWeights: FloatBuffer
  let peepholes: PeepholeBuffers?
  /// W_hrᵀ, `[H, P]`.
  let projection: FloatBuffer?

  init(_ layer: RecurrentLayer) {
    self.layer = layer
    inputWeights = FloatBuffer(transposing: layer.inputWeights)
    recurrentWeights = FloatBuffer(transposing: layer.recurrentWeights)
    peepholes = layer.peepholes.map { PeepholeBuffers($0, units: layer.hiddenSize) }
    projection = layer.projection.map { FloatBuffer(transposing: $0) }
  }

  /// Runs the layer over a batch and records every signal.
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
    precondition(
      inputs.count == batch.rowCount * layer.inputSize, "x must be [T, B, \(layer.inputSize)]")
    var run = LayerRun(layer: layer, batch: batch, inputs: inputs, initialState: state)
    projectInputs(inputs, rowCount: batch.rowCount, into: run.preactivations)
    let pass = ForwardPass(self, run)
    run.block.storage.withUnsafeMutableBufferPointer { storage in
      guard let signals = storage.baseAddress else { return }
      switch layer.kind.family {
      case .lstm: pass.run(LSTMForward(pass, signals: signals), signals: signals)
      case .gru: pass.run(GRUForward(pass, signals: signals), signals: signals)
      case .rnn: pass.run(RNNForward(pass, signals: signals), signals: signals)
      }
    }
    state = run.state(after: batch.lastStep(layer.direction), layer)
    return run
  }

  /// W x and the biases of all steps at once, `[rows, gates·H]`: nothing in them waits for h.
  private func projectInputs(_ inputs: [Float], rowCount: Int, into sums: FloatBuffer) {
    let (bias, width) = (stepBias, layer.stackedSize)
    if !bias.isEmpty {
      for row in 0..<rowCount {
        for k in 0..<width { sums.pointer[row * width + k] = bias[k] }
      }
    }
    addProduct(
      inputs, inputWeights.pointer, to: sums.pointer, rows: rowCount, depth: layer.inputSize,
      columns: width)
  }

  /// The biases that stand outside of any product with a gate, `[gates·H]` or empty.
  private var stepBias: [Float] {
    let (input, recurrent) = (layer.inputBias, layer.recurrentBias)
    if layer.kind == .gru || recurrent.isEmpty { return input }
    return input.isEmpty ? recurrent : zip(input, recurrent).map { $0 + $1 }
  }
}
