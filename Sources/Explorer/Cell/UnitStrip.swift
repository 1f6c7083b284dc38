import Recurrent
import Screen

/// All signals of some units about the selected one at a step, as colours with numbers in them.
struct UnitStrip {
  let figures: CellFigures
  /// The stop inside the step: its signal's numbers are written, and what comes later is `?`.
  let stage: CellStage
  let ordered: OrderedUnits
  let appearance: Appearance
  let texts: Texts

  /// Draws the strip if all of it fits.
  ///
  /// - Returns: the first row that is free.
  func draw(into canvas: inout Canvas, in rect: Rect) -> Int {
    let signals = figures.kind.panels
    guard rect.rows >= signals.count + 1 else { return rect.y }
    let cellColumns = cellColumns(in: rect)
    let units = shownUnits(in: rect)
    drawHeader(units, cellColumns, on: &canvas, rect)
    for (row, signal) in signals.enumerated() {
      drawRow(signal, units, cellColumns, y: rect.y + 1 + row, on: &canvas, rect)
    }
    return rect.y + 1 + signals.count
  }

  /// The unit at a place of the strip, if there is one.
  func unit(at place: Point, in rect: Rect) -> Int? {
    let rows = figures.kind.panels.count + 1
    let offset = place.x - rect.x - labelColumns
    guard rect.rows >= rows, (rect.y..<rect.y + rows).contains(place.y), offset >= 0 else {
      return nil
    }
    let units = shownUnits(in: rect)
    let index = units.startIndex + offset / cellColumns(in: rect)
    return units.indices.contains(index) ? units[index] : nil
  }

  private func cellColumns(in rect: Rect) -> Int { rect.columns >= 150 ? 8 : 5 }

  private func shownUnits(in rect: Rect) -> ArraySlice<Int> {
    let count = ordered.units.count
    let shown = min(16, count, max(1, (rect.columns - 24) / cellColumns(in: rect)))
    let first = min(max(ordered.places[figures.unit] - shown / 2, 0), count - shown)
    return ordered.units[first..<first + shown]
  }

  private func drawHeader(
    _ units: ArraySlice<Int>, _ cellColumns: Int, on canvas: inout Canvas, _ rect: Rect
  ) {
    let dim = appearance.style(.dim)
    let first = rect.x + labelColumns
    if units.count < ordered.units.count {
      let dash = appearance.text("–", ascii: "-")
      canvas.write(
        "\(units.startIndex)\(dash)\(units.endIndex - 1)/\(ordered.units.count)",
        x: first + 1 + cellColumns * units.count, y: rect.y, style: dim, end: rect.endX)
    }
    canvas.write(texts.cell.units, x: rect.x, y: rect.y, style: dim, end: rect.endX)
    for (offset, unit) in units.enumerated() {
      let isSelected = unit == figures.unit
      // Four digits leave no room for the u.
      canvas.write(
        isSelected && unit < 1000 ? "u\(unit)" : "\(unit)",
        x: first + offset * cellColumns + (cellColumns - 3) / 2, y: rect.y,
        style: appearance.style(isSelected ? .strong : .dim), end: rect.endX)
    }
  }

  private func drawRow(
    _ signal: Signal, _ units: ArraySlice<Int>, _ cellColumns: Int, y: Int,
    on canvas: inout Canvas, _ rect: Rect
  ) {
    let isStop = signal == stage.signal || stage == .update && signal == .cellState
    canvas.write(
      signal.symbol(in: appearance), x: rect.x, y: y,
      style: appearance.style(isStop ? .strong : .dim))
    let first = rect.x + labelColumns
    guard isKnown(signal) else {
      canvas.write("?", x: first, y: y, style: appearance.style(.dim))
      return
    }
    let shading = Shading(scale: signal.scale, appearance: appearance)
    let values = figures.snapshot[signal]
    for (offset, unit) in units.enumerated() {
      let value = values[unit]
      let cell = shading.cell(value)
      let x = first + offset * cellColumns
      for column in 0..<cellColumns { canvas.put(cell, x: x + column, y: y) }
      // Wide cells have room for all numbers; in narrow ones they would be all that is seen.
      guard isStop || cellColumns >= 8 else { continue }
      shading.write(
        Numbers.padded(Numbers.brief(value), to: 4), over: cell, x: x + (cellColumns - 5) / 2,
        y: y, on: &canvas)
    }
  }

  private var labelColumns: Int { 5 }

  /// Whether the walk has come to where a signal is computed.
  private func isKnown(_ signal: Signal) -> Bool {
    let stages = figures.kind.stages
    let stop = stages.firstIndex { stop in
      switch stop {
      case .update: signal == .cellState
      case .blend, .activation: signal == .hiddenState
      case .sum: false
      default: stop.signal == signal
      }
    }
    guard let stop, let here = stages.firstIndex(of: stage) else { return true }
    return stop <= here
  }
}
