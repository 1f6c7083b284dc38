import Recurrent
import Screen

/// Where everything of page 1 stands. The only place that decides it.
struct GatesLayout: Equatable {
  /// A heatmap's place.
  struct Panel: Equatable {
    let signal: Signal
    /// The rows with the gutter, over the page's whole chart width.
    let rect: Rect
    /// Which units stand in which of its rows.
    let rows: UnitRows
    /// Whether it shows only the selected unit.
    let isSingle: Bool
  }

  let size: Size
  /// How many columns the gutter's words have.
  let gutterText: Int
  /// The columns of the charts.
  let chart: Range<Int>
  private(set) var input: Rect?
  private(set) var error: Int?
  private(set) var ruler = 1
  private(set) var panels: [Panel] = []
  private(set) var memory: Rect?
  /// How many units have an event, and the selected one's.
  private(set) var events: Rect?
  /// What the marks of events mean.
  private(set) var eventsLegend: Int?
  /// The whole sequence, when it has more steps than the chart has room for; also where columns of
  /// several steps show all of it, so that nothing jumps. A row a layer on a high screen.
  private(set) var overview: Rect?
  let inspector: Rect?
  /// Which units stand in which rows of a whole panel.
  private(set) var unitRows = UnitRows.single
  /// Whether there are many more units than rows, if no panel is enlarged.
  private(set) var hasManyUnits = false
  /// The column for the bars beside the panels that say which units they show.
  let scrollBar: Int?

  /// What of the page depends on the network.
  struct Content: Equatable {
    let unitCount: Int
    let signals: [Signal]
    let mainSignals: [Signal]
    /// What is shown where it costs the others no unit.
    var extraSignal: Signal?
    /// The panel that keys for panels are about.
    var focus: Signal?
    /// Whether that one has the room of all.
    var isEnlarged = false
    let hasError: Bool
    let stepCount: Int
    var layerCount = 1
    /// How many columns a step has at least.
    let stepColumns: Int
    /// Whether a row may show two units.
    let splitsCells: Bool
  }

  init(size: Size, content: Content) {
    self.size = size
    let inspectorColumns = GatesLayout.inspectorColumns(size)
    gutterText = GatesLayout.gutterText(size)
    chart = GatesLayout.chart(size, unitCount: content.unitCount)
    scrollBar = chart.upperBound < size.columns ? chart.upperBound : nil
    inspector =
      inspectorColumns > 0
      ? Rect(
        x: size.columns - inspectorColumns, y: 2, columns: inspectorColumns, rows: size.rows - 4)
      : nil
    let body = placeAbove(content)
    placePanels(content, body)
    useRest(of: body)
  }

  private static func inspectorColumns(_ size: Size) -> Int {
    size.columns >= 160 ? 36 : size.columns >= 110 ? 31 : 0
  }

  private static func gutterText(_ size: Size) -> Int {
    size.columns >= 70 ? 10 : size.columns >= 55 ? 3 : 2
  }

  /// More units need a column for scroll bars, where there is none beside the inspector.
  private static let mostUnitsWithoutBar = 16

  /// The columns of the charts: they depend on nothing else of the page.
  static func chart(_ size: Size, unitCount: Int) -> Range<Int> {
    let first = gutterText(size) + max(2, String(unitCount - 1).count) + 1
    let inspector = inspectorColumns(size)
    let bar = unitCount > mostUnitsWithoutBar ? 1 : 0
    return first..<max(first + 1, size.columns - (inspector > 0 ? inspector + 2 : bar))
  }

  /// How many units a whole panel shows.
  var visibleUnits: Int { unitRows.visibleUnits }

  var sentence: Int { size.rows - 2 }
  var footer: Int { size.rows - 1 }

  /// Input, error and ruler above; the trace of the memory below; returns the rows between.
  private mutating func placeAbove(_ content: Content) -> Range<Int> {
    var next = 1
    // So an enlarged panel has whole rows for 16 units on 24 rows.
    let mostInputRows = content.isEnlarged && size.rows < 30 ? 1 : 3
    let inputRows = min(
      size.rows >= 48 ? 3 : size.rows >= 16 ? 2 : size.rows >= 11 ? 1 : 0, mostInputRows)
    if inputRows > 0 {
      input = Rect(x: 0, y: next, columns: chart.upperBound, rows: inputRows)
      next += inputRows
    }
    if content.hasError && size.rows >= 18 {
      error = next
      next += 1
    }
    ruler = next
    next += 1
    var end = sentence
    if size.rows >= 20 {
      if content.stepCount * content.stepColumns > chart.count {
        let rows = size.rows >= 40 ? min(content.layerCount, size.rows / 10) : 1
        end -= rows
        overview = Rect(x: 0, y: end, columns: chart.upperBound, rows: rows)
      }
      let rows = size.rows >= 30 ? 2 : 1
      events = Rect(x: 0, y: end - rows, columns: chart.upperBound, rows: rows)
      end -= rows
      if size.rows >= 36 {
        end -= 1
        eventsLegend = end
      }
      if size.rows >= 30 { end -= 1 }
    }
    if size.rows >= 42 {
      let rows = size.rows >= 52 ? 6 : 4
      memory = Rect(x: 0, y: end - rows - 1, columns: chart.upperBound, rows: rows)
      end -= rows + 2
    }
    return next..<max(next, end)
  }

  /// All panels alike if each gets 4 rows, else the main ones larger, else a row each.
  private mutating func placePanels(_ content: Content, _ body: Range<Int>) {
    if content.isEnlarged, let focus = content.focus {
      unitRows = content.rows(body.count)
      place([focus], from: body.lowerBound)
      return
    }
    let main = content.mainSignals.count
    let others = content.shown.filter { !content.mainSignals.contains($0) }
    let alike = body.count.shared(by: content.signals.count)
    let large = (body.count - others.count - main) / main
    if alike >= 4 {
      placeAlike(content, body, rows: alike)
    } else if large >= 2 {
      unitRows = content.rows(large)
      hasManyUnits = UnitRows.areMany(content.unitCount, in: large)
      let next = place(content.mainSignals, from: body.lowerBound)
      let isRoomy = body.upperBound - next > others.count
      placeSingles(
        isRoomy ? content.all.filter { !content.mainSignals.contains($0) } : others, from: next,
        end: body.upperBound)
    } else {
      placeSingles(
        body.count >= content.all.count ? content.all : content.shown, from: body.lowerBound,
        end: body.upperBound)
    }
  }

  /// What the panels leave is the memory's, whose curve is the finer the higher it is.
  private mutating func useRest(of body: Range<Int>) {
    let end = panels.last?.rect.endY ?? body.upperBound
    let rest = body.upperBound - end
    if let placed = memory {
      let more = min(max(rest, 0), GatesLayout.mostMemoryRows - placed.rows)
      memory = Rect(
        x: 0, y: placed.y - more, columns: placed.columns, rows: placed.rows + more)
    } else if rest > GatesLayout.leastMemoryRows {
      memory = Rect(
        x: 0, y: end + 1, columns: chart.upperBound,
        rows: min(rest - 1, GatesLayout.mostMemoryRows))
    }
  }

  /// Two rows of curve and two of what was kept and written.
  private static let leastMemoryRows = 4
  private static let mostMemoryRows = 16

  /// The extra panel is like the others where they show as many units with it, else a row of the
  /// selected unit below them, else in the last one's place while it is focused.
  private mutating func placeAlike(_ content: Content, _ body: Range<Int>, rows: Int) {
    let withAll = body.count.shared(by: content.all.count)
    unitRows = content.rows(rows)
    hasManyUnits = UnitRows.areMany(content.unitCount, in: rows)
    let joins = withAll >= 4 && content.rows(withAll).visibleUnits == visibleUnits
    if joins || withAll >= 8 {
      unitRows = content.rows(withAll)
      place(content.all, from: body.lowerBound)
      return
    }
    let needed = content.signals.count * (unitRows.count + 1)
    guard let extra = content.extraSignal, body.count > needed else {
      place(content.shown, from: body.lowerBound)
      return
    }
    let next = place(content.signals, from: body.lowerBound)
    placeSingles([extra], from: next, end: body.upperBound)
  }

  /// Whole panels with a blank row below each; returns the row below.
  @discardableResult
  private mutating func place(_ signals: [Signal], from y: Int) -> Int {
    var next = y
    for signal in signals {
      panels.append(
        Panel(
          signal: signal,
          rect: Rect(x: 0, y: next, columns: chart.upperBound, rows: unitRows.count),
          rows: unitRows, isSingle: false))
      next += unitRows.count + 1
    }
    return next
  }

  /// Rows of the selected unit, as many as fit.
  private mutating func placeSingles(_ signals: [Signal], from y: Int, end: Int) {
    for (offset, signal) in signals.enumerated() where y + offset < end {
      panels.append(
        Panel(
          signal: signal, rect: Rect(x: 0, y: y + offset, columns: chart.upperBound, rows: 1),
          rows: .single, isSingle: true))
    }
  }
}

extension GatesLayout.Content {
  /// The signals that could be shown.
  fileprivate var all: [Signal] { signals + (extraSignal.map { [$0] } ?? []) }

  /// Those that are where there is no room for the extra one: while it is focused, it has the last
  /// one's place.
  fileprivate var shown: [Signal] {
    guard let extraSignal, focus == extraSignal else { return signals }
    return signals.dropLast() + [extraSignal]
  }

  /// How the units share some rows.
  fileprivate func rows(_ count: Int) -> UnitRows {
    UnitRows(of: unitCount, in: count, splitsCells: splitsCells)
  }
}

extension Int {
  /// The rows of each of some panels with a blank row between them.
  fileprivate func shared(by count: Int) -> Int { (self - (count - 1)) / count }
}

extension Explorer {
  /// The layout of page 1 for this state. Cheap: a few sums.
  var gatesLayout: GatesLayout { layout(isEnlarged: isEnlarged) }

  /// The layout of page 1 with an enlarged panel or without.
  func layout(isEnlarged: Bool) -> GatesLayout {
    let kind = recurrentLayer.kind
    return GatesLayout(
      size: size,
      content: GatesLayout.Content(
        unitCount: recurrentLayer.hiddenSize, signals: kind.panels, mainSignals: kind.mainPanels,
        extraSignal: panelSignals.count > kind.panels.count ? panelSignals.last : nil,
        focus: viewpoint.focus, isEnlarged: isEnlarged, hasError: trace.predictsNextValue,
        stepCount: trace.stepCount, layerCount: trace.network.layers.count,
        stepColumns: tokenColumns,
        splitsCells: appearance.splitsCells && !printsValues))
  }
}
