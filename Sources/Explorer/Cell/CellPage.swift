import Recurrent
import Screen

/// Page 2: one unit's cell at one step, from stop to stop.
struct CellPage {
  let figures: CellFigures
  let stage: CellStage
  let options: CellOptions
  /// The unit's largest |C|.
  let scale: Float
  /// The layer's units, for the strip.
  let ordered: OrderedUnits
  let appearance: Appearance
  let texts: Texts
  /// The column at which the page's contents begin.
  let textX: Int

  /// Draws the page.
  ///
  /// - Returns: the first row that is free.
  func draw(into canvas: inout Canvas, in rect: Rect) -> Int {
    let y = drawParts(into: &canvas, in: rect)
    return strip.draw(into: &canvas, in: stripRect(in: rect, from: y))
  }

  /// The first row that is free below the page.
  func end(in rect: Rect) -> Int {
    var nothing = CellPage.nothing
    return draw(into: &nothing, in: rect)
  }

  /// The unit that the strip has at a place, if it has one there.
  func unit(at place: Point, in rect: Rect) -> Int? {
    // Where the strip stands follows from what is above it: that is drawn where nothing shows.
    var nothing = CellPage.nothing
    return strip.unit(at: place, in: stripRect(in: rect, from: drawParts(into: &nothing, in: rect)))
  }

  /// The stop whose name is at a place, counted from the first.
  func stop(at place: Point, in rect: Rect) -> Int? {
    guard place.y == rect.y else { return nil }
    return stops(in: rect).firstIndex { $0.columns.contains(place.x) }
  }

  private static let nothing = Canvas(size: Size(columns: 0, rows: 0))

  private var strip: UnitStrip {
    UnitStrip(
      figures: figures, stage: stage, ordered: ordered, appearance: appearance, texts: texts)
  }

  /// What is left for the strip, a blank row below what is above it.
  private func stripRect(in rect: Rect, from y: Int) -> Rect {
    Rect(
      x: textX, y: y + 1, columns: rect.columns - textX, rows: max(0, rect.endY - y - 1))
  }

  /// All but the strip; returns the next free row.
  private func drawParts(into canvas: inout Canvas, in rect: Rect) -> Int {
    drawStops(into: &canvas, in: rect)
    var y = rect.y + (rect.rows >= 20 ? 2 : 1)
    let hasDiagram = rect.rows >= 17 && rect.columns >= CellDiagramSize.columns + 2
    if hasDiagram {
      let rows = CellDiagramSize.rows(within: rect.rows - rowsBesideDiagram)
      diagram.draw(
        into: &canvas, in: Rect(x: textX, y: y, columns: rect.columns - 2 * textX, rows: rows))
      y += rows + (rect.rows >= 21 ? 1 : 0)
    }
    y = drawWords(into: &canvas, in: rect, y: y)
    if !hasDiagram { y = drawSignals(into: &canvas, in: rect, y: y) }
    return drawLedger(into: &canvas, in: rect, y: y)
  }

  /// The stops with a blank row, equation and sentences, ledger bar, strip, and blank rows between
  /// and behind.
  private var rowsBesideDiagram: Int { 2 + 1 + 4 + 2 + 1 + figures.kind.panels.count + 1 + 1 }

  private func drawStops(into canvas: inout Canvas, in rect: Rect) {
    for (stop, name, columns) in stops(in: rect) {
      canvas.write(
        name, x: columns.lowerBound, y: rect.y,
        style: appearance.style(stop == stage ? .marked : .dim))
    }
  }

  /// The names of the stops and where they stand, as many as fit.
  private func stops(in rect: Rect) -> [(stop: CellStage, name: String, columns: Range<Int>)] {
    var x = rect.x + 1
    let places = figures.kind.stages.map { stop in
      let name = " \(texts.cell.stage(stop)) "
      let columns = x..<x + name.columns
      x = columns.upperBound + (rect.columns >= 70 ? 2 : 0)
      return (stop: stop, name: name, columns: columns)
    }
    return Array(places.prefix { $0.columns.upperBound <= rect.endX })
  }

  private var diagram: any CellDiagram {
    let pen = DiagramPen(appearance: appearance)
    switch figures.kind.family {
    case .lstm: return LSTMDiagram(figures: figures, stage: stage, pen: pen, texts: texts)
    case .gru:
      return GRUDiagram(
        figures: figures, stage: stage, pen: pen, texts: texts, convention: options.updateGate)
    case .rnn:
      return VanillaDiagram(
        figures: figures, stage: stage, pen: pen, activation: options.candidateActivation.symbol)
    }
  }

  /// The equation with its numbers, and two sentences; returns the next free row.
  private func drawWords(into canvas: inout Canvas, in rect: Rect, y: Int) -> Int {
    var y = y
    let equation = CellEquation(
      figures: figures, stage: stage, options: options, appearance: appearance,
      columns: rect.columns - textX)
    for line in equation.lines where y < rect.endY {
      canvas.write(line, x: textX, y: y, end: rect.endX)
      y += 1
    }
    // Two rows are kept for the equation, so that nothing jumps from stop to stop.
    if equation.lines.count < 2, rect.rows >= 19 { y += 1 }
    let sentences = [
      (texts.cell.explains(stage), Role.plain),
      (texts.cell.tells(stage, CellNumbers(figures, at: stage)), .strong),
    ]
    for (text, role) in sentences where y < rect.endY {
      canvas.write(
        appearance.plain(text), x: textX, y: y, style: appearance.style(role), end: rect.endX)
      y += 1
    }
    return y
  }

  /// Where no diagram fits: the values that are known so far.
  private func drawSignals(into canvas: inout Canvas, in rect: Rect, y: Int) -> Int {
    var y = y
    let stages = figures.kind.stages
    let known = stages.prefix { $0 != stage } + [stage]
    for stop in stages where y < rect.endY {
      guard let signal = stop.signal, stop != .sum || known.contains(.activation) else { continue }
      canvas.write(
        signal.symbol(in: appearance), x: textX, y: y, style: appearance.style(.strong))
      let value =
        signal.isGate ? Numbers.preciseGate(figures[signal]) : Numbers.precise(figures[signal])
      canvas.write(
        known.contains(stop) ? value : "      ?", x: textX + 3, y: y, end: rect.endX)
      y += 1
    }
    return y
  }

  private func drawLedger(into canvas: inout Canvas, in rect: Rect, y: Int) -> Int {
    let last = figures.kind.stages.last { $0 == .update || $0 == .blend }
    guard let change = figures.change, let last, rect.endY - y >= 2 else { return y }
    let stages = figures.kind.stages
    // The bar shows what is computed at the update.
    let isKnown = (stages.firstIndex(of: stage) ?? 0) >= (stages.firstIndex(of: last) ?? 0)
    guard isKnown else { return y + 2 }
    LedgerBar(step: change, scale: scale, appearance: appearance, texts: texts).draw(
      into: &canvas,
      in: Rect(x: textX, y: y, columns: min(72, rect.columns - textX - 1), rows: 2))
    return y + 2
  }
}
