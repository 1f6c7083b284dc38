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
    /// The strongest event in each column of the overview.
    let overview: [Float]
  }

  /// Finds the page's events anew if it is another page.
  mutating func refreshEvents() {
    guard page == .gates, isLargeEnough, let summary else { return }
    let axis = timeAxis
    let key = EventsKey(layer: layer, axis: axis)
    guard pageEvents?.key != key else { return }
    let layerSummary = summary.layers[layer]
    // The overview is the same on all pages of a layer that are as wide.
    let parts = axis.endX - axis.x
    let known = pageEvents.flatMap {
      $0.key.layer == layer && $0.overview.count == parts ? $0.overview : nil
    }
    pageEvents = PageEvents(
      key: key,
      events: axis.isBinned && readsSummary(axis)
        ? EventBins(axis, by: layerSummary)
        : EventBins(axis, reading: trace, layer: layer, by: layerSummary),
      overview: known
        ?? layerSummary.strongestEvents(parts: parts, bucketCount: summary.bucketCount))
  }

  func drawEvents(on canvas: inout Canvas, _ layout: GatesLayout, _ axis: TimeAxis) {
    guard let pageEvents, pageEvents.key == EventsKey(layer: layer, axis: axis) else {
      if let y = layout.overview { drawProgress(on: &canvas, y: y, layout) }
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
    if let y = layout.overview {
      Overview(
        strengths: pageEvents.overview, stepCount: trace.stepCount, window: axis.steps, step: step,
        bookmarks: bookmarkedSteps, x: layout.chart.lowerBound, appearance: appearance,
        texts: texts,
        gutterText: layout.gutterText
      ).draw(into: &canvas, y: y)
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
    if !summary.layers[layer].hasEvents(unit: unit) { notice = texts.othersEvents(unit) }
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
