import Recurrent

/// The numbers of some steps, as trace files of this program have them: a header
/// `t,x[0],…,l0.f[0],…`, then a line a step.
struct StepTable: Sendable {
  let trace: Trace
  /// Which layer of the network.
  let layer: Int
  let steps: Range<Int>
  /// The unit whose signals are wanted; all when `nil`.
  let unit: Int?
  /// Whether what the head says is wanted, too.
  let hasPredictions: Bool

  /// More numbers than a page of any size has, unless it shows a long sequence as a whole.
  static let limit = 2_000_000

  /// How many numbers it has; one that would overflow counts as the greatest.
  var count: Int { steps.count.saturatingTimes(columns.reduce(1) { $0 + $1.indices.count }) }

  /// Something that there is at every step.
  private struct Column {
    let name: String
    let width: Int
    /// Which of its values are wanted.
    let indices: Range<Int>
    /// The values of some steps, `[steps, width]`.
    let values: (Range<Int>) -> [Float]
  }

  private var columns: [Column] {
    let recurrentLayer = trace.network.layers[layer]
    let inputs = trace.sequence.featureCount
    var columns = [
      Column(name: "x", width: inputs, indices: 0..<inputs) { Array(trace.sequence.rows($0)) }
    ]
    for signal in Signal.allCases where recurrentLayer.signals.contains(signal) {
      let width = recurrentLayer.width(of: signal)
      // Behind a projection h belongs to no unit.
      let isOne = width == recurrentLayer.hiddenSize
      columns.append(
        Column(
          name: "\(trace.network.name(ofLayer: layer)).\(signal.traceName)", width: width,
          indices: unit.flatMap { isOne ? $0..<$0 + 1 : nil } ?? 0..<width
        ) { trace.values(of: signal, layer: layer, steps: $0) })
    }
    if hasPredictions, let head = trace.network.head {
      columns.append(
        Column(name: "pred", width: head.outputSize, indices: 0..<head.outputSize) {
          trace.predictions(steps: $0) ?? []
        })
    }
    return columns
  }

  /// Hands out the table as text, some steps at a time.
  func write<Failure: Error>(to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let columns = columns
    let names = columns.flatMap { column in column.indices.map { "\(column.name)[\($0)]" } }
    try sink(Array("t,\(names.joined(separator: ","))\n".utf8))
    for start in stride(from: steps.lowerBound, to: steps.upperBound, by: trace.blockLength) {
      let block = start..<min(steps.upperBound, start + trace.blockLength)
      let values = columns.map { $0.values(block) }
      var text = ""
      for (row, step) in block.enumerated() {
        let fields = zip(columns, values).flatMap { column, values in
          column.indices.map { "\(values[row * column.width + $0])" }
        }
        text += "\(step),\(fields.joined(separator: ","))\n"
      }
      try sink(Array(text.utf8))
    }
  }
}

extension StepTable: Equatable {
  static func == (left: StepTable, right: StepTable) -> Bool {
    left.trace === right.trace && left.layer == right.layer && left.steps == right.steps
      && left.unit == right.unit && left.hasPredictions == right.hasPredictions
  }
}
