import Recurrent
import Screen

extension Explorer {
  var unitLayout: UnitLayout {
    UnitLayout(
      size: size, signals: panelSignals, memory: recurrentLayer.kind.memory,
      hasChanges: recurrentLayer.kind.family != .rnn)
  }

  /// Page 3: everything of one unit as curves over time.
  func drawUnit(on canvas: inout Canvas) {
    let layout = unitLayout
    let axis = timeAxis
    if let input = layout.input {
      drawInput(on: &canvas, in: input, error: nil, axis: axis, gutterText: layout.gutterText)
    }
    drawRuler(axis, on: &canvas, y: layout.ruler)
    for row in layout.curves {
      curve(of: row.signal, axis, layout).draw(into: &canvas, in: row.rect)
    }
    if let rect = layout.changes { drawChanges(on: &canvas, in: rect, axis) }
    drawCursorLine(on: &canvas, from: layout.ruler + 1, axis)
    if let first = layout.curves.first {
      canvas.cursor = Point(x: axis.middle(of: step), y: first.rect.y)
    }
  }

  private func curve(of signal: Signal, _ axis: TimeAxis, _ layout: UnitLayout) -> SignalCurve {
    let now = trace[step, layer][signal][unit]
    let isMemory = signal == recurrentLayer.kind.memory
    let end = isMemory ? min(memoryScale, .greatestFiniteMagnitude) : 1
    return SignalCurve(
      symbol: signal.symbol(in: appearance), name: appearance.plain(texts.signal(signal).short),
      value: signal.isGate ? Numbers.preciseGate(now) : Numbers.precise(now),
      values: curveValues(of: signal, unit: unit, on: axis),
      range: signal.isGate ? 0...1 : -end...end,
      scale: signal.isGate ? "0…1" : appearance.plain("±\(Numbers.short(end))"), axis: axis,
      appearance: appearance, gutterText: layout.gutterText)
  }

  /// How much of the memory was kept and how much written, in a bin of several steps each at the step
  /// where it was most, and the cursor's numbers.
  private func drawChanges(on canvas: inout Canvas, in rect: Rect, _ axis: TimeAxis) {
    guard let sizes = changeSizes(on: axis), let change = change(at: step) else { return }
    let chart = Chart(axis: axis, appearance: appearance)
    let gutterText = unitLayout.gutterText
    for (row, word, role, amounts, amount) in [
      (rect.y, texts.kept, Role.kept, sizes.kept, change.kept),
      (rect.y + 1, texts.written, .written, sizes.written, change.written),
    ] {
      let end = canvas.write(word, x: 0, y: row, style: appearance.style(role), end: gutterText)
      let now = Numbers.signed(amount).trimmingBlanks
      canvas.writeWhole(now, x: max(end + 1, gutterText - now.count), y: row, end: gutterText)
      chart.bars(
        amounts.map { memoryScale > 0 ? $0 / memoryScale : 0 }, y: row,
        style: appearance.style(role), on: &canvas)
    }
  }

  /// A dotted line at the cursor's step, only where nothing else is.
  func drawCursorLine(
    on canvas: inout Canvas, from top: Int, until end: Int? = nil, _ axis: TimeAxis
  ) {
    let x = axis.middle(of: step)
    let cell = Cell(appearance.isUnicode ? "┊" : ":", style: appearance.style(.dim))
    for y in top..<max(top, end ?? size.rows - 2) where canvas[x, y] == .blank {
      canvas.put(cell, x: x, y: y)
    }
  }
}
