import Screen

extension Canvas {
  /// Writes text only if all of it fits before column `end`: half a number is a wrong number.
  mutating func writeWhole(_ text: String, x: Int, y: Int, style: Style = .plain, end: Int) {
    guard x + text.columns <= end else { return }
    write(text, x: x, y: y, style: style, end: end)
  }
}
