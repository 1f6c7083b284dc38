extension Canvas {
  /// The glyphs alone, a line a row, without blanks at the ends of lines and without escapes.
  public var text: String {
    (0..<size.rows).map { y in
      let glyphs = row(y).lazy.filter { !$0.isContinuation }.map(\.glyph.character)
      return trimmed(String(glyphs)) + "\n"
    }.joined()
  }

  private func trimmed(_ line: String) -> Substring {
    line.lastIndex { $0 != " " }.map { line[...$0] } ?? ""
  }
}
