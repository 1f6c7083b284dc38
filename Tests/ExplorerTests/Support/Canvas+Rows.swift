import Screen

extension Canvas {
  /// A row's glyphs, blanks at its end included.
  func glyphs(_ y: Int) -> String {
    String(row(y).lazy.filter { !$0.isContinuation }.map(\.glyph.character))
  }

  /// The glyphs of some columns of a row.
  func glyphs(_ y: Int, _ columns: Range<Int>) -> String {
    String(columns.map { self[$0, y].glyph.character })
  }

  /// The rows' texts from above.
  var lines: [String] { (0..<size.rows).map(glyphs) }
}
