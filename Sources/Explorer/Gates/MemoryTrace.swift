import Recurrent
import Screen

/// The selected unit's memory over time as a curve, and under it how much of it was kept and how
/// much written at each step.
struct MemoryTrace {
  /// C (or h) on the page.
  let values: CurveValues
  /// How much was kept and written, a size a bin each; `nil` for a vanilla cell.
  let changes: (kept: [Float], written: [Float])?
  /// The letter of the cell's memory: C or h.
  let memory: String
  /// The unit's largest |C|.
  let scale: Float
  let unit: Int
  let axis: TimeAxis
  let appearance: Appearance
  let texts: Texts

  func draw(into canvas: inout Canvas, in rect: Rect) {
    let chart = Chart(axis: axis, appearance: appearance)
    let curve = rect.rows(0..<rect.rows - (changes == nil ? 0 : 2))
    canvas.write(
      "\(memory)[\(unit)]", x: 0, y: rect.y, style: appearance.style(.strong), end: axis.x - 1)
    canvas.writeWhole(
      appearance.plain("±") + Numbers.short(scale), x: 0, y: rect.y + 1,
      style: appearance.style(.dim), end: axis.x - 1)
    let end = scale.isFinite ? scale : .greatestFiniteMagnitude
    chart.baseline(at: 0, in: -end...end, rows: curve, on: &canvas)
    chart.curve(values, in: -end...end, rows: curve, style: .plain, on: &canvas)
    guard let changes else { return }
    for (row, word, role, amounts) in [
      (rect.endY - 2, texts.kept, Role.kept, changes.kept),
      (rect.endY - 1, texts.written, .written, changes.written),
    ] {
      canvas.write(word, x: 0, y: row, style: appearance.style(role), end: axis.x - 1)
      chart.bars(
        amounts.map { scale > 0 ? $0 / scale : 0 }, y: row, style: appearance.style(role),
        on: &canvas)
    }
  }
}
