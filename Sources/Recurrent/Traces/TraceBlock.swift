/// Some consecutive steps of a trace.
struct TraceBlock: Sendable {
  /// The signals, one block a layer.
  let layers: [SignalBlock]
  /// What the head says, `[steps, O]`; empty without a head.
  let predictions: [Float]

  /// Computes the block.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - inputs: x of its steps, `[stepCount, D]`.
  ///   - stepCount: how many steps it has.
  ///   - states: the layers' states before it; afterwards those behind it.
  init(network: Network, inputs: [Float], stepCount: Int, states: inout [LayerState]) {
    let layers = network.run(inputs, stepCount: stepCount, from: &states)
    self.layers = layers
    if let head = network.head, let last = layers.last {
      self.predictions = head.apply(to: last[.hiddenState], stepCount: stepCount)
    } else {
      self.predictions = []
    }
  }
}
