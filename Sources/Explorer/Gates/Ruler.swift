import Screen

/// The numbers of the steps over the heatmaps; the cursor's in reverse.
struct Ruler {
  let axis: TimeAxis
  let step: Int
  /// The pinned step.
  let pin: Int?
  /// The steps that have a bookmark, on this page or not.
  let bookmarks: [Int]
  let appearance: Appearance
  /// What the gutter says where a column has several steps: how many.
  var words = ""

  func draw(into canvas: inout Canvas, y: Int) {
    canvas.writeWhole(
      appearance.plain(words), x: 0, y: y, style: appearance.style(.dim), end: axis.x - 1)
    let marked = Set(bookmarks.filter(axis.steps.contains).map(axis.middle))
    let label = blank(before: step, marked) + "\(step) "
    // The blank behind the number may stand outside, no digit of it.
    let room = axis.endX + 1
    let start = min(
      max(axis.middle(of: step) - (label.count - 1) / 2, axis.x - 1), max(room - label.count, 0))
    let taken = start - 1..<start + label.count + 1
    for tick in stride(from: firstTick, to: axis.steps.upperBound, by: spacing) {
      let text = String(tick)
      let x = axis.columns(of: tick).lowerBound
      guard x + text.count <= axis.endX, !taken.overlaps(x..<x + text.count) else { continue }
      // Half a number would be a wrong one.
      guard marked.isDisjoint(with: x..<x + text.count) else { continue }
      canvas.write(text, x: x, y: y, style: appearance.style(.dim))
    }
    for x in marked {
      canvas.put(Cell(Bookmark.glyph, style: appearance.style(.strong)), x: x, y: y)
    }
    if let pin, axis.steps.contains(pin), pin != step {
      let label = blank(before: pin, marked) + "A "
      canvas.write(label, x: axis.middle(of: pin) - 1, y: y, style: appearance.style(.pinned))
    }
    canvas.write(label, x: start, y: y, style: appearance.style(.marked))
  }

  /// The blank before the number of a step that stands on the ruler; of one with a bookmark its sign.
  private func blank(before step: Int, _ marked: Set<Int>) -> String {
    marked.contains(axis.middle(of: step)) ? Bookmark.glyph.description : " "
  }

  private var firstTick: Int {
    (axis.steps.lowerBound + spacing - 1) / spacing * spacing
  }

  /// The least of 1, 2, 5, 10, 20, … steps that leaves room between the numbers.
  private var spacing: Int {
    let columns = String(axis.steps.upperBound).count + 3
    let width = axis.endX - axis.x
    var decade = 1
    while true {
      for factor in [1, 2, 5] where factor * decade * width >= columns * axis.capacity {
        return factor * decade
      }
      decade *= 10
    }
  }
}
