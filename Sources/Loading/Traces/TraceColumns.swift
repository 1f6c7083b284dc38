import Recurrent

/// The arrays of a trace file that have a row a step.
struct TraceColumns {
  /// One array.
  struct Column {
    /// Its name in the file: `l0.f`.
    let name: String
    /// How many values a row has.
    let width: Int
    /// The rows of some steps, `[steps, width]`.
    let rows: (Range<Int>) -> [Float]
  }

  let columns: [Column]

  /// x, every signal of every layer, the last layer's output, and what the head says.
  init(of trace: Trace) {
    let network = trace.network
    var columns = [
      Column(name: "x", width: trace.sequence.featureCount) { Array(trace.sequence.rows($0)) }
    ]
    for (index, layer) in network.layers.enumerated() {
      for signal in Signal.allCases where layer.signals.contains(signal) {
        columns.append(
          Column(
            name: "\(network.name(ofLayer: index)).\(signal.traceName)",
            width: layer.width(of: signal)
          ) { trace.values(of: signal, layer: index, steps: $0) })
      }
    }
    let last = network.layers.count - 1
    columns.append(
      Column(name: "output", width: network.layers[last].outputSize) {
        trace.values(of: .hiddenState, layer: last, steps: $0)
      })
    if let head = network.head {
      columns.append(
        Column(name: "pred", width: head.outputSize) { trace.predictions(steps: $0) ?? [] })
    }
    self.columns = columns
  }
}
