import Screen

/// Curves and bars over time, made of braille dots and eighth blocks, or of ASCII.
struct Chart {
  let axis: TimeAxis
  let appearance: Appearance

  /// Draws a curve, values outside the range at its edge; steps without a finite value are left out.
  func curve(
    _ values: [Float], in range: ClosedRange<Float>, rows: Rect, style: Style,
    on canvas: inout Canvas
  ) {
    curve(CurveValues(values), in: range, rows: rows, style: style, on: &canvas)
  }

  /// Draws a curve that reaches in each bin from its least to its greatest value; an infinite one is
  /// left out, and the other drawn.
  func curve(
    _ values: CurveValues, in range: ClosedRange<Float>, rows: Rect, style: Style,
    on canvas: inout Canvas
  ) {
    let dotsPerRow = appearance.isUnicode ? 4 : 1
    let dots = rows.rows * dotsPerRow
    guard dots > 0 else { return }
    // In Double, where no difference of two floats overflows.
    let span = Double(range.upperBound) - Double(range.lowerBound)
    let height = { (value: Float) in
      let share = span > 0 ? (Double(value) - Double(range.lowerBound)) / span : 0.5
      return Int((min(max(share, 0), 1) * Double(dots - 1)).rounded())
    }
    var masks: [Point: UInt32] = [:]
    var previous: ClosedRange<Int>?
    for (bin, (low, high)) in zip(values.lows, values.highs).enumerated() {
      let ends = [low, high].filter(\.isFinite)
      guard let least = ends.first, let greatest = ends.last else {
        previous = nil
        continue
      }
      let own = height(least)...max(height(least), height(greatest))
      for (index, x) in axis.columns(ofBin: bin).enumerated() {
        let reach = index == 0 ? joint(from: previous, to: own) : own
        for dot in reach {
          let y = rows.endY - 1 - dot / dotsPerRow
          masks[Point(x: x, y: y), default: 0] |= Chart.dots[dot % dotsPerRow]
        }
      }
      previous = own
    }
    for (place, mask) in masks {
      let glyph = appearance.isUnicode ? Glyph.braille(mask) : "*"
      canvas.put(Cell(glyph, style: style), x: place.x, y: place.y)
    }
  }

  /// Draws bars of one row, a bin each, each a share of it in 0…1, larger ones at its height; none for NaN.
  func bars(_ shares: [Float], y: Int, style: Style, on canvas: inout Canvas) {
    let levels = (appearance.isUnicode ? " ▁▂▃▄▅▆▇█" : " .:-=*#%@").glyphs
    for (bin, share) in shares.enumerated() where !share.isNaN {
      let level = Int((min(max(share, 0), 1) * 8).rounded())
      guard level > 0 else { continue }
      for x in axis.columns(ofBin: bin) {
        canvas.put(Cell(levels[level], style: style), x: x, y: y)
      }
    }
  }

  /// The dots that join some heights to the next ones without a gap and without doubling a dot.
  private func joint(
    from previous: ClosedRange<Int>?, to own: ClosedRange<Int>
  ) -> ClosedRange<Int> {
    guard let previous else { return own }
    if previous.upperBound < own.lowerBound - 1 { return previous.upperBound + 1...own.upperBound }
    if previous.lowerBound > own.upperBound + 1 { return own.lowerBound...previous.lowerBound - 1 }
    return own
  }

  /// Both dots of a braille row, from the bottom row upwards (Unicode's block U+2800).
  static let dots: [UInt32] = [0xC0, 0x24, 0x12, 0x09]
}
