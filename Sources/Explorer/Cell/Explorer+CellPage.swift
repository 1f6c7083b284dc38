import Recurrent
import Screen

extension Explorer {
  /// The stop inside the step at which page 2 stands.
  var stage: CellStage {
    let stages = recurrentLayer.kind.stages
    return stages[min(max(viewpoint.stage, 0), stages.count - 1)]
  }

  /// Whether page 2 hides what the step will come to: then nothing else may tell it.
  var isInsideStep: Bool { page == .cell && stage != recurrentLayer.kind.stages.last }

  /// Page 2: the cell as a data-flow diagram with the selected unit's numbers of this step; where
  /// there is room below it, where in time the step is.
  func drawCell(on canvas: inout Canvas) {
    let end = cellPage.draw(into: &canvas, in: cellRect)
    if let rect = pastRect(below: end) { drawPastMemory(on: &canvas, in: rect) }
  }

  /// Where the memory's past is shown: what the cell leaves from a row on, if it is enough.
  func pastRect(below end: Int) -> Rect? {
    let page = cellRect
    let rest = page.rows(min(end + 1 - page.y, page.rows)..<page.rows)
    return rest.rows >= 7 ? rest.rows(0..<min(rest.rows - 1, 11)) : nil
  }

  var cellRect: Rect {
    Rect(x: 0, y: 1, columns: size.columns, rows: max(0, size.rows - 3))
  }

  var cellPage: CellPage {
    let figures = CellFigures(
      of: recurrentLayer, unit: unit, step: step, in: trace, layerIndex: layer)
    return CellPage(
      figures: figures, stage: stage, options: recurrentLayer.options,
      scale: largestMemory?[layer][unit]
        ?? max(abs(figures.memoryBefore), abs(figures.memoryAfter)),
      ordered: orderedUnits, appearance: appearance, texts: texts,
      textX: size.columns >= 110 ? 6 : 2)
  }

  /// The unit's memory over time; what this step has not computed yet is left out.
  private func drawPastMemory(on canvas: inout Canvas, in rect: Rect) {
    let axis = timeAxis
    drawRuler(axis, on: &canvas, y: rect.y)
    let trace = memoryTrace(axis, until: isInsideStep ? step : axis.steps.upperBound)
    trace.draw(into: &canvas, in: rect.rows(1..<rect.rows))
  }

  /// Goes on inside the step; behind its last stop to the first one of the next step.
  mutating func walk(by count: Int) {
    let stages = recurrentLayer.kind.stages.count
    let here = min(max(viewpoint.stage, 0), stages - 1)
    let place = step.saturatingTimes(stages).saturatingAdd(here).saturatingAdd(count)
    let last = trace.stepCount.saturatingTimes(stages) - 1
    let target = min(max(place, 0), last)
    (step, viewpoint.stage) = (target / stages, target % stages)
  }
}
