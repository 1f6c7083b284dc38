/// A layer's run over a batch, with what back-propagation needs beside the signals.
struct LayerRun {
  let batch: BatchShape
  /// x, `[T, B, D]`.
  let inputs: [Float]
  /// Where the layer started from, a row a sequence.
  let initialState: LayerState
  /// Every signal, `[T, B, width]`.
  var block: SignalBlock
  /// What went into the activations, clipped, `[T, B, gates·H]`.
  let preactivations: FloatBuffer
  /// `[T, B, H]`: tanh C of an LSTM, U_n h + b of a GRU with the reset gate behind that product,
  /// r ⊙ h of one with the reset gate before it. Nothing for a vanilla cell.
  let auxiliary: FloatBuffer

  init(layer: RecurrentLayer, batch: BatchShape, inputs: [Float], initialState: LayerState) {
    precondition(
      initialState.hidden.count == batch.sequenceCount * layer.outputSize
        && initialState.cell.count
          == (layer.kind.hasCellState ? batch.sequenceCount * layer.hiddenSize : 0),
      "a state for each sequence")
    self.batch = batch
    self.inputs = inputs
    self.initialState = initialState
    self.block = SignalBlock(
      layer: layer, stepCount: batch.stepCount, sequenceCount: batch.sequenceCount)
    self.preactivations = FloatBuffer(zeros: batch.rowCount * layer.stackedSize)
    self.auxiliary = FloatBuffer(
      zeros: layer.kind.family == .rnn ? 0 : batch.rowCount * layer.hiddenSize)
  }

  /// h as it goes to the layer above, `[T, B, width of h]`.
  var hidden: ArraySlice<Float> { block[.hiddenState] }

  /// The state that a step left, a row a sequence.
  func state(after step: Int, _ layer: RecurrentLayer) -> LayerState {
    func rows(_ signal: Signal) -> [Float] {
      let count = block.sequenceCount * layer.width(of: signal)
      return Array(block[signal].dropFirst(step * count).prefix(count))
    }
    return LayerState(
      hidden: rows(.hiddenState), cell: layer.kind.hasCellState ? rows(.cellState) : [])
  }
}
