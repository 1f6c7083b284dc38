/// Some consecutive steps of a trace.
struct TraceBlock: Sendable {
  /// The signals, one block a layer.
  let layers: [SignalBlock]
  /// What the last level gives, `[steps, outputSize]`.
  let output: ArraySlice<Float>
  /// What the head says, `[steps, O]`; empty without a head.
  let predictions: [Float]

  /// What is worth remembering of a run over one sequence.
  init(_ run: NetworkRun, of network: Network) {
    layers = run.layers.map(\.block)
    output = run.output
    predictions =
      network.head?.predictions(for: run.output, rowCount: run.batch.rowCount) ?? []
  }
}
