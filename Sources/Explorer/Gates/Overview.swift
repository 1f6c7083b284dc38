import Recurrent
import Screen

/// The whole sequence in one row: how strong a layer's strongest event is in each part, and where the
/// page and the cursor are.
struct Overview {
  /// What stands in the gutter.
  let name: String
  /// The layer that it is of, where several have a row each.
  let layer: Int?
  /// Whether it is of the layer shown: then it has the page's ends and the cursor.
  let isSelected: Bool
  /// The strongest event of each column as a share of the unit's largest memory.
  let strengths: [Float]
  let stepCount: Int
  /// The steps of the page.
  let window: Range<Int>
  let step: Int
  /// The steps that have a bookmark.
  let bookmarks: [Int]
  let x: Int
  let appearance: Appearance
  let gutterText: Int

  func draw(into canvas: inout Canvas, y: Int) {
    canvas.write(name, x: 0, y: y, style: appearance.style(.dim), end: gutterText)
    drawNumber(on: &canvas, y: y)
    let levels = (appearance.isUnicode ? "▁▂▃▄▅▆▇█" : "_.:-=*#%").glyphs
    for (column, strength) in strengths.enumerated() {
      let level = Int((min(max(strength, 0), 1) * Float(levels.count - 1)).rounded())
      canvas.put(
        Cell(levels[level], style: appearance.style(isInWindow(column) ? .plain : .dim)),
        x: x + column, y: y)
    }
    guard isSelected else { return }
    for step in bookmarks {
      canvas.put(
        Cell(Bookmark.glyph, style: appearance.style(.strong)), x: x + column(of: step), y: y)
    }
    let ends = [(column(of: window.lowerBound), "["), (column(of: window.upperBound - 1), "]")]
    for (column, glyph) in ends {
      canvas.write(glyph, x: x + column, y: y, style: appearance.style(.strong))
    }
    canvas.write(
      appearance.text("▼", ascii: "V"), x: x + column(of: step), y: y,
      style: appearance.style(.strong))
  }

  /// The layer's number, as a unit's stands beside its row in a panel.
  private func drawNumber(on canvas: inout Canvas, y: Int) {
    guard let layer else { return }
    let style = appearance.style(isSelected ? .strong : .dim)
    let number = String(layer)
    canvas.write(number, x: x - 1 - number.count, y: y, style: style)
    if isSelected {
      canvas.write(appearance.text("▸", ascii: ">"), x: x - 1, y: y, style: style)
    }
  }

  private func isInWindow(_ column: Int) -> Bool {
    (self.column(of: window.lowerBound)...self.column(of: window.upperBound - 1)).contains(column)
  }

  /// The first step under a column, of so many columns.
  static func step(ofColumn column: Int, of columns: Int, stepCount: Int) -> Int {
    columns > 1 ? (column * (stepCount - 1) + columns - 2) / (columns - 1) : 0
  }

  private func column(of step: Int) -> Int {
    stepCount > 1 ? step * (strengths.count - 1) / (stepCount - 1) : 0
  }
}

extension LayerSummary {
  /// The strongest event of each of some equal parts of the sequence, as a share of the unit's
  /// largest memory; 0 where there is none.
  func strongestEvents(parts: Int, bucketCount: Int) -> [Float] {
    let changes = changes
    let units = largestMemory.count
    var strongest = [Float](repeating: 0, count: parts)
    for bucket in 0..<bucketCount {
      let part = bucket * parts / bucketCount
      for change in changes {
        for unit in 0..<units where change.isEvent(bucket: bucket, unit: unit) {
          let share = change.peaks[bucket * units + unit] / largestMemory[unit]
          let last = max(part, (bucket + 1) * parts / bucketCount - 1)
          for place in part...last { strongest[place] = max(strongest[place], share) }
        }
      }
    }
    return strongest
  }
}
