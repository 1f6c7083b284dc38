import Recurrent
import Screen

/// Where everything of page 1 stands. The only place that decides it.
struct GatesLayout: Equatable {
  /// A heatmap's place.
  struct Panel: Equatable {
    let signal: Signal
    /// The rows with the gutter, over the page's whole chart width.
    let rect: Rect
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
  /// The whole sequence, when the page shows but a part.
  private(set) var overview: Int?
  let inspector: Rect?
  /// How many units a whole panel shows.
  private(set) var visibleUnits = 1
  /// Whether a row shows two units.
  private(set) var isSplit = false
  /// How many rows a unit has when it has whole ones.
  private(set) var rowsPerUnit = 1

  /// What of the page depends on the network.
  struct Content: Equatable {
    let unitCount: Int
    let signals: [Signal]
    let mainSignals: [Signal]
    let hasError: Bool
    let stepCount: Int
    /// How many columns a step has at least.
    let stepColumns: Int
    /// Whether a row may show two units.
    let splitsCells: Bool
  }

  init(size: Size, content: Content) {
    self.size = size
    let inspectorColumns = size.columns >= 160 ? 36 : size.columns >= 110 ? 31 : 0
    gutterText = size.columns >= 70 ? 10 : size.columns >= 55 ? 3 : 2
    let digits = max(2, String(content.unitCount - 1).count)
    let first = gutterText + digits + 1
    let end = size.columns - (inspectorColumns > 0 ? inspectorColumns + 2 : 0)
    chart = first..<max(first + 1, end)
    inspector =
      inspectorColumns > 0
      ? Rect(x: end + 2, y: 2, columns: inspectorColumns, rows: size.rows - 4) : nil
    let body = placeAbove(content)
    placePanels(content, body)
  }

  var gutterEnd: Int { chart.lowerBound }
  var sentence: Int { size.rows - 2 }
  var footer: Int { size.rows - 1 }

  /// Input, error and ruler above; the trace of the memory below; returns the rows between.
  private mutating func placeAbove(_ content: Content) -> Range<Int> {
    var next = 1
    let inputRows = size.rows >= 48 ? 3 : size.rows >= 16 ? 2 : size.rows >= 11 ? 1 : 0
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
        end -= 1
        overview = end
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
    let count = content.signals.count
    let alike = (body.count - (count - 1)) / count
    let others = content.signals.filter { !content.mainSignals.contains($0) }
    let large = (body.count - others.count - content.mainSignals.count) / content.mainSignals.count
    if alike >= 4 {
      chooseRows(alike, content)
      place(content.signals, rows: shownRows(alike), from: body.lowerBound)
    } else if large >= 2 {
      chooseRows(large, content)
      let next = place(content.mainSignals, rows: shownRows(large), from: body.lowerBound)
      placeSingles(others, from: next, end: body.upperBound)
    } else {
      visibleUnits = 1
      placeSingles(content.signals, from: body.lowerBound, end: body.upperBound)
    }
  }

  private mutating func chooseRows(_ rows: Int, _ content: Content) {
    if content.unitCount <= rows {
      rowsPerUnit = min(rows / content.unitCount, 3)
      visibleUnits = content.unitCount
    } else {
      isSplit = content.splitsCells
      visibleUnits = min(content.unitCount, isSplit ? 2 * rows : rows)
    }
  }

  /// The rows that the visible units need of those that there are.
  private func shownRows(_ rows: Int) -> Int {
    min(rows, isSplit ? (visibleUnits + 1) / 2 : visibleUnits * rowsPerUnit)
  }

  @discardableResult
  private mutating func place(_ signals: [Signal], rows: Int, from y: Int) -> Int {
    var next = y
    for signal in signals {
      panels.append(
        Panel(
          signal: signal, rect: Rect(x: 0, y: next, columns: chart.upperBound, rows: rows),
          isSingle: false))
      next += rows + 1
    }
    return next
  }

  /// Rows of the selected unit, as many as fit.
  private mutating func placeSingles(_ signals: [Signal], from y: Int, end: Int) {
    for (offset, signal) in signals.enumerated() where y + offset < end {
      panels.append(
        Panel(
          signal: signal, rect: Rect(x: 0, y: y + offset, columns: chart.upperBound, rows: 1),
          isSingle: true))
    }
  }
}

extension Explorer {
  /// The layout of page 1 for this state. Cheap: a few sums.
  var gatesLayout: GatesLayout {
    let kind = recurrentLayer.kind
    return GatesLayout(
      size: size,
      content: GatesLayout.Content(
        unitCount: recurrentLayer.hiddenSize, signals: kind.panels, mainSignals: kind.mainPanels,
        hasError: trace.predictsNextValue, stepCount: trace.stepCount,
        stepColumns: tokenColumns, splitsCells: appearance.splitsCells))
  }
}
