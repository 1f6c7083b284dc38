import TensorFiles

/// Writes every signal of a trace in a format that other programs read.
public struct TraceWriter<Failure: Error> {
  /// Takes the file's next bytes.
  public typealias Sink = ([UInt8]) throws(Failure) -> Void

  private let sequences: TracedSequences
  private let columns: [TraceColumn]
  private let sink: Sink

  public init(_ sequences: TracedSequences, to sink: @escaping Sink) {
    self.sequences = sequences
    self.columns = sequences.columns
    self.sink = sink
  }

  /// Writes the whole trace, some steps at a time.
  ///
  /// - Throws: what the sink throws, or `TensorFileError` for a header beyond every limit.
  public func write(_ format: TraceFormat) throws {
    switch format {
    case .safetensors: try writeSafetensors()
    case .npz: try writeNPZ()
    case .csv: try writeCSV()
    case .jsonLines: try writeJSONLines()
    }
  }

  private func writeSafetensors() throws {
    let arrays = sequences.arrays
    let layout = try SafetensorsLayout(arrays.map(\.declaration))
    try write(arrays, with: SafetensorsWriter(layout, to: sink))
  }

  private func writeNPZ() throws {
    let arrays = sequences.arrays
    let layout = try NPZLayout(arrays.map(\.declaration))
    try write(arrays, with: NPZWriter(layout, to: sink))
  }

  /// The arrays one after another, F32.
  private func write(
    _ arrays: [TraceArray], with writer: consuming some TensorWriter<Failure>
  ) throws(Failure) {
    for array in arrays {
      for index in 0..<array.pieceCount { try writer.append(array.piece(index)) }
    }
    try writer.finish()
  }

  /// A header `t,x[0],…,l0.f[0],…`, then a line a step.
  private func writeCSV() throws(Failure) {
    let names = columns.flatMap { column in (0..<column.width).map { "\(column.name)[\($0)]" } }
    try sink(Array("t,\(names.joined(separator: ","))\n".utf8))
    try writeSteps { step, rows in
      let fields = zip(columns, rows).map { column, row in
        // A sequence that has ended leaves its fields empty.
        row.map { $0.map { "\($0)" }.joined(separator: ",") }
          ?? String(repeating: ",", count: column.width - 1)
      }
      return "\(step),\(fields.joined(separator: ","))\n"
    }
  }

  /// An object a step: `{"t":0,"x":[…],"l0.f":[…],…}`; what is no number is `null`, and a sequence
  /// that has ended has no keys.
  private func writeJSONLines() throws(Failure) {
    try writeSteps { step, rows in
      var line = "{\"t\":\(step)"
      for (column, row) in zip(columns, rows) {
        guard let row else { continue }
        let values = row.map { $0.isFinite ? "\($0)" : "null" }.joined(separator: ",")
        line += ",\"\(column.name)\":[\(values)]"
      }
      return line + "}\n"
    }
  }

  /// Writes a line a step, made of the columns' rows; `nil` when a sequence has no such step.
  private func writeSteps(_ line: (Int, [ArraySlice<Float>?]) -> String) throws(Failure) {
    let (stepCount, length) = (sequences.stepCount, sequences.blockLength)
    for start in stride(from: 0, to: stepCount, by: length) {
      let end = min(stepCount, start + length)
      let values = columns.map { $0.rows(min(start, $0.stepCount)..<min(end, $0.stepCount)) }
      var text = ""
      for step in start..<end {
        let rows = zip(columns, values).map { column, values in
          step < column.stepCount
            ? values[(step - start) * column.width..<(step - start + 1) * column.width] : nil
        }
        text += line(step, rows)
      }
      try sink(Array(text.utf8))
    }
  }
}
