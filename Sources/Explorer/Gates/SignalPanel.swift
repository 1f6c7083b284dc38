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
  /// How high the upper tenth of all units, the middle and the lower tenth stand, `[bins, 3]`; empty
  /// where they are not shown.
  let quantiles: [Float]
  let axis: TimeAxis
  /// What was done with the steps of a column, the longest wording first; none where each has one.
  var reduction: [String] = []
  /// How many columns the words have.
  let gutterText: Int

  func draw(into canvas: inout Canvas, in rect: Rect) {
    for row in 0..<rect.rows {
      drawQuantiles(inRow: row, at: rect.y + row, on: &canvas)
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
    guard let upper = shown.first, let lower = shown.last,
      values.count >= axis.binCount * width
    else { return }
    if rows.isSplit, shown.count == 2 {
      draw(at: y, on: &canvas) { column in
        shading.cell(values[column * width + upper], over: values[column * width + lower])
      }
      return
    }
    draw(at: y, on: &canvas) { shading.cell(values[$0 * width + upper]) }
    if rows.isFirst(row: row) { printValues(at: y, on: &canvas) { values[$0 * width + upper] } }
  }

  /// The quantiles of a row and their names, where they stand.
  private func drawQuantiles(inRow row: Int, at y: Int, on canvas: inout Canvas) {
    let shares = PageQuantiles.shares
    let shown = rows.quantiles(inRow: row)
    guard let upper = shown.first, let lower = shown.last,
      quantiles.count >= axis.binCount * shares.count
    else { return }
    let name = "\(Int(shares[upper] * 100))%"
    canvas.write(
      name, x: axis.x - name.count, y: y, style: shading.appearance.style(.dim))
    let value = { (column: Int, index: Int) in quantiles[column * shares.count + index] }
    draw(at: y, on: &canvas) { column in
      guard rows.quantiles == .split else { return shading.cell(value(column, upper)) }
      return upper == lower
        ? shading.upperHalf(value(column, upper))
        : shading.cell(value(column, upper), over: value(column, lower))
    }
    if rows.quantiles != .split { printValues(at: y, on: &canvas) { value($0, upper) } }
  }

  /// One row, a cell a bin.
  private func draw(at y: Int, on canvas: inout Canvas, cell: (Int) -> Cell) {
    for bin in 0..<axis.binCount {
      let cell = cell(bin)
      for x in axis.columns(ofBin: bin) { canvas.put(cell, x: x, y: y) }
    }
  }

  /// The numbers of one row, where they are wanted.
  private func printValues(at y: Int, on canvas: inout Canvas, value: (Int) -> Float) {
    guard showsValues else { return }
    for bin in 0..<axis.binCount {
      print(value(bin), axis.columns(ofBin: bin), y: y, on: &canvas)
    }
  }

  /// How many columns a step needs for its number and a blank.
  static let numberColumns = 5

  /// A number in a cell that is wide enough for it; what is not finite has a glyph already.
  private func print(_ value: Float, _ columns: Range<Int>, y: Int, on canvas: inout Canvas) {
    guard columns.count >= SignalPanel.numberColumns, value.isFinite else { return }
    let text = shading.scale.text(for: value, in: shading.appearance)
    shading.write(
      Numbers.padded(text, to: 4), over: shading.cell(value), x: columns.upperBound - 5, y: y,
      on: &canvas)
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
    // A blank stays before the longest number of a unit.
    let room = min(gutterText, axis.x - 2 - String(width - 1).count)
    let fitting = reduction.lazy.map(appearance.plain).first { $0.columns <= room }
    guard let fitting else { return }
    canvas.write(fitting, x: 0, y: y, style: appearance.style(.dim), end: gutterText)
  }
}
