import ArgumentParser
import Loading
import TensorFiles

/// The engine against a reference.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare a trace with a reference of another program.",
    discussion: """
      Compares the arrays that both have, named as in a trace file, with or without expect. before \
      the name (l0.f, expect.l0.f). Unless told otherwise, gates and h may be off by 2e-6 (4e-6 from \
      128 units up) and C, cn and pred by 1e-5, each times the largest value where that is above 1; \
      derivatives and the loss by 1e-4 of the largest. Ends with 1 when something is off by more.
      """)

  @Option(
    help: ArgumentHelp("The reference: a safetensors or NPZ file.", valueName: "file"),
    completion: .file(extensions: FileKinds.arrays))
  var expected: String

  @Option(help: ArgumentHelp("How far any value may be off.", valueName: "X"))
  var tolerance: Float?

  @OptionGroup(title: "Data") var data: DocumentOptions
  @OptionGroup(title: "Loss") var loss: LossOptions

  func validate() throws {
    guard tolerance.map({ $0 >= 0 && $0.isFinite }) ?? true else {
      throw ValidationError("--tolerance is a number of at least 0.")
    }
  }

  func run() throws {
    let document = try data.open()
    let loss = try loss.loss(of: document, only: data.sequence, isTimeMajor: data.timeMajor)
    let source = try FileSource.named(expected, bundled: bundledFiles)
    let comparison = try TraceComparison(
      of: TracedSequences(of: document, only: data.sequence, loss: loss),
      with: source.tensors(), name: source.name, tolerance: tolerance)
    print(table(of: comparison.entries))
    let wrong = comparison.entries.filter { !$0.isWithin }.map(\.name)
    guard wrong.isEmpty else {
      throw LoadingError(
        .differs(wrong, count: comparison.entries.count), file: source.name)
    }
  }

  /// A line an array, in columns.
  private func table(of entries: [TraceComparison.Entry]) -> String {
    let rows =
      [["signal", "values", "largest error", "tolerance", ""]]
      + entries.map { entry in
        [
          printable(entry.name), "\(entry.count)", "\(entry.error)", "\(entry.tolerance)",
          entry.isWithin ? "ok" : "differs",
        ]
      }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
