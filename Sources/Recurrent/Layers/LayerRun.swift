/// A layer's run over a batch, with what back-propagation needs.
struct LayerRun {
  let batch: BatchShape
  /// x, `[T, B, D]`.
  let inputs: ArraySlice<Float>
  /// Where the layer started from, a row a sequence.
  let initialState: LayerState
  /// Every signal, `[T, B, width]`.
  let block: SignalBlock
  /// What else back-propagation needs; `nil` when nothing was to come back.
  let sums: LayerSums?

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
