import Recurrent
import Screen

/// Where everything of page 3 stands.
struct UnitLayout: Equatable {
  /// A curve's place, over the page's whole width.
  struct Row: Equatable {
    let signal: Signal
    let rect: Rect
  }

  let gutterText: Int
  /// The columns of the charts.
  let chart: Range<Int>
  private(set) var input: Rect?
  private(set) var ruler = 1
  private(set) var curves: [Row] = []
  /// Two rows for what was kept and written of the memory; nil of a vanilla cell, or without room.
  private(set) var changes: Rect?

  /// The layout of a cell's signals.
  ///
  /// - Parameters:
  ///   - size: the whole screen.
  ///   - signals: the signals that get a curve, from above.
  ///   - memory: the one among them that gets the room there is.
  ///   - hasChanges: whether the cell keeps and writes.
  init(size: Size, signals: [Signal], memory: Signal, hasChanges: Bool) {
    gutterText = size.columns >= 70 ? 13 : size.columns >= 55 ? 8 : 4
    chart = gutterText + 1..<max(gutterText + 2, size.columns)
    var next = 1
    let body = size.rows - 3
    let others = signals.count - 1
    let inputRows = body >= 24 ? 2 : 0
    if inputRows > 0 {
      input = Rect(x: 0, y: next, columns: size.columns, rows: inputRows)
      next += inputRows
    }
    ruler = next
    next += 1
    let changeRows = hasChanges && body >= 12 ? 2 : 0
    let room = body - inputRows - 1 - changeRows
    let each = max(1, min(room / (others + 3), 6))
    for signal in signals {
      let rows = signal == memory ? min(max(1, room - others * each), 24) : each
      guard next + rows <= size.rows - 2 else { break }
      curves.append(
        Row(signal: signal, rect: Rect(x: 0, y: next, columns: size.columns, rows: rows)))
      next += rows
      guard signal == memory, changeRows > 0 else { continue }
      changes = Rect(x: 0, y: next, columns: size.columns, rows: changeRows)
      next += changeRows
    }
  }
}
