import Recurrent
import Screen

/// One signal of one unit as a curve over time, with its value at the cursor beside it.
struct SignalCurve {
  let symbol: String
  let name: String
  /// The value at the cursor as a person reads it.
  let value: String
  /// The signal's values on the page.
  let values: CurveValues
  let range: ClosedRange<Float>
  /// What the upper end of the curve means.
  let scale: String
  let axis: TimeAxis
  let appearance: Appearance
  let gutterText: Int

  func draw(into canvas: inout Canvas, in rect: Rect) {
    let end = canvas.write(
      symbol, x: 0, y: rect.y, style: appearance.style(.strong), end: gutterText)
    if rect.rows > 1 {
      canvas.writeWhole(
        name, x: max(2, end + 1), y: rect.y, style: appearance.style(.dim), end: gutterText)
      canvas.writeWhole(value, x: 0, y: rect.y + 1, end: gutterText)
    } else {
      canvas.writeWhole(value, x: max(2, end + 1), y: rect.y, end: gutterText)
    }
    if rect.rows > 2 {
      canvas.writeWhole(
        scale, x: 0, y: rect.y + 2, style: appearance.style(.dim), end: gutterText)
    }
    let chart = Chart(axis: axis, appearance: appearance)
    chart.baseline(at: 0, in: range, rows: rect, on: &canvas)
    chart.curve(
      values, in: range, rows: rect, style: .plain, on: &canvas)
  }
}
