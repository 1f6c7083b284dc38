/// The derivatives of a loss by everything in a layer's run.
struct LayerGradient {
  /// By every signal, over every path: through the output, later steps and upper layers. NaN at
  /// masked steps but for h and C.
  let signals: SignalBlock
  /// By x, `[T, B, D]`; empty when not asked for.
  let inputs: [Float]
  /// By the state the layer started from, a row a sequence.
  let initialState: LayerState
  /// By the weights, in the order of ``RecurrentLayer/parameters``, one after the other.
  let parameters: [Float]
}
