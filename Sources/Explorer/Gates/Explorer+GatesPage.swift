import Recurrent
import Screen

extension Explorer {
  /// Page 1: the signals of all units over time, and what the selected unit did at the cursor.
  func drawGates(on canvas: inout Canvas) {
    let layout = gatesLayout
    let axis = timeAxis
    drawInput(
      on: &canvas, in: layout.input, error: layout.error, axis: axis,
      gutterText: layout.gutterText)
    drawRuler(axis, on: &canvas, y: layout.ruler)
    for panel in layout.panels {
      drawPanel(panel, on: &canvas, layout, axis)
    }
    drawMarks(on: &canvas, layout, axis)
    drawEvents(on: &canvas, layout, axis)
    if let rect = layout.memory {
      memoryTrace(axis, until: axis.steps.upperBound).draw(into: &canvas, in: rect)
    }
    if let rect = layout.inspector { inspector(layout).draw(into: &canvas, in: rect) }
    canvas.cursor = cursor(layout)
  }

  /// The numbers of the steps, with how many of them a column has where it has several.
  func drawRuler(_ axis: TimeAxis, on canvas: inout Canvas, y: Int) {
    Ruler(
      axis: axis, step: step, pin: pin, bookmarks: bookmarkedSteps, appearance: appearance,
      words: axis.isBinned ? texts.time.stepsPerColumn(axis.stepsPerBin) : ""
    ).draw(into: &canvas, y: y)
  }

  /// The input, and how far a prediction of it was off.
  func drawInput(
    on canvas: inout Canvas, in rect: Rect?, error: Int?, axis: TimeAxis, gutterText: Int
  ) {
    let sequence = trace.sequence
    let bins = axis.isBinned ? pageBins : nil
    InputStrip(
      values: axis.isBinned
        ? bins?.input.map { CurveValues(lows: $0.minima, highs: $0.maxima) }
        : CurveValues(Array(sequence.rows(axis.steps))),
      featureCount: sequence.featureCount,
      tokens: sequence.isTokens ? tokens ?? [] : nil,
      range: sequence.valueRange,
      errors: axis.isBinned ? bins?.errors : trace.predictionErrors(steps: axis.steps), axis: axis,
      appearance: appearance, texts: texts, gutterText: gutterText, choice: inputChoice,
      names: sequence.columnNames, ranges: inputRanges
    ).draw(into: &canvas, input: rect, error: error)
  }

  private func drawPanel(
    _ panel: GatesLayout.Panel, on canvas: inout Canvas, _ layout: GatesLayout, _ axis: TimeAxis
  ) {
    SignalPanel(
      symbol: panel.signal.symbol(in: appearance), names: names(of: panel.signal),
      shading: Shading(scale: scale(of: panel.signal), appearance: appearance),
      values: values(of: panel.signal, on: axis),
      width: recurrentLayer.width(of: panel.signal), units: shownUnits(panel),
      firstPlace: firstPlace, selectedUnit: unit, rows: panel.rows,
      isFocused: panel.signal == viewpoint.focus, showsValues: viewpoint.showsValues,
      quantiles: pageQuantiles?.signals[panel.signal] ?? [], axis: axis,
      reduction: reductionWords(panel.signal, axis),
      gutterText: layout.gutterText
    ).draw(into: &canvas, in: panel.rect)
    guard layout.scrollBar != nil, !panel.isSingle else { return }
    ScrollBar(
      first: firstPlace, shown: panel.rows.visibleUnits, count: recurrentLayer.hiddenSize,
      appearance: appearance
    ).draw(into: &canvas, in: scrollBarRect(of: panel, layout))
  }

  /// The bar beside a panel's units; empty where the layout has none.
  func scrollBarRect(of panel: GatesLayout.Panel, _ layout: GatesLayout) -> Rect {
    let header = panel.rows.quantiles.rows
    return Rect(
      x: layout.scrollBar ?? panel.rect.endX, y: panel.rect.y + header,
      columns: layout.scrollBar == nil ? 0 : 1, rows: panel.rect.rows - header)
  }

  private func shownUnits(_ panel: GatesLayout.Panel) -> [Int] {
    (0..<panel.rect.rows).filter(panel.rows.isFirst).flatMap { units(of: panel, inRow: $0) }
  }

  /// The selected unit's memory on the page, up to the column with a step that is not shown any more.
  func memoryTrace(_ axis: TimeAxis, until end: Int) -> MemoryTrace {
    let bins = axis.steps.contains(end) ? axis.bin(of: end) : axis.binCount
    let memory = recurrentLayer.kind.memory
    let changes = changeSizes(on: axis)
    return MemoryTrace(
      values: curveValues(of: memory, unit: unit, on: axis).prefix(bins),
      changes: changes.map { (Array($0.kept.prefix(bins)), Array($0.written.prefix(bins))) },
      memory: memory.symbol(in: appearance), scale: memoryScale, unit: unit,
      axis: axis, appearance: appearance, texts: texts)
  }

  /// What was done with the steps of a column, the longest wording first.
  private func reductionWords(_ signal: Signal, _ axis: TimeAxis) -> [String] {
    guard axis.isBinned else { return [] }
    return texts.time.reductions(
      viewpoint.binning.reduction(of: signal, in: recurrentLayer), axis.stepsPerBin)
  }

  /// A mark at the cursor's step in the blank rows between the panels: it leads the eye down without
  /// covering a value.
  private func drawMarks(on canvas: inout Canvas, _ layout: GatesLayout, _ axis: TimeAxis) {
    let mark = Cell(appearance.isUnicode ? "│" : "|", style: appearance.style(.strong))
    for (upper, lower) in zip(layout.panels, layout.panels.dropFirst()) {
      for y in upper.rect.endY..<lower.rect.y {
        canvas.put(mark, x: axis.middle(of: step), y: y)
      }
    }
  }

  func inspector(_ layout: GatesLayout) -> Inspector {
    let sequence = trace.sequence
    return Inspector(
      unit: unit, step: step, input: sequence.featureCount == 1 ? sequence[step, 0] : nil,
      snapshot: trace[step, layer],
      pinned: pin.map { pin in
        (
          step: pin, input: sequence.featureCount == 1 ? sequence[pin, 0] : nil,
          snapshot: trace[pin, layer]
        )
      }, span: span,
      signals: panelSignals,
      legend: legend(of: layout.panels.map(\.signal)), rankings: rankings,
      change: change(at: step),
      memory: recurrentLayer.kind.memory.symbol(in: appearance),
      scale: memoryScale, appearance: appearance, texts: texts)
  }

  /// What the selected unit kept and wrote at a step; `nil` for a vanilla cell.
  func change(at step: Int) -> UnitStep? {
    UnitStep(
      trace[step, layer], of: recurrentLayer, unit: unit,
      before: trace.state(before: step, layer: layer).memory[unit])
  }

  /// What added up in the selected unit of a vanilla cell at a step.
  func vanillaStep(at step: Int) -> VanillaStep {
    let hidden = trace.state(before: step, layer: layer).hidden
    return VanillaStep(
      before: hidden[unit], after: trace[step, layer].hiddenState[unit],
      sums: recurrentLayer.sums(
        row: unit, input: trace.input(ofLayer: layer, at: step), hidden: hidden))
  }

  /// The selected unit's largest |C|; until the whole is known, the largest on this page.
  var memoryScale: Float {
    if let largestMemory { return largestMemory[layer][unit] }
    let values = curveValues(of: recurrentLayer.kind.memory, unit: unit, on: timeAxis)
    return (values.lows + values.highs).reduce(0) { max($0, abs($1)) }
  }

  /// The hardware cursor stands on the selected unit's mark beside the first panel. On a heatmap's
  /// cell a block cursor would show a wrong value: it swaps the colours of two units.
  private func cursor(_ layout: GatesLayout) -> Point? {
    guard let panel = layout.panels.first else { return nil }
    let offset = orderedUnits.places[unit] - firstPlace
    let row = panel.isSingle ? 0 : panel.rows.row(of: offset)
    return Point(x: layout.chart.lowerBound - 1, y: panel.rect.y + row)
  }
}
