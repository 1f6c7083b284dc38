import Recurrent
import Screen

extension Explorer {
  /// What the input's strip shows of several columns.
  var inputChoice: InputChoice {
    viewpoint.input ?? .usual(of: trace.sequence.featureCount)
  }

  /// Shows the next column, or all; says what is shown, or why there is no other.
  mutating func cycleInput() {
    guard hasInputColumns else { return }
    viewpoint.input = inputChoice.next(of: trace.sequence.featureCount)
    notice = inputNotice
  }

  /// Shows a column by its number or name.
  ///
  /// - Throws: `noInput`.
  mutating func showInput(_ text: String) throws(FindProblem) {
    guard hasInputColumns else { return }
    let count = trace.sequence.featureCount
    let place = trace.sequence.columnNames.firstIndex(of: text) ?? Int(text)
    guard let place, (0..<count).contains(place) else { throw .noInput(text, count: count) }
    viewpoint.input = .column(place)
    notice = inputNotice
  }

  /// Whether there are columns to choose from; if not, that is said.
  private var hasInputColumns: Bool {
    mutating get {
      let sequence = trace.sequence
      guard sequence.isTokens || sequence.featureCount == 1 else { return true }
      notice = sequence.isTokens ? texts.inputStrip.tokens : texts.inputStrip.single
      return false
    }
  }

  private var inputNotice: String {
    let sequence = trace.sequence
    switch inputChoice {
    case .column(let column):
      let name = sequence.columnNames.isEmpty ? nil : sequence.columnNames[column]
      return texts.inputStrip.column(column, sequence.featureCount, name)
    case .all:
      let shown = (inputRect?.rows ?? 2) * (appearance.splitsCells ? 2 : 1)
      return texts.inputStrip.all(
        sequence.featureCount, (sequence.featureCount - 1) / shown + 1,
        !sequence.columnNames.isEmpty && inputRanges != nil)
    }
  }

  /// Where the page shown has the strip.
  private var inputRect: Rect? {
    switch page {
    case .gates: gatesLayout.input
    case .output: classRects?.input
    case .cell, .unit, .units: unitLayout.input
    }
  }

  mutating func clampInput() {
    guard case .column(let column) = viewpoint.input else { return }
    viewpoint.input = .column(min(max(column, 0), trace.sequence.featureCount - 1))
  }
}

extension TraceSummary {
  /// The least and the greatest finite value of each column of the input; none of tokens.
  var inputRanges: [ClosedRange<Float>]? {
    guard let known = ends.inputs else { return nil }
    return (0..<known.width).map { column in
      let values = stride(from: column, to: known.minima.count, by: known.width).lazy
        .flatMap { [known.minima[$0], known.maxima[$0]] }.filter(\.isFinite)
      return (values.min() ?? 0)...(values.max() ?? 0)
    }
  }
}
