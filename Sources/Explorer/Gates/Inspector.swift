import Recurrent
import Screen

/// The selected unit's numbers at the cursor, and what they mean.
struct Inspector {
  let unit: Int
  let step: Int
  /// x at the cursor, when it is one value.
  let input: Float?
  let snapshot: GateSnapshot
  /// The signals at the pin and what came in there, to compare with.
  let pinned: (step: Int, input: Float?, snapshot: GateSnapshot)?
  /// What became of the memory between pin and cursor.
  let span: Span?
  let signals: [Signal]
  /// What the heatmaps' colours stand for.
  let legend: ScaleLegend
  /// The units that did something most at the cursor.
  let rankings: [UnitRanking]
  /// What the unit kept and wrote; `nil` for a vanilla cell.
  let change: UnitStep?
  /// The letter of the cell's memory: C or h.
  let memory: String
  /// The unit's largest |C|.
  let scale: Float
  let appearance: Appearance
  let texts: Texts

  func draw(into canvas: inout Canvas, in rect: Rect) {
    let used = drawSelected(on: &canvas, in: rect)
    let lists = lists(in: rect, below: used)
    for (ranking, place) in lists {
      UnitRankingList(
        ranking: ranking, selectedUnit: unit, appearance: appearance, texts: texts
      ).draw(into: &canvas, in: place)
    }
    let end = lists.last.map { $0.rect.endY + 1 - rect.y } ?? used
    let rest = rect.rows(min(end, rect.rows)..<rect.rows)
    if rest.rows >= 2 { legend.draw(into: &canvas, in: rest) }
  }

  /// The unit of the lists that stands at a place, if one does.
  func unit(at place: Point, in rect: Rect) -> Int? {
    // Where the lists stand follows from what is above them: that is drawn where nothing shows.
    var nothing = Canvas(size: Size(columns: 0, rows: 0))
    let lists = lists(in: rect, below: drawSelected(on: &nothing, in: rect))
    guard let list = lists.first(where: { $0.rect.contains(place) }) else { return nil }
    let row = place.y - list.rect.y - 1
    return list.ranking.entries.indices.contains(row) ? list.ranking.entries[row].unit : nil
  }

  /// Draws what is said of the selected unit; returns how many rows that takes.
  private func drawSelected(on canvas: inout Canvas, in rect: Rect) -> Int {
    var used = drawValues(on: &canvas, in: rect) - rect.y + 1
    let ledger = rect.rows(min(used, rect.rows)..<rect.rows)
    if let change, ledger.rows >= 5 {
      drawLedger(of: change, on: &canvas, in: ledger)
      used += 5
    }
    if let span, let share = span.share, rect.rows - used >= 4 {
      drawSpan(span, share, on: &canvas, in: rect.rows(used..<rect.rows))
      used += 4
    }
    return used
  }

  /// Where the lists stand, below so many rows. Without its legend no picture can be read: it comes
  /// before them.
  private func lists(in rect: Rect, below used: Int) -> [(ranking: UnitRanking, rect: Rect)] {
    var used = used
    var lists: [(ranking: UnitRanking, rect: Rect)] = []
    for ranking in rankings where rect.rows - used >= UnitRanking.rows + 1 + legend.rowCount {
      lists.append((ranking, rect.rows(used..<used + UnitRanking.rows)))
      used += UnitRanking.rows + 1
    }
    return lists
  }

  private func drawValues(on canvas: inout Canvas, in rect: Rect) -> Int {
    canvas.write(
      "\(texts.unit) \(unit)", x: rect.x, y: rect.y, style: appearance.style(.strong))
    let moment = "t \(step)"
    canvas.write(
      moment, x: rect.x + valueEnd - moment.count, y: rect.y, style: appearance.style(.strong))
    if let pinned {
      let text = "A \(pinned.step)"
      canvas.write(
        text, x: rect.x + pinEnd - text.count, y: rect.y, style: appearance.style(.dim))
    }
    var y = rect.y + 1
    if let input {
      row("x", texts.input, Numbers.precise(input), y: y, on: &canvas, rect)
      if let before = pinned?.input { pinnedValue(Numbers.precise(before), y: y, &canvas, rect) }
      y += 1
    }
    for signal in signals {
      let values = snapshot[signal]
      guard unit < values.count, y < rect.endY else { continue }
      row(
        signal.symbol(in: appearance), appearance.plain(texts.signal(signal).long),
        signal.isGate ? Numbers.preciseGate(values[unit]) : Numbers.precise(values[unit]), y: y,
        on: &canvas, rect)
      if let before = pinned?.snapshot[signal][unit] {
        pinnedValue(
          signal.isGate ? Numbers.preciseGate(before) : Numbers.precise(before), y: y, &canvas,
          rect)
      }
      y += 1
    }
    return y
  }

  private func row(
    _ symbol: String, _ name: String, _ value: String, y: Int, on canvas: inout Canvas, _ rect: Rect
  ) {
    canvas.write(symbol, x: rect.x, y: y, style: appearance.style(.strong))
    canvas.write(name, x: rect.x + 3, y: y, style: appearance.style(.dim))
    canvas.write(value, x: rect.x + valueEnd - value.count, y: y, end: rect.endX)
  }

  private func pinnedValue(_ value: String, y: Int, _ canvas: inout Canvas, _ rect: Rect) {
    canvas.write(
      value, x: rect.x + pinEnd - value.count, y: y, style: appearance.style(.dim),
      end: rect.endX)
  }

  /// Where the numbers end.
  private var valueEnd: Int { pinned == nil ? 24 : 22 }

  /// Where the numbers at the pin end.
  private var pinEnd: Int { 31 }

  private func drawSpan(
    _ span: Span, _ share: Float, on canvas: inout Canvas, in rect: Rect
  ) {
    let named = { (text: String) in text.replacing("%", with: memory) }
    canvas.write(
      named(texts.pin.along), x: rect.x, y: rect.y, style: appearance.style(.strong))
    let percent = Numbers.percentage(share).trimmingBlanks + " %"
    for (row, word, value, role) in [
      (1, "\(named(texts.pin.left)) \(percent)", span.left, Role.kept),
      (2, texts.pin.written, span.written, .written),
    ] {
      canvas.write(word, x: rect.x, y: rect.y + row, style: appearance.style(role))
      let text = Numbers.signed(value)
      canvas.write(
        text, x: rect.x + pinEnd - text.count, y: rect.y + row, style: appearance.style(role),
        end: rect.endX)
    }
  }

  private func drawLedger(of change: UnitStep, on canvas: inout Canvas, in rect: Rect) {
    let title = texts.howChanged.split(separator: "%", omittingEmptySubsequences: false)
    let end = canvas.write(
      title.joined(separator: "\(memory)[\(unit)]"), x: rect.x, y: rect.y,
      style: appearance.style(.strong))
    canvas.write(
      appearance.plain("±") + Numbers.short(scale), x: end + 1, y: rect.y,
      style: appearance.style(.dim), end: rect.endX)
    LedgerBar(step: change, scale: scale, appearance: appearance, texts: texts)
      .draw(into: &canvas, in: rect.rows(1..<3))
    var x = rect.x
    for (role, word) in [
      (Role.kept, texts.kept), (.letGo, texts.letGo), (.written, texts.written),
    ] {
      canvas.put(
        Cell(appearance.fill(role), style: appearance.style(role)), x: x, y: rect.y + 3)
      x = canvas.write(word, x: x + 2, y: rect.y + 3, style: appearance.style(role)) + 2
    }
  }
}
