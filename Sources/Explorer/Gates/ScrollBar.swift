import Screen

/// Which part of the units a panel shows: a bar of one column beside its rows.
struct ScrollBar {
  /// The first place shown.
  let first: Int
  /// How many are shown.
  let shown: Int
  /// How many there are.
  let count: Int
  let appearance: Appearance

  /// Draws it in a rectangle's first column; nothing where all is shown.
  func draw(into canvas: inout Canvas, in rect: Rect) {
    guard shown < count, rect.rows > 1 else { return }
    let thumb = self.thumb(rows: rect.rows)
    for row in 0..<rect.rows {
      let isThumb = thumb.contains(row)
      let glyph: Glyph =
        appearance.isUnicode ? (isThumb ? "┃" : "│") : (isThumb ? "#" : ":")
      canvas.put(
        Cell(glyph, style: appearance.style(isThumb ? .plain : .dim)), x: rect.x,
        y: rect.y + row)
    }
  }

  /// The rows of what is shown: at the ends only where the first or last of all is.
  func thumb(rows: Int) -> Range<Int> {
    let length = min(max(1, rows * shown / count), rows - 1)
    let start = (rows - length) * first / max(count - shown, 1)
    return start..<start + length
  }
}
