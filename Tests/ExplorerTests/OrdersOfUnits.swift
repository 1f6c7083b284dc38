import Recurrent
import Screen
import Testing

@testable import Explorer

/// The rows of all pages are sorted as a person wants, and units keep their numbers.
@Suite struct OrdersOfUnits {
  private func explorer(
    of network: RandomNetwork, page: Page = .units, knowsAll: Bool = true
  ) throws -> Explorer {
    var explorer = network.explorer(size: Size(columns: 80, rows: 24))
    if knowsAll {
      _ = explorer.update(.summarised(try #require(TraceSummary(of: network.trace()))))
    }
    _ = explorer.update(.view(.turned(to: page)))
    return explorer
  }

  private let lstm = RandomNetwork(hidden: 17, steps: 200, features: 3, layers: 2, hasHead: true)
  private let gru = RandomNetwork(kind: .gru, hidden: 17, steps: 200, layers: 2, hasHead: true)
  private let vanilla = RandomNetwork(kind: .tanhRNN, hidden: 3, steps: 200)

  /// The greatest first, equal ones by their numbers.
  private func sorted(_ keys: [Float]) -> [Int] {
    keys.enumerated().sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }.map(\.offset)
  }

  // MARK: The orders

  @Test func equalKeysKeepTheirOrderAndWhatIsNoNumberIsLast() {
    let ordered = OrderedUnits(by: [1, .nan, 3, 1, .infinity, .nan, -.infinity, 3])
    #expect(ordered.units == [4, 2, 7, 0, 3, 6, 1, 5])
    #expect(ordered.places == [3, 6, 1, 4, 0, 7, 5, 2])
    #expect(OrderedUnits(by: [.nan, .nan, .nan]) == OrderedUnits(count: 3))
    #expect(OrderedUnits(by: []) == OrderedUnits(count: 0))
  }

  @Test func theKeyGoesRoundThroughTheOrdersOfTheCell() throws {
    for (network, expected) in [
      (lstm, [UnitOrder.activity, .halfLife, .mean, .variance, .similarity, .natural, .activity]),
      (vanilla, [.activity, .mean, .variance, .similarity, .natural, .activity]),
    ] {
      var explorer = try explorer(of: network)
      var found: [UnitOrder] = []
      for _ in expected {
        _ = explorer.type([.character("s")])
        found.append(explorer.order)
      }
      #expect(found == expected)
    }
  }

  @Test func theyAreThoseOfTheSummary() throws {
    for network in [lstm, gru, vanilla] {
      var explorer = try explorer(of: network)
      for layer in 0..<network.layers {
        _ = explorer.update(.units(.movedLayer(by: layer)))
        let summary = try #require(explorer.summary).layers[layer]
        let memory = summary[network.kind.memory]
        var orders: [(UnitOrder, [Float])] = [(.mean, memory.mean), (.variance, memory.variance)]
        if let halfLives = summary.halfLives {
          // Of equal half-lives, which are whole steps, the gate that keeps more comes first.
          let kept = summary[network.kind == .gru ? .updateGate : .forgetGate].mean
          orders.append((.halfLife, zip(halfLives.median, kept).map { $0 + $1 / 2 }))
        }
        for (order, keys) in orders {
          explorer.viewpoint.order = order
          _ = explorer.update(.resized(explorer.size))
          #expect(explorer.orderedUnits.units == sorted(keys))
        }
        explorer.viewpoint.order = .similarity
        _ = explorer.update(.resized(explorer.size))
        #expect(explorer.orderedUnits.units == memory.unitsByLikeness())
        #expect(explorer.orderedUnits.units.sorted() == Array(0..<network.hidden))
      }
    }
  }

  @Test func activityIsWhatIsExchangedInAStep() throws {
    var explorer = try explorer(of: gru)
    _ = explorer.type([.character("s")])
    let trace = gru.trace()
    let layer = trace.network.layers[0]
    var sums = [Double](repeating: 0, count: 17)
    for step in 0..<200 {
      let snapshot = trace[step, 0]
      let kept = try #require(layer.keptFraction(in: snapshot))
      let written = try #require(layer.written(in: snapshot))
      let before = trace.state(before: step, layer: 0).memory
      for unit in 0..<17 {
        sums[unit] += Double((1 - kept[unit]) * abs(before[unit]) + abs(written[unit]))
      }
    }
    #expect(explorer.orderedUnits.units == sorted(sums.map { Float($0) }))
  }

  @Test func byWhatIsLetGoHereStaysWhenTheCursorGoesOn() throws {
    for network in [lstm, vanilla] {
      var explorer = try explorer(of: network, knowsAll: false)
      _ = explorer.update(.time(.steppedTo(100)))
      _ = explorer.type([.character("S"), Key(.right)])
      #expect(explorer.order == .letGo(step: 100))
      let trace = network.trace()
      let before = trace.state(before: 100, layer: 0).memory
      let snapshot = trace[100, 0]
      let lost = before.indices.map { unit -> Float in
        network.kind == .lstm
          ? (1 - snapshot.forgetGate[unit]) * abs(before[unit])
          : abs(snapshot.hiddenState[unit] - before[unit])
      }
      #expect(explorer.orderedUnits.units == sorted(lost))
      _ = explorer.type([.character("s")])
      #expect(explorer.order == .natural)
      #expect(explorer.orderedUnits == OrderedUnits(count: network.hidden))
    }
  }

  @Test func untilItIsKnownTheUnitsStandInTheirOwnOrder() throws {
    var explorer = try explorer(of: lstm, page: .gates, knowsAll: false)
    _ = explorer.type([.character("s"), .character("s")])
    #expect(explorer.orderedUnits == OrderedUnits(count: 17))
    #expect(explorer.view().lines[0].contains("unit 0 of 0–16 by half-life… ·"))
    let summary = try #require(TraceSummary(of: lstm.trace()))
    _ = explorer.update(.summarised(summary))
    #expect(explorer.orderedUnits != OrderedUnits(count: 17))
    #expect(explorer.view().lines[0].contains("unit 0 of 0–16 by half-life ·"))
    expectSelectedInView(explorer)
  }

  // MARK: What follows them

  /// On page 8 these keys choose an output.
  @Test(arguments: Page.allCases.filter { $0 != .output })
  func keysMoveInTheOrderThatIsShown(page: Page) throws {
    var explorer = try explorer(of: lstm, page: page)
    _ = explorer.type([.character("s"), .character("s"), .character("s"), .character("g")])
    let units = explorer.orderedUnits.units
    #expect(units != Array(0..<17))
    for unit in units {
      #expect(explorer.unit == unit)
      expectSelectedInView(explorer)
      _ = explorer.type([.character("j")])
    }
    #expect(explorer.unit == units.last)
    _ = explorer.type([.character("k"), .character("g"), .character("k")])
    #expect(explorer.unit == units.first)
    _ = explorer.type([.character("G")])
    #expect(explorer.unit == units.last)
    _ = explorer.type([.control("u")])
    #expect(explorer.unit == units[16 - max(1, explorer.visibleUnits / 2)])
  }

  private func expectSelectedInView(_ explorer: Explorer) {
    let place = explorer.orderedUnits.places[explorer.unit]
    let shown = explorer.firstPlace..<explorer.firstPlace + explorer.visibleUnits
    #expect(shown.contains(place))
    _ = explorer.view()
  }

  @Test func everyPageShowsTheRowsInTheOrder() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([.character("s"), .character("s"), .character("g")])
    let units = explorer.orderedUnits.units
    // Page 1: the number of each row's unit, in split rows of the upper one.
    let layout = explorer.gatesLayout
    let panel = layout.panels[0].rect
    let gutter = (panel.y..<panel.endY).map { y in
      Int(explorer.view().glyphs(y, layout.gutterText..<layout.chart.lowerBound - 1).trimmingBlanks)
    }
    #expect(gutter == (0..<panel.rows).map { units[2 * $0] })
    // Page 2: the units of the strip.
    _ = explorer.update(.view(.turned(to: .cell)))
    _ = explorer.update(.resized(Size(columns: 80, rows: 36)))
    let names = units.prefix(10).map { $0 == explorer.unit ? "u\($0)" : "\($0)" }
    let strip = explorer.view().lines.map { $0.split(separator: " ").map { String($0) } }
    #expect(strip.contains(["units"] + names + ["0–9/12"]))
    // Page 6: the rows.
    _ = explorer.update(.view(.turned(to: .units)))
    let rows = explorer.unitsLayout.rows
    let numbers = (rows.y..<rows.y + 12).map {
      Int(explorer.view().glyphs($0, 1..<explorer.unitsLayout.numberColumns).trimmingBlanks)
    }
    #expect(numbers == units)
  }

  @Test func theSelectedUnitStaysTheSelectedOne() throws {
    var explorer = try explorer(of: lstm, page: .gates)
    _ = explorer.update(.units(.selected(9)))
    for _ in 0..<6 {
      _ = explorer.type([.character("s")])
      #expect(explorer.unit == 9)
      expectSelectedInView(explorer)
    }
  }

  @Test func undoBringsTheOrderBack() throws {
    var explorer = try explorer(of: lstm)
    _ = explorer.type([.character("s"), .character("s"), .character("S")])
    var found: [UnitOrder] = []
    for key in [Key.character("u"), .character("u"), .character("u"), .control("r")] {
      _ = explorer.type([key])
      found.append(explorer.order)
      expectSelectedInView(explorer)
    }
    #expect(found == [.halfLife, .activity, .natural, .activity])
  }

  @Test func anotherLayerIsSortedByItsOwnNumbers() throws {
    var explorer = try explorer(of: lstm)
    _ = explorer.type([.character("s"), .character("s"), .character("s")])
    for key in [Key.character("}"), .character("{"), .character("}")] {
      _ = explorer.type([key])
      let summary = try #require(explorer.summary).layers[explorer.layer]
      #expect(explorer.orderedUnits.units == sorted(summary[.cellState].mean))
    }
  }

  // MARK: Its name

  @Test(arguments: Language.allCases)
  func theTitleNamesTheOrderAtEverySize(language: Language) throws {
    let orders: [UnitOrder] = [
      .activity, .halfLife, .mean, .variance, .similarity, .letGo(step: 62),
    ]
    for order in orders {
      let name = language.texts.units.order(order, .lstm)
      #expect(!name.isEmpty)
      for page in Page.allCases {
        for columns in [40, 60, 80, 120] {
          var explorer = try Example.explorer(
            size: Size(columns: columns, rows: 24), language: language)
          explorer.viewpoint.order = order
          _ = explorer.update(.view(.turned(to: page)))
          #expect(explorer.view().glyphs(0).contains(" \(name)"))
        }
      }
    }
    #expect(
      language.texts.units.order(.letGo(step: 3), .rnn)
        != language.texts.units.order(.letGo(step: 3), .gru))
  }

  @Test func theUnitsOwnOrderIsNotNamed() throws {
    #expect(!(try Example.explorer().view().lines[0].contains(" by ")))
  }
}
