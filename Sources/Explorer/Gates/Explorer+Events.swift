import Recurrent
import Screen

extension Explorer {
  /// What the events of the page were found for.
  struct EventsKey: Equatable, Sendable {
    let layer: Int
    let axis: TimeAxis
  }

  /// The events of the page, kept as long as it stands: finding them takes longer than drawing.
  struct PageEvents: Sendable {
    let key: EventsKey
    let events: EventBins
  }

  /// The strongest events of layers in the columns of the overview: the same on all pages.
  struct LayerOverviews: Sendable {
    /// How many columns they have.
    let columns: Int
    /// The strongest event of each column, by layer, of the layers that were shown.
    var strengths: [Int: [Float]] = [:]
  }

  /// The layers of the overview's rows: as many as there is room for, among them the one shown.
  func overviewLayers(_ rows: Int) -> Range<Int> {
    let first = min(max(layer - rows / 2, 0), trace.network.layers.count - rows)
    return first..<first + rows
  }

  /// Finds the page's events anew if it is another page.
  mutating func refreshEvents() {
    guard page == .gates, isLargeEnough, let summary else { return }
    let axis = timeAxis
    refreshOverviews(axis, by: summary)
    let key = EventsKey(layer: layer, axis: axis)
    guard pageEvents?.key != key else { return }
    let layerSummary = summary.layers[layer]
    pageEvents = PageEvents(
      key: key,
      events: axis.isBinned && readsSummary(axis)
        ? EventBins(axis, by: layerSummary)
        : EventBins(axis, reading: trace, layer: layer, by: layerSummary))
  }

  private mutating func refreshOverviews(_ axis: TimeAxis, by summary: TraceSummary) {
    let columns = axis.endX - axis.x
    var known = overviews ?? LayerOverviews(columns: columns)
    if known.columns != columns { known = LayerOverviews(columns: columns) }
    for layer in overviewLayers(gatesLayout.overview?.rows ?? 0)
    where known.strengths[layer] == nil {
      known.strengths[layer] = summary.layers[layer].strongestEvents(
        parts: columns, bucketCount: summary.bucketCount)
    }
    overviews = known
  }

  func drawEvents(on canvas: inout Canvas, _ layout: GatesLayout, _ axis: TimeAxis) {
    guard let pageEvents, pageEvents.key == EventsKey(layer: layer, axis: axis) else {
      if let rect = layout.overview { drawProgress(on: &canvas, y: rect.y, layout) }
      return
    }
    if let rect = layout.events {
      let row = EventsRow(
        events: pageEvents.events, unit: unit, cursor: axis.bin(of: step),
        noEvents: summary.map { $0.layers[layer].hasEvents(unit: unit) } == false
          ? texts.noEvents(recurrentLayer.kind.family != .rnn) : nil, axis: axis,
        appearance: appearance, texts: texts, gutterText: layout.gutterText)
      row.draw(into: &canvas, in: rect)
      if let y = layout.eventsLegend {
        canvas.write(row.legend, x: layout.chart.lowerBound, y: y, end: layout.chart.upperBound)
      }
    }
    if let rect = layout.overview { drawOverviews(on: &canvas, in: rect, layout, axis) }
  }

  /// A row a layer, as far as there is room.
  private func drawOverviews(
    on canvas: inout Canvas, in rect: Rect, _ layout: GatesLayout, _ axis: TimeAxis
  ) {
    let names = [texts.whole, texts.byLayer]
    for (row, layer) in overviewLayers(rect.rows).enumerated() {
      Overview(
        name: row < names.count ? names[row] : "", layer: rect.rows > 1 ? layer : nil,
        isSelected: layer == self.layer, strengths: overviews?.strengths[layer] ?? [],
        stepCount: trace.stepCount, window: axis.steps, step: step, bookmarks: bookmarkedSteps,
        x: layout.chart.lowerBound, appearance: appearance,
        gutterText: layout.gutterText
      ).draw(into: &canvas, y: rect.y + row)
    }
  }

  /// Where the whole sequence will be shown: how much of it is read so far.
  private func drawProgress(on canvas: inout Canvas, y: Int, _ layout: GatesLayout) {
    guard summary == nil else { return }
    let dim = appearance.style(.dim)
    canvas.write(texts.whole, x: 0, y: y, style: dim, end: layout.gutterText)
    let words =
      walkedShare.map { texts.time.reading(Int($0 * 100)) } ?? appearance.text("…", ascii: "..")
    canvas.write(
      appearance.plain(words), x: layout.chart.lowerBound, y: y, style: dim,
      end: layout.chart.upperBound)
  }

  /// Goes to the selected unit's next event, or the one before; has it none at all, to the steps at
  /// which most units have one.
  mutating func goToEvent(by count: Int) {
    guard let summary else { return }
    for _ in 0..<min(abs(count), trace.stepCount) {
      guard let target = eventStep(after: step, forward: count > 0, in: summary) else { break }
      step = target
    }
    let layerSummary = summary.layers[layer]
    guard !layerSummary.hasEvents(unit: unit) else { return }
    let haveOthers = (0..<recurrentLayer.hiddenSize).contains { layerSummary.hasEvents(unit: $0) }
    notice = haveOthers ? texts.othersEvents(unit) : texts.nobodysEvents
  }

  private func eventStep(after step: Int, forward: Bool, in summary: TraceSummary) -> Int? {
    let layerSummary = summary.layers[layer]
    let changes = layerSummary.changes
    let buckets = Array(0..<summary.bucketCount)
    let hasOwn = layerSummary.hasEvents(unit: unit)
    let counts = hasOwn ? [] : buckets.map { layerSummary.eventCount(inBucket: $0) }
    let most = counts.max() ?? 0
    guard hasOwn || most > 0 else { return nil }
    let here = summary.bucket(ofStep: step)
    let order = forward ? Array(buckets[here...]) : buckets[...here].reversed()
    for bucket in order {
      let isWanted =
        hasOwn
        ? changes.contains { $0.isEvent(bucket: bucket, unit: unit) } : 2 * counts[bucket] >= most
      guard isWanted else { continue }
      let start = bucket * summary.bucketLength
      let steps = start..<min(start + summary.bucketLength, trace.stepCount)
      let events = LayerEvents(in: trace, layer: layer, steps: steps, by: layerSummary)
      let found = steps.filter { candidate in
        (forward ? candidate > step : candidate < step)
          && (hasOwn ? !events[candidate, unit].isEmpty : events.count(at: candidate) > 0)
      }
      let place =
        hasOwn
        ? (forward ? found.first : found.last)
        : found.max { events.count(at: $0) < events.count(at: $1) }
      if let place { return place }
    }
    return nil
  }
}
