import Screen

/// What a head thinks of the classes at one step: the most probable ones as bars.
struct Distribution {
  let ranking: Ranking
  /// What each class is called, by its number.
  let names: [Int: String]
  /// How many classes there are.
  let classCount: Int
  let appearance: Appearance

  /// Draws a row a class, and in the last one the true class when it is not among them.
  func draw(into canvas: inout Canvas, in rect: Rect) {
    var entries = Array(ranking.top.prefix(rect.rows))
    if let truth = ranking.truth, truth.rank > entries.count, !entries.isEmpty {
      entries[entries.count - 1] = truth
    }
    for (row, entry) in entries.enumerated() {
      draw(entry, in: rect.rows(row..<row + 1), on: &canvas)
    }
  }

  private func draw(_ entry: Ranking.Entry, in rect: Rect, on canvas: inout Canvas) {
    let isTrue = entry.index == ranking.truth?.index
    let style = appearance.style(isTrue ? .strong : .plain)
    if isTrue {
      canvas.write(appearance.text("▸", ascii: ">"), x: rect.x, y: rect.y, style: style)
    }
    let digits = String(classCount).count
    let rank = Numbers.padded("\(entry.rank)", to: digits)
    var x = canvas.write(
      rank, x: rect.x + 1, y: rect.y, style: appearance.style(.dim), end: rect.endX)
    canvas.write(
      names[entry.index] ?? "", x: x + 1, y: rect.y, style: style,
      end: min(x + 1 + nameColumns, rect.endX))
    x += nameColumns + 2
    x = canvas.write(
      Numbers.probability(entry.probability) + " %", x: x, y: rect.y, style: style, end: rect.endX)
    drawBar(
      entry.probability, style: style, in: rect.columns(from: x + 1 - rect.x), &canvas)
  }

  private var nameColumns: Int { min(max(names.values.map(\.columns).max() ?? 0, 3), 12) }

  /// A bar from the left, to an eighth of a column where there are glyphs for that.
  private func drawBar(_ share: Float, style: Style, in rect: Rect, _ canvas: inout Canvas) {
    guard share.isFinite else { return }
    let parts = (appearance.isUnicode ? " ▏▎▍▌▋▊▉█" : " #").glyphs
    let whole = parts.count - 1
    let length = Int((min(max(share, 0), 1) * Float(rect.columns * whole)).rounded())
    for column in 0..<rect.columns {
      let part = min(max(length - column * whole, 0), whole)
      guard part > 0 else { break }
      canvas.put(Cell(parts[part], style: style), x: rect.x + column, y: rect.y)
    }
  }
}
