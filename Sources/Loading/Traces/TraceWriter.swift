public import Recurrent
import TensorFiles

/// Writes every signal of a trace in a format that other programs read.
public struct TraceWriter<Failure: Error> {
  /// Takes the file's next bytes.
  public typealias Sink = ([UInt8]) throws(Failure) -> Void

  private let trace: Trace
  private let columns: [TraceColumns.Column]
  private let sink: Sink

  public init(_ trace: Trace, to sink: @escaping Sink) {
    self.trace = trace
    self.columns = TraceColumns(of: trace).columns
    self.sink = sink
  }

  /// Writes the whole trace, some steps at a time.
  ///
  /// - Throws: what the sink throws, or `TensorFileError` for a header beyond every limit.
  public func write(_ format: TraceFormat) throws {
    switch format {
    case .safetensors: try writeSafetensors()
    case .csv: try writeCSV()
    case .jsonLines: try writeJSONLines()
    }
  }

  /// The arrays one after another, F32, each `[T, width]`, then `hn` and `cn`, `[layers, ·]`.
  private func writeSafetensors() throws {
    let final = trace.finalStates
    let states = [("hn", final.map(\.hidden)), ("cn", final.map(\.cell))]
      .filter { Set($0.1.map(\.count)).count == 1 }
    let layout = try SafetensorsLayout(
      columns.map { TensorDeclaration(name: $0.name, shape: [trace.stepCount, $0.width]) }
        + states.map {
          TensorDeclaration(name: $0.0, shape: [$0.1.count, $0.1.first?.count ?? 0])
        })
    var writer = try SafetensorsWriter<Failure>(layout, to: sink)
    for column in columns {
      for steps in blocks { try writer.append(column.rows(steps)) }
    }
    for (_, rows) in states { try writer.append(rows.flatMap { $0 }) }
    writer.finish()
  }

  /// A header `t,x[0],…,l0.f[0],…`, then a line a step.
  private func writeCSV() throws(Failure) {
    let names = columns.flatMap { column in (0..<column.width).map { "\(column.name)[\($0)]" } }
    try sink(Array("t,\(names.joined(separator: ","))\n".utf8))
    try writeSteps { step, rows in
      "\(step)," + rows.joined().map { "\($0)" }.joined(separator: ",") + "\n"
    }
  }

  /// An object a step: `{"t":0,"x":[…],"l0.f":[…],…}`; what is no number is `null`.
  private func writeJSONLines() throws(Failure) {
    try writeSteps { step, rows in
      let members = zip(columns, rows).map { column, row in
        let values = row.map { $0.isFinite ? "\($0)" : "null" }.joined(separator: ",")
        return "\"\(column.name)\":[\(values)]"
      }
      return "{\"t\":\(step)," + members.joined(separator: ",") + "}\n"
    }
  }

  /// Writes a line a step, made of the columns' rows.
  private func writeSteps(_ line: (Int, [ArraySlice<Float>]) -> String) throws(Failure) {
    for steps in blocks {
      let values = columns.map { $0.rows(steps) }
      var text = ""
      for (index, step) in steps.enumerated() {
        let rows = zip(columns, values).map { column, values in
          values[index * column.width..<(index + 1) * column.width]
        }
        text += line(step, rows)
      }
      try sink(Array(text.utf8))
    }
  }

  /// Ranges of steps that the trace computes at once.
  private var blocks: [Range<Int>] {
    stride(from: 0, to: trace.stepCount, by: trace.blockLength).map {
      $0..<min(trace.stepCount, $0 + trace.blockLength)
    }
  }
}
