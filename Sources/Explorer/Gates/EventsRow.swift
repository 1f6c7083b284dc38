import Recurrent
import Screen

/// Where something happened: how many units of the layer have an event at each step, and what the
/// selected unit did. In a column of several steps it is the greatest number of a step, and all that
/// the unit did.
struct EventsRow {
  let events: EventBins
  let unit: Int
  /// The bin with the cursor.
  let cursor: Int
  /// Said of a unit that has no event in the whole sequence.
  let noEvents: String?
  let axis: TimeAxis
  let appearance: Appearance
  let texts: Texts
  let gutterText: Int

  /// Draws bars with the unit's marks below them, or over them when there is but one row.
  func draw(into canvas: inout Canvas, in rect: Rect) {
    let end = canvas.write(
      texts.events, x: 0, y: rect.y, style: appearance.style(.dim), end: gutterText)
    let count = String(events.counts[cursor])
    canvas.writeWhole(
      count, x: max(end + 1, gutterText - count.count), y: rect.y, end: gutterText)
    Chart(axis: axis, appearance: appearance).bars(
      events.counts.map { Float($0) / Float(events.unitCount) }, y: rect.y,
      style: appearance.style(.dim), on: &canvas)
    let y = rect.endY - 1
    if rect.rows > 1 {
      canvas.write(
        "u\(unit)", x: 0, y: y, style: appearance.style(.strong), end: gutterText)
      canvas.write(
        appearance.plain(noEvents ?? ""), x: axis.x, y: y, style: appearance.style(.dim),
        end: axis.endX)
    }
    for bin in 0..<axis.binCount {
      guard let (glyph, role) = mark(events[bin, unit]) else { continue }
      canvas.put(
        Cell(glyph, style: appearance.style(role)),
        x: axis.columns(ofBin: bin).lowerBound + (axis.columnsPerStep - 1) / 2, y: y)
    }
  }

  /// What each mark means, for a legend.
  var legend: StyledText {
    var line = StyledText()
    let kinds: [(LayerEvents.Kind, String)] =
      [(.written, texts.writes), (.letGo, texts.letsGo), ([.written, .letGo], texts.both)]
    for (kind, word) in kinds {
      guard let (glyph, role) = mark(kind) else { continue }
      line.append("\(glyph) \(word)  ", appearance.style(role))
    }
    return line
  }

  private func mark(_ kind: LayerEvents.Kind) -> (Glyph, Role)? {
    let isUnicode = appearance.isUnicode
    if kind.contains([.letGo, .written]) { return (isUnicode ? "◆" : "*", .strong) }
    if kind.contains(.written) { return (isUnicode ? "▲" : "^", .written) }
    if kind.contains(.letGo) { return (isUnicode ? "▼" : "v", .letGo) }
    return kind.contains(.jumped) ? (isUnicode ? "◆" : "*", .strong) : nil
  }
}
