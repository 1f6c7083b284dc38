import Recurrent
import Screen
import Testing

@testable import Explorer

/// Where everything of page 1 stands.
@Suite struct PageLayout {
  private static let contents: [GatesLayout.Content] = [1, 2, 3, 16, 17, 64, 256, 1000].flatMap {
    count in
    [true, false].map { flag in
      GatesLayout.Content(
        unitCount: count, signals: CellKind.lstm.panels, mainSignals: CellKind.lstm.mainPanels,
        hasError: flag, stepCount: flag ? 5000 : 5, stepColumns: 1, splitsCells: flag)
    }
  }

  /// Every rectangle that something is drawn into, title and footer included.
  private func places(_ layout: GatesLayout) -> [(String, Rect)] {
    let width = layout.chart.upperBound
    let row = { (y: Int, columns: Int) in Rect(x: 0, y: y, columns: columns, rows: 1) }
    var places: [(String, Rect)] = [
      ("title", row(0, layout.size.columns)), ("ruler", row(layout.ruler, width)),
      ("sentence", row(layout.sentence, layout.size.columns)),
      ("footer", row(layout.footer, layout.size.columns)),
    ]
    places += layout.panels.map { ("\($0.signal)", $0.rect) }
    if let input = layout.input { places.append(("input", input)) }
    if let error = layout.error { places.append(("error", row(error, width))) }
    if let memory = layout.memory { places.append(("memory", memory)) }
    if let events = layout.events { places.append(("events", events)) }
    if let legend = layout.eventsLegend { places.append(("legend", row(legend, width))) }
    if let overview = layout.overview { places.append(("overview", overview)) }
    if let inspector = layout.inspector { places.append(("inspector", inspector)) }
    return places
  }

  private func overlap(_ left: Rect, _ right: Rect) -> Bool {
    left.x < right.endX && right.x < left.endX && left.y < right.endY && right.y < left.endY
  }

  @Test(arguments: contents.indices)
  func nothingOverlapsAndAllIsOnTheScreen(index: Int) {
    let content = PageLayout.contents[index]
    for columns in Array(40...130) + [159, 160, 161, 200, 300] {
      for rows in Array(10...62) + [100] {
        let size = Size(columns: columns, rows: rows)
        let layout = GatesLayout(size: size, content: content)
        let places = places(layout)
        for (offset, (name, rect)) in places.enumerated() {
          let isInside =
            rect.x >= 0 && rect.y >= 0 && rect.endX <= columns && rect.endY <= rows && !rect.isEmpty
          let others = places[(offset + 1)...].filter { overlap(rect, $0.1) }
          guard isInside, others.isEmpty else {
            Issue.record("\(name) at \(columns)x\(rows): \(rect), \(others)")
            return
          }
        }
      }
    }
  }

  @Test(arguments: contents.indices)
  func everySignalHasItsPanelAtEverySize(index: Int) {
    let content = PageLayout.contents[index]
    for columns in [40, 55, 70, 80, 110, 300] {
      for rows in Array(10...62) {
        let layout = GatesLayout(size: Size(columns: columns, rows: rows), content: content)
        #expect(Set(layout.panels.map(\.signal)) == Set(content.signals))
        #expect(layout.panels.count == content.signals.count)
        #expect(layout.chart.lowerBound >= layout.gutterText + 2)
        #expect(layout.visibleUnits >= 1 && layout.visibleUnits <= content.unitCount)
      }
    }
  }

  @Test func aBlankRowSeparatesHeatmaps() {
    let content = PageLayout.contents[8]
    for rows in 24...100 {
      let layout = GatesLayout(size: Size(columns: 120, rows: rows), content: content)
      let heatmaps = layout.panels.filter { !$0.isSingle }
      for (upper, lower) in zip(heatmaps, heatmaps.dropFirst()) {
        #expect(lower.rect.y == upper.rect.endY + 1)
      }
    }
  }

  @Test func theSameStateHasTheSameLayoutAndPicture() throws {
    let size = Size(columns: 120, rows: 50)
    let first = try Example.explorer(size: size)
    let second = try Example.explorer(size: size)
    #expect(first.gatesLayout == second.gatesLayout)
    #expect(first.view() == second.view())
    #expect(first.view() == first.view())
  }

  @Test(arguments: [(80, 24, 6, 2), (80, 50, 0, 5), (120, 36, 0, 5), (40, 10, 0, 0)])
  func mainSignalsGetTheRoomWhereThereIsLittle(
    columns: Int, rows: Int, mainRows: Int, heatmaps: Int
  ) {
    let layout = GatesLayout(
      size: Size(columns: columns, rows: rows), content: PageLayout.contents[7])
    let whole = layout.panels.filter { !$0.isSingle }
    #expect(whole.count == heatmaps)
    if heatmaps == 2 {
      #expect(whole.map(\.signal) == [.forgetGate, .cellState])
      #expect(whole.allSatisfy { $0.rect.rows == mainRows })
    }
  }
}
