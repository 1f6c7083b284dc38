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
    let dotsPerRow = appearance.isUnicode ? 4 : 1
    let dots = rows.rows * dotsPerRow
    guard dots > 0 else { return }
    // In Double, where no difference of two floats overflows.
    let span = Double(range.upperBound) - Double(range.lowerBound)
    var masks: [Point: UInt32] = [:]
    var previous: Int?
    for (step, value) in zip(axis.steps, values) {
      guard value.isFinite else {
        previous = nil
        continue
      }
      let share = span > 0 ? (Double(value) - Double(range.lowerBound)) / span : 0.5
      let height = Int((min(max(share, 0), 1) * Double(dots - 1)).rounded())
      let columns = axis.columns(of: step)
      for (index, x) in columns.enumerated() {
        let reach = index == 0 ? joint(from: previous, to: height) : height...height
        for dot in reach {
          let y = rows.endY - 1 - dot / dotsPerRow
          masks[Point(x: x, y: y), default: 0] |= Chart.dots[dot % dotsPerRow]
        }
      }
      previous = height
    }
    for (place, mask) in masks {
      let scalar = Unicode.Scalar(0x2800 + mask).map(Character.init) ?? "*"
      canvas.put(Cell(appearance.isUnicode ? scalar : "*", style: style), x: place.x, y: place.y)
    }
  }

  /// Draws bars of one row, each a share of it in 0…1, larger ones at its height; none for NaN.
  func bars(_ shares: [Float], y: Int, style: Style, on canvas: inout Canvas) {
    let levels: [Character] = Array(appearance.isUnicode ? " ▁▂▃▄▅▆▇█" : " .:-=*#%@")
    for (step, share) in zip(axis.steps, shares) where !share.isNaN {
      let level = Int((min(max(share, 0), 1) * 8).rounded())
      guard level > 0 else { continue }
      for x in axis.columns(of: step) {
        canvas.put(Cell(levels[level], style: style), x: x, y: y)
      }
    }
  }

  /// The dots that join one height to the next without a gap and without doubling the last dot.
  private func joint(from previous: Int?, to height: Int) -> ClosedRange<Int> {
    guard let previous, abs(previous - height) > 1 else { return height...height }
    return previous < height ? previous + 1...height : height...previous - 1
  }

  /// Both dots of a braille row, from the bottom row upwards (Unicode's block U+2800).
  static let dots: [UInt32] = [0xC0, 0x24, 0x12, 0x09]
}
