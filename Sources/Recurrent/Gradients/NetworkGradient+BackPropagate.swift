extension NetworkGradient {
  /// Runs a network over a batch, and back from the loss.
  ///
  /// - Parameters:
  ///   - packed: the network, with a head.
  ///   - batch: what to learn from, with a target at least.
  ///   - needsInputGradient: whether the derivative by the input is wanted.
  init(_ packed: PackedNetwork, _ batch: TrainingBatch, needsInputGradient: Bool = true) {
    let network = packed.network
    guard let head = network.head else { preconditionFailure("the network needs a head") }
    let run = NetworkRun(
      packed, batch.inputs(for: network), over: batch.shape, from: batch.states,
      goesBack: true)
    let top = HeadGradient(head, run.output, batch.targets)
    let wantsInput = needsInputGradient || network.embedding != nil
    let below = LevelGradients(
      packed, run, outputGradient: top.output, needsInputGradient: wantsInput)
    loss = Float(top.loss)
    signals = below.layers.map(\.signals)
    inputs = below.inputs
    initialStates = below.layers.map(\.initialState)
    parameters =
      (network.embedding.map { batch.embeddingGradient(below.inputs, $0) } ?? [])
      + below.layers.flatMap(\.parameters) + top.parameters
  }
}
