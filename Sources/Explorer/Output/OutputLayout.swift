import Screen

/// Where everything of page 8 stands when the head says values, or there is none.
struct OutputLayout: Equatable {
  let gutterText: Int
  /// The columns of the charts.
  let chart: Range<Int>
  let caption = 1
  let ruler = 2
  /// The rows of the charts and what is below them, over the page's whole width.
  let body: Rect

  init(size: Size) {
    gutterText = size.columns >= 70 ? 13 : size.columns >= 55 ? 8 : 4
    chart = gutterText + 1..<max(gutterText + 2, size.columns)
    body = Rect(x: 0, y: 3, columns: size.columns, rows: size.rows - 5)
  }

  /// The places of two curves with the difference below them and lines of numbers at the end.
  struct Comparison: Equatable {
    let upper: Rect
    let lower: Rect
    let difference: Rect
    let numbers: Rect
  }

  /// Two curves of the same height, as far as there is room with a blank row behind each.
  var comparison: Comparison {
    let rows = body.rows
    let numberRows = rows >= 9 ? 2 : 1
    let errorRows = rows >= 44 ? 8 : rows >= 26 ? 4 : rows >= 15 ? 3 : 1
    let gap = rows >= 12 ? 1 : 0
    let room = rows - numberRows - errorRows - 3 * gap
    let each = min(max(1, room / 2), 20)
    let lower = each + gap
    let error = lower + each + gap
    let end = error + errorRows + gap
    return Comparison(
      upper: body.rows(0..<each), lower: body.rows(lower..<lower + each),
      difference: body.rows(error..<error + errorRows),
      numbers: body.rows(min(end, rows)..<min(end + numberRows, rows)))
  }

  /// So many curves of the same height, or as many as have a row.
  func curves(_ count: Int) -> [Rect] {
    let shown = max(1, min(count, body.rows >= 9 ? body.rows / 3 : body.rows))
    let each = max(1, min(body.rows / shown, 8))
    return (0..<min(shown, body.rows)).map { body.rows($0 * each..<($0 + 1) * each) }
  }
}
