import Recurrent
import Screen
import Testing

@testable import Explorer

/// One panel is focused, and may take the room of all.
@Suite struct FocusedPanels {
  private let tab = Key(.tab)
  private let backTab = Key(.tab, .shift)
  private let enter = Key(.enter)

  private func signals(_ explorer: Explorer) -> [Signal] {
    explorer.gatesLayout.panels.map(\.signal)
  }

  // MARK: Focus

  @Test func theKeysWalkRoundThroughThePanels() throws {
    var explorer = try Example.explorer()
    #expect(explorer.viewpoint.focus == nil)
    var found: [Signal?] = []
    for _ in 0..<7 {
      _ = explorer.type([tab])
      found.append(explorer.viewpoint.focus)
    }
    #expect(
      found == [
        .forgetGate, .inputGate, .candidate, .cellState, .outputGate, .hiddenState, .forgetGate,
      ])
    _ = explorer.type([backTab, backTab])
    #expect(explorer.viewpoint.focus == .outputGate)
  }

  @Test func backwardsTheWalkBeginsAtTheLast() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([backTab])
    #expect(explorer.viewpoint.focus == .hiddenState)
  }

  @Test(arguments: RandomNetwork.all)
  func everyFocusedPanelIsShownAndItsNameInReverse(network: RandomNetwork) throws {
    for size in [
      Size(columns: 40, rows: 10), Size(columns: 80, rows: 24), Size(columns: 200, rows: 60),
    ] {
      var explorer = network.explorer(size: size)
      for signal in explorer.panelSignals {
        _ = explorer.type([tab])
        let panel = try #require(explorer.gatesLayout.panels.first { $0.signal == signal })
        let canvas = explorer.view()
        for other in explorer.gatesLayout.panels {
          let isMarked = canvas[0, other.rect.y].style == explorer.appearance.style(.marked)
          #expect(isMarked == (other == panel))
        }
      }
    }
  }

  @Test func onOtherPagesThereIsNothingToFocus() throws {
    for page in Page.allCases where page != .gates {
      var explorer = try Example.explorer()
      _ = explorer.update(.view(.turned(to: page)))
      let before = explorer.viewpoint
      _ = explorer.type([tab, enter])
      #expect(explorer.viewpoint == before)
    }
  }

  // MARK: h

  @Test func hJoinsThePanelsWhereTheyShowAsManyUnits() throws {
    let tall = try Example.explorer(size: Size(columns: 120, rows: 90))
    #expect(signals(tall).last == .hiddenState)
    #expect(tall.gatesLayout.panels.allSatisfy { !$0.isSingle })
    #expect(tall.gatesLayout.visibleUnits == 12)
  }

  @Test func elseItHasARowWhereOneIsSpare() throws {
    let large = try Example.explorer(size: Size(columns: 200, rows: 60))
    #expect(signals(large).last == .hiddenState)
    #expect(large.gatesLayout.panels.filter(\.isSingle).map(\.signal) == [.hiddenState])
    #expect(large.gatesLayout.visibleUnits == 12)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)])
  func elseItHasThePlaceOfOWhileItIsFocused(size: Size) throws {
    var explorer = try Example.explorer(size: size)
    let before = signals(explorer)
    #expect(before.last == .outputGate && !before.contains(.hiddenState))
    _ = explorer.type([backTab])
    #expect(signals(explorer) == before.dropLast() + [.hiddenState])
    _ = explorer.type([backTab])
    #expect(signals(explorer) == before)
  }

  @Test func behindAProjectionItIsWhatIsProjected() {
    let explorer = RandomNetwork(hidden: 17, steps: 5, layers: 2, projection: 3).explorer()
    #expect(explorer.panelSignals.last == .gatedCellState)
  }

  // MARK: Enlarged

  @Test(arguments: [true, false])
  func itShowsEveryUnitOf16InWholeRowsAt80x24(isUnicode: Bool) {
    var explorer = RandomNetwork(hidden: 16, steps: 200, hasHead: true).explorer(
      appearance: Appearance(isUnicode: isUnicode))
    _ = explorer.type([tab, tab, enter])
    let layout = explorer.gatesLayout
    #expect(layout.error != nil && layout.overview != nil && layout.events != nil)
    #expect(layout.panels.map(\.signal) == [.inputGate])
    #expect(layout.panels[0].rows == UnitRows(visibleUnits: 16, isSplit: false, rowsPerUnit: 1))
    let panel = layout.panels[0].rect
    let numbers = (panel.y..<panel.endY).map {
      Int(
        explorer.view().glyphs($0, layout.gutterText..<layout.chart.lowerBound - 1).trimmingBlanks)
    }
    #expect(numbers == Array(0..<16))
  }

  @Test func whatDoesNotFitInWholeRowsIsSplit() {
    var explorer = RandomNetwork(hidden: 64, steps: 200).explorer()
    _ = explorer.type([enter])
    let panels = explorer.gatesLayout.panels
    #expect(panels.map(\.signal) == [.forgetGate])
    #expect(panels[0].rows.isSplit && panels[0].rows.visibleUnits == 2 * panels[0].rect.rows)
  }

  @Test(arguments: RandomNetwork.all)
  func theSelectedUnitStaysInView(network: RandomNetwork) {
    var explorer = network.explorer()
    _ = explorer.update(.units(.selected(.max)))
    for keys in [[enter], [tab], [Key(.escape)], [enter], [.character("g")], [enter]] {
      _ = explorer.type(keys)
      let place = explorer.orderedUnits.places[explorer.unit]
      let shown = explorer.firstPlace..<explorer.firstPlace + explorer.visibleUnits
      #expect(shown.contains(place))
      #expect(explorer.view().cursor != nil)
    }
  }

  @Test func theWalkGoesOnEnlarged() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([enter, tab, tab])
    #expect(signals(explorer) == [.candidate])
    _ = explorer.type([enter])
    #expect(signals(explorer).count == 5)
    #expect(explorer.viewpoint.focus == .candidate)
  }

  @Test func escapeShrinksFirstAndEndsTheSearchThen() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([.character("/")] + "f>0.3".map(Key.character) + [enter])
    #expect(explorer.search != nil)
    _ = explorer.type([enter, .character("?")])
    _ = explorer.type([Key(.escape)])
    #expect(explorer.helpLine == nil && explorer.isEnlarged)
    _ = explorer.type([Key(.escape)])
    #expect(!explorer.isEnlarged && explorer.search != nil)
    _ = explorer.type([Key(.escape)])
    #expect(explorer.search == nil)
  }

  @Test func leavingShrinksFirstAndQuitsThen() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([enter])
    #expect(explorer.type([.character("q")]) == false)
    #expect(!explorer.isEnlarged)
    #expect(explorer.type([.character("q")]) == true)
  }

  @Test func onAnotherPageThePanelIsNothingToClose() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([enter, .character("2")])
    #expect(explorer.update(.left) == .quit)
    _ = explorer.type([.character("1")])
    #expect(explorer.isEnlarged)
  }

  @Test func undoBringsThemBack() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([tab, enter, tab, .character("u")])
    #expect(signals(explorer) == [.forgetGate])
    _ = explorer.type([.character("u")])
    #expect(!explorer.isEnlarged && explorer.viewpoint.focus == .forgetGate)
    _ = explorer.type([.character("u")])
    #expect(explorer.viewpoint.focus == nil)
  }

  // MARK: Rows

  @Test func rowsAndUnitsAgree() {
    for count in [1, 2, 5, 16, 17, 40, 256] {
      for rows in 1...20 {
        for splitsCells in [true, false] {
          let plan = UnitRows(of: count, in: rows, splitsCells: splitsCells)
          #expect(plan.count <= rows)
          #expect(plan.visibleUnits >= 1)
          for offset in 0..<plan.visibleUnits {
            let row = plan.row(of: offset)
            #expect(plan.isFirst(row: row) && plan.offsets(inRow: row).contains(offset))
          }
          for row in 0..<plan.count {
            let isOfQuantiles = row < plan.quantiles.rows
            #expect(plan.offsets(inRow: row).isEmpty == isOfQuantiles)
            #expect(isOfQuantiles || plan.quantiles(inRow: row).isEmpty)
          }
          #expect(plan.offsets(inRow: plan.count).isEmpty)
        }
      }
    }
  }
}
