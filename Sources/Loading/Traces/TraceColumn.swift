import Recurrent

/// Something that a trace has a row of at every step of a sequence.
struct TraceColumn {
  /// Its name in the file: `l0.f`.
  let name: String
  /// How many values a row has.
  let width: Int
  /// T of its sequence.
  let stepCount: Int
  /// The rows of some steps, `[steps, width]`.
  let rows: (Range<Int>) -> [Float]

  /// The same under a longer name.
  func prefixed(_ prefix: String) -> TraceColumn {
    TraceColumn(name: prefix + name, width: width, stepCount: stepCount, rows: rows)
  }

  /// x, every signal of every layer, what the last level gives, and what the head says.
  static func columns(of trace: Trace) -> [TraceColumn] {
    let network = trace.network
    func column(
      _ name: String, _ width: Int, rows: @escaping (Range<Int>) -> [Float]
    ) -> TraceColumn {
      TraceColumn(name: name, width: width, stepCount: trace.stepCount, rows: rows)
    }
    var columns = [column("x", trace.sequence.featureCount) { Array(trace.sequence.rows($0)) }]
    for (index, layer) in network.layers.enumerated() {
      for signal in Signal.allCases where layer.signals.contains(signal) {
        columns.append(
          column(
            "\(network.name(ofLayer: index)).\(signal.traceName)", layer.width(of: signal)
          ) { trace.values(of: signal, layer: index, steps: $0) })
      }
    }
    columns.append(column("output", network.outputSize) { trace.output(steps: $0) })
    if let head = network.head {
      columns.append(column("pred", head.outputSize) { trace.predictions(steps: $0) ?? [] })
    }
    return columns
  }
}
