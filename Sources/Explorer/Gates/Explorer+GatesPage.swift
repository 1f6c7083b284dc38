import Recurrent
import Screen

extension Explorer {
  /// Page 1: the signals of all units over time, and what the selected unit did at the cursor.
  func drawGates(on canvas: inout Canvas) {
    let layout = gatesLayout
    let axis = layout.axis(self)
    drawInput(on: &canvas, layout, axis)
    Ruler(axis: axis, step: step, appearance: appearance).draw(into: &canvas, y: layout.ruler)
    for panel in layout.panels {
      drawPanel(panel, on: &canvas, layout, axis)
    }
    if let rect = layout.memory { drawMemory(on: &canvas, in: rect, axis) }
    if let rect = layout.inspector { inspector.draw(into: &canvas, in: rect) }
    canvas.cursor = cursor(layout, axis)
  }

  private func drawInput(on canvas: inout Canvas, _ layout: GatesLayout, _ axis: TimeAxis) {
    let sequence = trace.sequence
    InputStrip(
      values: Array(sequence.rows(axis.steps)), featureCount: sequence.featureCount,
      range: sequence.valueRange, errors: trace.predictionErrors(steps: axis.steps), axis: axis,
      appearance: appearance, texts: texts, gutterText: layout.gutterText
    ).draw(into: &canvas, input: layout.input, error: layout.error)
  }

  private func drawPanel(
    _ panel: GatesLayout.Panel, on canvas: inout Canvas, _ layout: GatesLayout, _ axis: TimeAxis
  ) {
    var values = trace.values(of: panel.signal, layer: layer, steps: axis.steps)
    if panel.signal == .cellState { values = values.map(tanh) }
    SignalPanel(
      symbol: panel.signal.symbol(in: appearance), names: texts.signal(panel.signal),
      shading: Shading(scale: panel.signal.scale, appearance: appearance), values: values,
      width: recurrentLayer.width(of: panel.signal), units: shownUnits(panel, layout),
      selectedUnit: unit, isSplit: layout.isSplit && !panel.isSingle,
      rowsPerUnit: layout.rowsPerUnit, axis: axis, gutterText: layout.gutterText
    ).draw(into: &canvas, in: panel.rect)
  }

  private func shownUnits(_ panel: GatesLayout.Panel, _ layout: GatesLayout) -> Range<Int> {
    guard !panel.isSingle else { return unit..<unit + 1 }
    return firstUnit..<min(recurrentLayer.hiddenSize, firstUnit + layout.visibleUnits)
  }

  private func drawMemory(on canvas: inout Canvas, in rect: Rect, _ axis: TimeAxis) {
    let changes = axis.steps.map { change(at: $0) }
    MemoryTrace(
      values: changes.map(\.after), kept: changes.map(\.kept), written: changes.map(\.written),
      scale: memoryScale, unit: unit, axis: axis, appearance: appearance, texts: texts
    ).draw(into: &canvas, in: rect)
  }

  private var inspector: Inspector {
    let sequence = trace.sequence
    return Inspector(
      unit: unit, step: step, input: sequence.featureCount == 1 ? sequence[step, 0] : nil,
      snapshot: trace[step, layer],
      // A projection mixes the units: its h belongs to none of them.
      signals: recurrentLayer.kind.panels
        + [recurrentLayer.projection == nil ? .hiddenState : .gatedCellState],
      change: change(at: step), scale: memoryScale, appearance: appearance, texts: texts)
  }

  /// What the selected unit did at a step.
  func change(at step: Int) -> UnitStep {
    UnitStep(
      trace[step, layer], unit: unit, before: trace.state(before: step, layer: layer).cell[unit])
  }

  /// The selected unit's largest |C|; until the summary is there, the largest on this page.
  private var memoryScale: Float {
    if let summary { return summary.largestMemory[layer][unit] }
    let axis = gatesLayout.axis(self)
    let width = recurrentLayer.hiddenSize
    let values = trace.values(
      of: recurrentLayer.kind.memory, layer: layer, steps: axis.steps)
    return stride(from: unit, to: values.count, by: width).reduce(0) { max($0, abs(values[$1])) }
  }

  /// The hardware cursor stands on the selected unit's cell of the first panel.
  private func cursor(_ layout: GatesLayout, _ axis: TimeAxis) -> Point? {
    guard let panel = layout.panels.first else { return nil }
    let units = shownUnits(panel, layout)
    let offset = unit - units.lowerBound
    let row =
      panel.isSingle ? 0 : layout.isSplit ? offset / 2 : offset * layout.rowsPerUnit
    return Point(x: axis.middle(of: step), y: panel.rect.y + row)
  }
}
