import Recurrent

extension Explorer {
  /// The signals that page 1 can show, from above: those of the heatmaps, and h.
  ///
  /// A projection mixes the units: its h belongs to none of them, what it is made of does.
  var panelSignals: [Signal] {
    let kind = recurrentLayer.kind
    guard kind.memory != .hiddenState else { return kind.panels }
    return kind.panels + [recurrentLayer.projection == nil ? .hiddenState : .gatedCellState]
  }

  /// Whether one panel has the room of all on the page shown.
  var isEnlarged: Bool { page == .gates && viewpoint.isEnlarged }

  mutating func apply(_ message: PanelMessage) {
    guard page == .gates else { return }
    switch message {
    case .focused(let count): focusPanel(by: count)
    case .pointed(let signal):
      if viewpoint.focus == signal { viewpoint.isEnlarged.toggle() }
      viewpoint.focus = signal
    case .toggledSize:
      viewpoint.focus = viewpoint.focus ?? panelSignals.first
      viewpoint.isEnlarged.toggle()
    case .changedScale: changeScale()
    case .toggledValues: toggleValues()
    }
  }

  /// Says what is missing where the cells have no room for numbers.
  private mutating func toggleValues() {
    viewpoint.showsValues.toggle()
    let columns = timeAxis.columnsPerStep
    guard viewpoint.showsValues, columns < SignalPanel.numberColumns else { return }
    notice = texts.scales.needsColumns(SignalPanel.numberColumns, columns)
  }

  /// Whether the cells have numbers: then rows are of one unit each.
  var printsValues: Bool {
    page == .gates && viewpoint.showsValues
      && timeAxis.columnsPerStep >= SignalPanel.numberColumns
  }

  private mutating func focusPanel(by count: Int) {
    let signals = panelSignals
    let here = viewpoint.focus.flatMap(signals.firstIndex) ?? (count > 0 ? -1 : signals.count)
    let place = (here + count % signals.count) % signals.count
    viewpoint.focus = signals[(place + signals.count) % signals.count]
  }

  /// Another layer may not have the panel: what is focused is one of this layer's.
  mutating func clampFocus() {
    if let focus = viewpoint.focus, !panelSignals.contains(focus) { viewpoint.focus = nil }
    if viewpoint.focus == nil { viewpoint.isEnlarged = false }
  }

  /// Finds the quantiles of the page's panels that show some, if it is another page.
  mutating func refreshQuantiles() {
    guard page == .gates, isLargeEnough else { return }
    let layout = gatesLayout
    guard layout.unitRows.quantiles != .none else { return }
    let axis = timeAxis
    let key = PageQuantiles.Key(
      layer: layer, axis: axis, bins: pageBins?.key, binning: viewpoint.binning)
    var quantiles = pageQuantiles?.key == key ? pageQuantiles : nil
    for panel in layout.panels where !panel.isSingle {
      quantiles = quantiles ?? PageQuantiles(key)
      quantiles?.find(panel.signal, width: recurrentLayer.width(of: panel.signal)) {
        values(of: panel.signal, on: axis)
      }
    }
    pageQuantiles = quantiles
  }

  /// The units that a row of a panel shows: one, or two where rows are split.
  func units(of panel: GatesLayout.Panel, inRow row: Int) -> ArraySlice<Int> {
    guard !panel.isSingle else { return [unit] }
    let offsets = panel.rows.offsets(inRow: row)
    return orderedUnits.units[firstPlace + offsets.lowerBound..<firstPlace + offsets.upperBound]
  }
}
