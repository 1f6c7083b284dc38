import Recurrent
import Screen

/// A heatmap of one signal, units down and time to the right, with the words beside it.
struct SignalPanel {
  let symbol: String
  let names: Texts.SignalNames
  let shading: Shading
  /// The values on the page, row-major `[bins, width]`.
  let values: [Float]
  /// How many values a step has.
  let width: Int
  /// The units shown, from above.
  let units: [Int]
  /// The first one's place in the order of all.
  let firstPlace: Int
  let selectedUnit: Int
  let rows: UnitRows
  /// Whether keys for panels are about it.
  let isFocused: Bool
  /// Whether cells that are wide enough have numbers.
  let showsValues: Bool
  let axis: TimeAxis
  /// What was done with the steps of a column, the longest wording first; none where each has one.
  var reduction: [String] = []
  /// How many columns the words have.
  let gutterText: Int

  func draw(into canvas: inout Canvas, in rect: Rect) {
    for row in 0..<rect.rows {
      drawNumber(of: units(inRow: row), row: row, at: rect.y + row, on: &canvas)
      drawRow(row, at: rect.y + row, on: &canvas)
    }
    drawWords(in: rect, on: &canvas)
  }

  /// The units that a row shows: one, or two when rows are split.
  private func units(inRow row: Int) -> ArraySlice<Int> {
    units[rows.offsets(inRow: row).clamped(to: units.indices)]
  }

  private func drawRow(_ row: Int, at y: Int, on canvas: inout Canvas) {
    let shown = units(inRow: row)
    guard let upper = shown.first, let lower = shown.last else { return }
    guard values.count >= axis.binCount * width else { return }
    for bin in 0..<axis.binCount {
      let start = bin * width
      let cell =
        rows.isSplit && shown.count == 2
        ? shading.cell(values[start + upper], over: values[start + lower])
        : shading.cell(values[start + upper])
      for x in axis.columns(ofBin: bin) {
        canvas.put(cell, x: x, y: y)
      }
      guard showsValues, shown.count == 1, rows.isFirst(row: row) else { continue }
      print(values[start + upper], over: cell, axis.columns(ofBin: bin), y: y, on: &canvas)
    }
  }

  /// How many columns a step needs for its number and a blank.
  static let numberColumns = 5

  /// A number in a cell that is wide enough for it; what is not finite has a glyph already.
  private func print(
    _ value: Float, over cell: Cell, _ columns: Range<Int>, y: Int, on canvas: inout Canvas
  ) {
    guard columns.count >= SignalPanel.numberColumns, value.isFinite else { return }
    let text = shading.scale.text(for: value, in: shading.appearance)
    shading.write(
      Numbers.padded(text, to: 4), over: cell, x: columns.upperBound - 5, y: y, on: &canvas)
  }

  /// The number of the row's unit at the gutter's end, and a mark at the selected one.
  private func drawNumber(of shown: ArraySlice<Int>, row: Int, at y: Int, on canvas: inout Canvas) {
    guard let first = shown.first, rows.isFirst(row: row) else { return }
    let appearance = shading.appearance
    let isSelected = shown.contains(selectedUnit)
    let number = String(isSelected ? selectedUnit : first)
    let style = appearance.style(isSelected ? .strong : .dim)
    let x = axis.x - 1 - number.count
    canvas.write(number, x: x, y: y, style: style)
    if isSelected {
      canvas.write(mark(shown), x: axis.x - 1, y: y, style: style)
    }
  }

  /// The selected unit's mark, in a split row at its half.
  private func mark(_ shown: ArraySlice<Int>) -> String {
    let appearance = shading.appearance
    guard rows.isSplit, appearance.isUnicode else { return appearance.text("▸", ascii: ">") }
    return selectedUnit == shown.first ? "▝" : "▗"
  }

  /// Symbol and name, all of it in reverse at the focused panel.
  private func drawName(at y: Int, on canvas: inout Canvas) {
    let appearance = shading.appearance
    let style = appearance.style(isFocused ? .marked : .strong)
    let end = canvas.write(symbol, x: 0, y: y, style: style, end: gutterText)
    let x = max(2, end + 1)
    guard x + names.short.columns <= gutterText else { return }
    if isFocused { canvas.write(blanks(x - end), x: end, y: y, style: style) }
    canvas.write(names.short, x: x, y: y, style: isFocused ? style : .plain)
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  private func drawWords(in rect: Rect, on canvas: inout Canvas) {
    let appearance = shading.appearance
    drawName(at: rect.y, on: &canvas)
    guard rect.rows > 1, gutterText >= 9 else { return }
    canvas.write(
      names.meaning, x: 0, y: rect.y + 1, style: appearance.style(.dim), end: gutterText)
    if rect.rows > 2 { drawReduction(y: rect.y + 2, on: &canvas) }
    guard rect.rows > (reduction.isEmpty ? 2 : 3), units.count < width, units.count > 1 else {
      return
    }
    let range =
      "\(firstPlace)\(appearance.text("–", ascii: "-"))\(firstPlace + units.count - 1)"
    let whole = "\(range)/\(width)"
    canvas.writeWhole(
      whole.columns <= gutterText ? whole : range, x: 0, y: rect.endY - 1,
      style: appearance.style(.dim), end: gutterText)
  }

  private func drawReduction(y: Int, on canvas: inout Canvas) {
    let appearance = shading.appearance
    let fitting = reduction.lazy.map(appearance.plain).first { $0.columns <= gutterText }
    guard let fitting else { return }
    canvas.write(fitting, x: 0, y: y, style: appearance.style(.dim), end: gutterText)
  }
}
