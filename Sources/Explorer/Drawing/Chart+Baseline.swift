import Screen

extension Chart {
  /// Draws a thin line of dots where a value would stand, for the curve that is drawn over it: what
  /// is above zero and what below is then seen at once.
  func baseline(at value: Float, in range: ClosedRange<Float>, rows: Rect, on canvas: inout Canvas)
  {
    let dotsPerRow = appearance.isUnicode ? 4 : 1
    let dots = rows.rows * dotsPerRow
    let span = Double(range.upperBound) - Double(range.lowerBound)
    guard dots > dotsPerRow, span > 0, range.contains(value) else { return }
    let share = (Double(value) - Double(range.lowerBound)) / span
    let dot = Int((share * Double(dots - 1)).rounded())
    // The left dot of a cell only, so that it is told from a curve.
    let mask = Chart.dots[dot % dotsPerRow] & Chart.leftDots
    let scalar = Glyph.braille(mask)
    let cell = Cell(appearance.isUnicode ? scalar : ".", style: appearance.style(.dim))
    for x in axis.x..<max(axis.x, axis.endX) {
      canvas.put(cell, x: x, y: rows.endY - 1 - dot / dotsPerRow)
    }
  }

  private static let leftDots: UInt32 = 0x47
}
