import Recurrent
import Screen
import TestSupport
import Testing

@testable import Explorer

/// Where units outnumber rows by far: quantiles above, the most active units below, a bar beside.
@Suite struct ManyUnits {
  private let network = RandomNetwork(hidden: 256, steps: 90)

  private func explorer(
    _ size: Size, appearance: Appearance = Appearance(), knowsAll: Bool = true
  ) throws -> Explorer {
    var explorer = network.explorer(size: size, appearance: appearance)
    if knowsAll {
      _ = explorer.update(.summarised(try #require(TraceSummary(of: network.trace()))))
    }
    return explorer
  }

  // MARK: Quantiles

  @Test func quantilesAreTheNearestValues() {
    var random = SeededGenerator(seed: 3)
    for count in [1, 2, 3, 10, 11, 64, 255] {
      let values = (0..<count).map { _ in Float(Int.random(in: 0..<40, using: &random)) }
      let sorted = values.sorted()
      let found = PageQuantiles.quantiles(of: values)
      #expect(
        found == [0.9, 0.5, 0.1].map { sorted[Int((Double(count - 1) * $0).rounded())] })
    }
    let unknown = PageQuantiles.quantiles(of: [])
    #expect(unknown.count == 3 && unknown.allSatisfy { $0.isNaN })
  }

  @Test func whatIsNoNumberCountsNot() {
    var quantiles = PageQuantiles(
      .init(
        layer: 0, axis: TimeAxis(showing: 0, of: 2, x: 0, columns: 2), bins: nil,
        binning: Viewpoint().binning))
    quantiles.find(.forgetGate, width: 3) { [.nan, 1, .infinity, .nan, .nan, .nan] }
    let found = quantiles.signals[.forgetGate] ?? []
    #expect(found.prefix(3) == [.infinity, .infinity, 1])
    #expect(found.count == 6 && found.dropFirst(3).allSatisfy { $0.isNaN })
  }

  @Test(arguments: [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 36), Size(columns: 200, rows: 60),
  ])
  func theyStandAboveTheUnitsOfEveryPanel(size: Size) throws {
    let explorer = try explorer(size)
    let canvas = explorer.view()
    let axis = explorer.timeAxis
    for panel in explorer.gatesLayout.panels where !panel.isSingle {
      let names = (panel.rect.y..<panel.rect.endY).compactMap { y -> String? in
        let text = canvas.glyphs(y, axis.x - 3..<axis.x)
        return text.hasSuffix("%") ? text : nil
      }
      let isSplit = panel.rows.quantiles == .split
      #expect(names == (isSplit ? ["90%", "10%"] : ["90%", "50%", "10%"]))
      let step = axis.steps.lowerBound + 40
      let values = explorer.trace[step, 0][panel.signal]
      let expected = PageQuantiles.quantiles(of: values)
      let shading = Shading(scale: panel.signal.scale, appearance: Appearance())
      let x = axis.middle(of: step)
      if isSplit {
        #expect(canvas[x, panel.rect.y] == shading.cell(expected[0], over: expected[1]))
        #expect(canvas[x, panel.rect.y + 1] == shading.upperHalf(expected[2]))
      } else {
        for row in 0..<3 {
          #expect(canvas[x, panel.rect.y + row] == shading.cell(expected[row]))
        }
      }
    }
  }

  @Test func fewUnitsHaveNone() throws {
    for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)] {
      let few = try Example.explorer(size: size)
      #expect(few.gatesLayout.unitRows.quantiles == .none)
      #expect(few.order == .natural)
    }
  }

  @Test func anotherPageAndAnotherLayerHaveTheirOwn() throws {
    let network = RandomNetwork(hidden: 64, steps: 200, layers: 2)
    var explorer = network.explorer()
    for keys in ["", "}", "$", "{"] {
      _ = explorer.type(keys.map(Key.character))
      let axis = explorer.timeAxis
      let found = try #require(explorer.pageQuantiles?.signals[.forgetGate])
      // A column of several steps shows the least f of each unit.
      let rows = axis.steps(ofBin: 0).map { explorer.trace[$0, explorer.layer][.forgetGate] }
      let values = (0..<64).map { unit in rows.lazy.map { $0[unit] }.min() ?? .nan }
      let expected = PageQuantiles.quantiles(of: values)
      #expect(Array(found.prefix(3)) == expected)
    }
  }

  // MARK: The order

  @Test func theMostActiveComeFirstUntilAnotherOrderIsChosen() throws {
    var explorer = try explorer(Size(columns: 80, rows: 24), knowsAll: false)
    #expect(explorer.orderedUnits == OrderedUnits(count: 256))
    _ = explorer.update(.summarised(try #require(TraceSummary(of: network.trace()))))
    #expect(explorer.order == .activity)
    let byActivity = explorer.orderedUnits
    #expect(byActivity != OrderedUnits(count: 256))
    #expect(explorer.view().lines[0].contains("by activity"))
    _ = explorer.type([Key(.enter)])
    #expect(explorer.orderedUnits == byActivity)
    _ = explorer.type([.character("s")])
    #expect(explorer.order == .halfLife)
    while explorer.order != .natural { _ = explorer.type([.character("s")]) }
    #expect(explorer.orderedUnits == OrderedUnits(count: 256))
    _ = explorer.type([.character("s")])
    #expect(explorer.orderedUnits == byActivity)
  }

  @Test(arguments: [true, false])
  func everyUnitCanBeReached(isUnicode: Bool) throws {
    var explorer = try explorer(
      Size(columns: 80, rows: 24), appearance: Appearance(isUnicode: isUnicode))
    _ = explorer.type([.character("g")])
    for unit in explorer.orderedUnits.units {
      #expect(explorer.unit == unit)
      let offset = explorer.orderedUnits.places[unit] - explorer.firstPlace
      let panel = explorer.gatesLayout.panels[0]
      #expect(explorer.units(of: panel, inRow: panel.rows.row(of: offset)).contains(unit))
      _ = explorer.type([.character("j")])
    }
  }

  // MARK: The bar

  @Test func theBarSaysWhichPartIsShown() {
    let bar = { (first: Int) in
      ScrollBar(first: first, shown: 10, count: 40, appearance: Appearance()).thumb(rows: 8)
    }
    #expect(bar(0) == 0..<2 && bar(30) == 6..<8 && bar(15) == 3..<5)
    #expect(bar(1).lowerBound == 0 && bar(29).upperBound < 8)
    let tiny = ScrollBar(first: 999, shown: 1, count: 1000, appearance: Appearance())
    #expect(tiny.thumb(rows: 2) == 1..<2)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)], [true, false])
  func itStandsAtTheRightEdgeOfThePanels(size: Size, isUnicode: Bool) throws {
    var explorer = try explorer(size, appearance: Appearance(isUnicode: isUnicode))
    let x = try #require(explorer.gatesLayout.scrollBar)
    let panel = explorer.gatesLayout.panels[0]
    let rows = panel.rect.y + panel.rows.quantiles.rows..<panel.rect.endY
    let column = { (explorer: Explorer) in
      String(rows.map { explorer.view()[x, $0].glyph.character })
    }
    let (thumb, track) = isUnicode ? ("┃", "│") : ("#", ":")
    let rest = String(repeating: track, count: rows.count - 1)
    _ = explorer.type([.character("g")])
    #expect(column(explorer) == thumb + rest)
    _ = explorer.type([.character("G")])
    #expect(column(explorer) == rest + thumb)
  }

  @Test func whereAllIsShownThereIsNone() throws {
    let explorer = try Example.explorer(size: Size(columns: 200, rows: 60))
    let x = try #require(explorer.gatesLayout.scrollBar)
    #expect(!(0..<60).contains { explorer.view()[x, $0].glyph == "┃" })
  }
}
