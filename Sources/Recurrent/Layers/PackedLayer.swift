/// A layer with its weights in the order the loops read them: packed once, run many times.
///
/// Every run of a layer in the program, forwards (``run(_:over:from:)``) and backwards
/// (``backPropagate(_:outputGradient:needsInputGradient:)``), goes through this type.
struct PackedLayer: Sendable {
  let layer: RecurrentLayer
  /// How many threads may share a run, 1 or 2.
  private let threadCount: Int
  private let kernel: Deferred<LSTMKernel?>
  private let transposed: Deferred<TransposedWeights>

  init(_ layer: RecurrentLayer, threadCount: Int) {
    self.layer = layer
    self.threadCount = threadCount
    kernel = Deferred { LSTMKernel(layer) }
    transposed = Deferred { TransposedWeights(layer) }
  }

  /// The weights as the equations in Swift read them.
  var weights: TransposedWeights { transposed.value }

  /// Runs the layer over a batch and records every signal.
  ///
  /// - Parameters:
  ///   - inputs: x, `[T, B, D]`, finite also where masked.
  ///   - batch: T, B and the mask.
  ///   - state: where to start from, a row a sequence; afterwards what the last step left (the
  ///     first one of a reverse layer).
  ///   - goesBack: whether back-propagation follows, which needs more than the signals.
  /// - Returns: the signals of those steps. At a masked step h and C are those before it, and the
  ///   gates, which do not exist there, are NaN.
  func run(
    _ inputs: ArraySlice<Float>, over batch: BatchShape, from state: inout LayerState,
    goesBack: Bool = false
  ) -> LayerRun {
    checkShapes(inputs, batch, state)
    let isKernelsWork = !goesBack && batch.sequenceCount == 1
    guard isKernelsWork, let kernel = kernel.value else {
      return runEquations(inputs, over: batch, from: &state, goesBack: goesBack)
    }
    let initialState = state
    let block = kernel.run(inputs, over: batch, from: &state, threadCount: threadCount)
    guard let block else { return runEquations(inputs, over: batch, from: &state) }
    return LayerRun(
      batch: batch, inputs: inputs, initialState: initialState, block: block, sums: nil)
  }

  /// Runs the layer by the equations in Swift, which know every cell, batch and mask.
  func runEquations(
    _ inputs: ArraySlice<Float>, over batch: BatchShape, from state: inout LayerState,
    goesBack: Bool = false
  ) -> LayerRun {
    let sums = LayerSums(layer, rowCount: batch.rowCount)
    projectInputs(inputs, rowCount: batch.rowCount, into: sums.preactivations)
    let pass = ForwardPass(self, over: batch, from: state, sums: sums)
    let block = SignalBlock(pass.layout) { signals in
      switch layer.kind.family {
      case .lstm: pass.run(LSTMForward(pass, signals: signals), signals: signals)
      case .gru: pass.run(GRUForward(pass, signals: signals), signals: signals)
      case .rnn: pass.run(RNNForward(pass, signals: signals), signals: signals)
      }
    }
    let run = LayerRun(
      batch: batch, inputs: inputs, initialState: state, block: block,
      sums: goesBack ? sums : nil)
    state = run.state(after: batch.lastStep(layer.direction), layer)
    return run
  }

  private func checkShapes(
    _ inputs: ArraySlice<Float>, _ batch: BatchShape, _ state: LayerState
  ) {
    precondition(
      inputs.count == batch.rowCount * layer.inputSize, "x must be [T, B, \(layer.inputSize)]")
    let cellSize = layer.kind.hasCellState ? layer.hiddenSize : 0
    precondition(
      state.hidden.count == batch.sequenceCount * layer.outputSize
        && state.cell.count == batch.sequenceCount * cellSize,
      "a state for each sequence")
  }

  /// W x and the biases of all steps at once, `[rows, gates·H]`: nothing in them waits for h.
  private func projectInputs(_ inputs: ArraySlice<Float>, rowCount: Int, into sums: FloatBuffer) {
    let (bias, width) = (stepBias, layer.stackedSize)
    if !bias.isEmpty {
      for row in 0..<rowCount {
        for k in 0..<width { sums.pointer[row * width + k] = bias[k] }
      }
    }
    inputs.withUnsafeBufferPointer { inputs in
      guard let inputs = inputs.baseAddress else { return }
      addProduct(
        inputs, weights.input.pointer, to: sums.pointer, rows: rowCount, depth: layer.inputSize,
        columns: width)
    }
  }

  /// The biases that stand outside of any product with a gate, `[gates·H]` or empty.
  private var stepBias: [Float] {
    let (input, recurrent) = (layer.inputBias, layer.recurrentBias)
    if layer.kind == .gru || recurrent.isEmpty { return input }
    return input.isEmpty ? recurrent : zip(input, recurrent).map { $0 + $1 }
  }
}
