import Recurrent
import Screen

extension Explorer {
  /// What lies under a place of the screen. The layouts that drawing goes by say where things are.
  func target(at place: Point) -> Target? {
    guard (0..<size.columns).contains(place.x) else { return nil }
    if place.y == size.rows - 1 { return footer.target(atColumn: place.x) }
    guard helpLine == nil else { return nil }
    guard bookmarkLine == nil else {
      return bookmarkList.bookmark(at: place, in: bookmarkRect).map { .bookmark($0) }
    }
    switch page {
    case .gates: return gatesTarget(at: place)
    case .cell: return cellTarget(at: place)
    case .unit: return unitPageTarget(at: place)
    case .units: return unitsPage?.unit(at: place).map { .moment(unit: $0) }
    case .output: return outputStep(at: place).map { .moment(step: $0) }
    }
  }

  // MARK: Page 1

  private func gatesTarget(at place: Point) -> Target? {
    let layout = gatesLayout
    if let panel = layout.panels.first(where: { $0.rect.contains(place) }) {
      return target(at: place, in: panel, layout)
    }
    if let rect = layout.inspector, rect.contains(place) {
      return inspector(layout).unit(at: place, in: rect).map { .moment(unit: $0) }
    }
    if place.x == layout.scrollBar { return scrollBarTarget(at: place, layout) }
    if let rect = layout.overview, rect.contains(place) {
      let layer = overviewLayers(rect.rows)[place.y - rect.y]
      return overviewStep(atColumn: place.x).map { .moment(step: $0, layer: layer) }
    }
    let rows = [layout.error, layout.ruler].compactMap { $0 }
    let rects = [layout.input, layout.events, layout.memory].compactMap { $0 }
    guard rows.contains(place.y) || rects.contains(where: { $0.contains(place) }) else {
      return nil
    }
    return timeAxis.step(atColumn: place.x).map { .moment(step: $0) }
  }

  /// A cell's step and unit, of quantiles the step; beside the cells the row's unit, beside that the
  /// panel.
  private func target(
    at place: Point, in panel: GatesLayout.Panel, _ layout: GatesLayout
  ) -> Target? {
    if place.x < layout.gutterText { return .panel(panel.signal) }
    let unit = unit(among: units(of: panel, inRow: place.y - panel.rect.y))
    if place.x < layout.chart.lowerBound { return unit.map { .moment(unit: $0) } }
    return timeAxis.step(atColumn: place.x).map { .moment(step: $0, unit: unit) }
  }

  /// The upper one of the units of a row, but the lower one when the upper one is selected already.
  private func unit(among units: ArraySlice<Int>) -> Int? {
    units.first == unit ? units.last : units.first
  }

  /// The unit whose place is as far down among all as a place of a scroll bar.
  private func scrollBarTarget(at place: Point, _ layout: GatesLayout) -> Target? {
    let bars = layout.panels.filter { !$0.isSingle }.map { scrollBarRect(of: $0, layout) }
    let units = orderedUnits.units
    guard layout.visibleUnits < units.count,
      let rect = bars.first(where: { $0.contains(place) }), rect.rows > 1
    else { return nil }
    return .moment(unit: units[(place.y - rect.y) * (units.count - 1) / (rect.rows - 1)])
  }

  private func overviewStep(atColumn x: Int) -> Int? {
    let columns = gatesLayout.chart.lowerBound..<timeAxis.endX
    guard columns.contains(x) else { return nil }
    return Overview.step(
      ofColumn: x - columns.lowerBound, of: columns.count, stepCount: trace.stepCount)
  }

  // MARK: Page 2

  private func cellTarget(at place: Point) -> Target? {
    let page = cellPage
    if let stop = page.stop(at: place, in: cellRect) { return .stop(stop) }
    if let unit = page.unit(at: place, in: cellRect) { return .moment(unit: unit) }
    guard let past = pastRect(below: page.end(in: cellRect)), past.contains(place) else {
      return nil
    }
    return timeAxis.step(atColumn: place.x).map { .moment(step: $0) }
  }

  // MARK: Pages 3 and 8

  private func unitPageTarget(at place: Point) -> Target? {
    let layout = unitLayout
    let rects = layout.curves.map(\.rect) + [layout.input, layout.changes].compactMap { $0 }
    guard place.y == layout.ruler || rects.contains(where: { $0.contains(place) }) else {
      return nil
    }
    return timeAxis.step(atColumn: place.x).map { .moment(step: $0) }
  }

  private func outputStep(at place: Point) -> Int? {
    if let rects = classRects {
      if let text = rects.text { return tokenText(in: text).step(at: place, in: text) }
      guard let input = rects.input, place.y >= input.y - 1, place.y < input.endY else {
        return nil
      }
      return timeAxis.step(atColumn: place.x)
    }
    let layout = outputLayout
    let end =
      trace.network.outputKind == .values ? layout.comparison.numbers.y : layout.body.endY
    guard (layout.ruler..<end).contains(place.y) else { return nil }
    return timeAxis.step(atColumn: place.x)
  }
}
