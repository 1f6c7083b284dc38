import Recurrent
import Screen
import TestSupport
import Testing

@testable import Explorer

/// Page 6: every unit in numbers, and how often the gates are at their ends.
@Suite struct UnitTables {
  private func explorer(
    _ columns: Int = 80, _ rows: Int = 24, appearance: Appearance = Appearance(),
    language: Language = .english
  ) throws -> Explorer {
    var explorer = try Example.explorer(
      size: Size(columns: columns, rows: rows), appearance: appearance, language: language)
    _ = explorer.update(.view(.turned(to: .units)))
    return explorer
  }

  private func explorer(of trace: Trace, _ columns: Int = 80, _ rows: Int = 24) -> Explorer {
    var explorer = Explorer(
      trace: trace, title: .init(file: "", network: []), appearance: Appearance(),
      size: Size(columns: columns, rows: rows))
    if let summary = TraceSummary(of: trace) { _ = explorer.update(.summarised(summary)) }
    _ = explorer.update(.view(.turned(to: .units)))
    return explorer
  }

  /// One unit's values of a signal at all steps.
  private func column(_ signal: Signal, _ unit: Int, of trace: Trace, layer: Int = 0) -> [Float] {
    let width = trace.network.layers[layer].width(of: signal)
    let values = trace.values(of: signal, layer: layer, steps: 0..<trace.stepCount)
    return stride(from: unit, to: values.count, by: width).map { values[$0] }
  }

  private func expectClose(_ value: Float, _ expected: Float) {
    #expect(abs(value - expected) <= 1e-4 * max(1, abs(expected)))
  }

  // MARK: The numbers

  @Test(arguments: [
    RandomNetwork(hidden: 5, steps: 200, hasHead: true),
    RandomNetwork(kind: .gru, hidden: 5, steps: 200, layers: 2, hasHead: true),
    RandomNetwork(kind: .tanhRNN, hidden: 5, steps: 200),
    RandomNetwork(kind: .noForgetLSTM, hidden: 5, steps: 200),
    RandomNetwork(hidden: 5, steps: 200, projection: 3),
  ])
  func theyAreThoseOfTheTrace(network: RandomNetwork) throws {
    let trace = network.trace()
    for layer in 0..<network.layers {
      var explorer = explorer(of: trace)
      _ = explorer.update(.units(.movedLayer(by: layer)))
      let figures = try #require(explorer.layerFigures)
      #expect(figures.layer == layer)
      #expect(figures.stepCount == 200)
      #expect(figures.gates == network.kind.panels.filter(\.isGate))
      for (unit, found) in figures.units.enumerated() {
        #expect(found.unit == unit)
        for (gate, saturation) in zip(figures.gates, found.saturations) {
          let values = column(gate, unit, of: trace, layer: layer)
          #expect(saturation.closed == Float(values.count { $0 < 0.1 }) / 200)
          #expect(saturation.open == Float(values.count { $0 > 0.9 }) / 200)
        }
        let memory = column(network.kind.memory, unit, of: trace, layer: layer)
        let mean = memory.reduce(0, +) / 200
        expectClose(found.mean, mean)
        expectClose(found.variance, memory.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 200)
        #expect(found.largest == memory.map(abs).max())
        #expect(found.halfLife?.median == medianHalfLife(unit, of: trace, layer: layer))
      }
    }
  }

  /// By definition: for each step the least number of steps after which half is left.
  private func medianHalfLife(_ unit: Int, of trace: Trace, layer: Int) -> Float? {
    let kind = trace.network.layers[layer].kind
    guard kind.family != .rnn else { return nil }
    let kept: [Float] =
      kind == .noForgetLSTM
      ? Array(repeating: 1, count: 200)
      : column(kind.family == .lstm ? .forgetGate : .updateGate, unit, of: trace, layer: layer)
    let lives = kept.indices.map { start -> Float in
      var product: Double = 1
      for step in start + 1..<max(200, start + 1) {
        product *= Double(kept[step])
        if product <= 0.5 { return Float(step - start) }
      }
      return .infinity
    }
    return lives.sorted()[100]
  }

  @Test(arguments: Language.allCases)
  func thePageShowsThem(language: Language) throws {
    let explorer = try explorer(200, 60, language: language)
    let view = explorer.view()
    let summary = try #require(explorer.summary).layers[0]
    let halfLives = try #require(summary.halfLives)
    let head = try #require(explorer.trace.network.head)
    for unit in 0..<12 {
      let row = view.glyphs(explorer.unitsLayout.rows.y + unit, 1..<97)
      let percents = [Signal.forgetGate, .inputGate, .outputGate].flatMap { gate in
        [summary[gate].closedFraction[unit], summary[gate].openFraction[unit]].map {
          "\(Int((100 * $0).rounded()))"
        }
      }
      let lives = [halfLives.lowerQuartile, halfLives.median, halfLives.upperQuartile].map {
        "\(Int($0[unit]))"
      }
      let squares = (0..<head.outputSize).map { row -> Float in
        head.weights[row, unit] * head.weights[row, unit]
      }
      let written = try #require(summary.written).mean[unit]
      let rest = [
        Numbers.preciseSize(written), Numbers.precise(summary[.cellState].mean[unit]),
        Numbers.preciseSize(summary[.cellState].variance[unit]),
        Numbers.preciseSize(summary.largestMemory[unit]),
        Numbers.preciseSize(squares.reduce(0, +).squareRoot()),
      ].map(\.trimmingBlanks)
      let words = row.split(separator: " ").map { String($0) }
      var expected = ["\(unit)"]
      for part in [percents, lives, rest] { expected += part }
      #expect(Array(words.prefix(15)) == expected)
    }
  }

  @Test func theyStandInTheirColumnsPointUnderPoint() throws {
    let explorer = try explorer(120, 36)
    let view = explorer.view()
    let points = (0..<12).map { row in
      let glyphs = view.glyphs(explorer.unitsLayout.rows.y + row, 0..<86)
      return glyphs.enumerated().filter { $0.element == "." }.map(\.offset)
    }
    #expect(points[0].count == 4)
    #expect(Set(points).count == 1)
  }

  @Test func aWeightIsThatOfTheMatrixThatReadsTheUnit() throws {
    let projected = RandomNetwork(hidden: 5, steps: 200, projection: 3).trace()
    let projection = try #require(projected.network.layers[0].projection)
    let shown = try #require(explorer(of: projected).layerFigures)
    #expect(shown.reader == .projection)
    for unit in 0..<5 {
      let squares = (0..<3).map { row -> Float in projection[row, unit] * projection[row, unit] }
      expectClose(shown.units[unit].weight ?? .nan, squares.reduce(0, +).squareRoot())
    }
    let stack = RandomNetwork(kind: .gru, hidden: 5, steps: 200, layers: 2, hasHead: true).trace()
    #expect(explorer(of: stack).layerFigures?.reader == nil)
    #expect(explorer(of: stack).layerFigures?.units[0].weight == nil)
  }

  @Test(arguments: [DirectionMerge.concatenated, .summed])
  func bothDirectionsHaveTheirOwnColumnsOfTheHead(merge: DirectionMerge) throws {
    let layers = [Direction.forward, .reverse].map { direction in
      RecurrentLayer(
        kind: .tanhRNN, inputWeights: Matrix(rows: 2, columns: 1, elements: [1, -1]),
        recurrentWeights: Matrix(rows: 2, columns: 2, elements: [0, 0, 0, 0]),
        direction: direction)
    }
    let width = merge == .concatenated ? 4 : 2
    let weights = (0..<2 * width).map { Float($0) }
    let head = LinearHead(weights: Matrix(rows: 2, columns: width, elements: weights))
    let network = Network(
      levels: [RecurrentLevel(forward: layers[0], reverse: layers[1], merge: merge)], head: head)
    let first = merge == .concatenated ? 2 : 0
    let expected = (first..<first + 2).map { column -> Float in
      let (upper, lower) = (Float(column), Float(column + width))
      return (upper * upper + lower * lower).squareRoot()
    }
    #expect(network.weights(readingLayer: 1) == expected)
  }

  // MARK: What is wrong with a unit

  /// Unit 0 writes nothing, unit 1 keeps all and lets nothing in, unit 2 is as it should be.
  private func strangeUnits() -> Trace {
    var input = [Float](repeating: 1, count: 12)
    var bias = [Float](repeating: 0, count: 12)
    // i, f, C̃ and o have three rows each.
    input[6] = 0
    (input[1], input[4]) = (0, 0)
    (bias[1], bias[4]) = (-20, 20)
    let layer = RecurrentLayer(
      kind: .lstm, inputWeights: Matrix(rows: 12, columns: 1, elements: input),
      recurrentWeights: Matrix(rows: 12, columns: 3, elements: Array(repeating: 0, count: 36)),
      inputBias: bias)
    return Trace(
      of: Network(layers: [layer]),
      over: InputSequence(values: (0..<50).map { Float($0 % 5) - 2 }, featureCount: 1))
  }

  @Test func deadAndStuckUnitsAreFlagged() throws {
    var explorer = explorer(of: strangeUnits(), 160, 36)
    let flags = try #require(explorer.layerFigures).units.map(\.flags)
    #expect(flags[0] == UnitFlags(isDead: true))
    #expect(flags[1] == UnitFlags(isDead: true, stuckGates: [.forgetGate, .inputGate]))
    #expect(flags[2] == UnitFlags())
    let rows = (0..<3).map { explorer.view().glyphs(explorer.unitsLayout.rows.y + $0) }
    #expect(rows[0].contains(" dead") && !rows[0].contains("stuck"))
    #expect(rows[1].contains(" dead stuck f i"))
    // Not one of two gates, as though the other were not stuck.
    _ = explorer.update(.resized(Size(columns: 80, rows: 24)))
    let narrow = explorer.view().glyphs(explorer.unitsLayout.rows.y + 1)
    #expect(narrow.contains(" dead stuck ") && !narrow.contains("stuck f"))
    #expect(!rows[2].contains("dead") && !rows[2].contains("stuck"))
    #expect(rows.allSatisfy { !$0.contains("NaN") })
  }

  @Test func aUnitThatIsNoNumberIsFlaggedAsThatAlone() throws {
    let layer = RecurrentLayer(
      kind: .gru, inputWeights: Matrix(rows: 6, columns: 1, elements: [1, 1, .nan, 1, 1, 1]),
      recurrentWeights: Matrix(rows: 6, columns: 2, elements: Array(repeating: 0, count: 12)))
    // Behind the first step NaN is in all units: 0 · NaN is NaN.
    let trace = Trace(
      of: Network(layers: [layer]), over: InputSequence(values: [1], featureCount: 1))
    let explorer = explorer(of: trace)
    let flags = try #require(explorer.layerFigures).units.map(\.flags)
    #expect(flags == [UnitFlags(isNotFinite: true), UnitFlags()])
    let rows = (0..<2).map { explorer.view().glyphs(explorer.unitsLayout.rows.y + $0) }
    #expect(rows[0].contains("     NaN ") && !rows[0].contains("dead"))
    #expect(!rows[1].contains("NaN"))
  }

  @Test func aUnitThatNeverShowsAnythingIsDead() throws {
    // ReLU of −1 at every step, and of +1.
    let layer = RecurrentLayer(
      kind: .reluRNN, inputWeights: Matrix(rows: 2, columns: 1, elements: [0, 0]),
      recurrentWeights: Matrix(rows: 2, columns: 2, elements: [0, 0, 0, 0]), inputBias: [-1, 1])
    let trace = Trace(
      of: Network(layers: [layer]), over: InputSequence(values: [1, 2, 3], featureCount: 1))
    let figures = try #require(explorer(of: trace).layerFigures)
    #expect(figures.units.map(\.flags.isDead) == [true, false])
  }

  // MARK: The scatter

  @Test func theSelectedUnitIsMarkedWhereItsGatesAre() throws {
    // f of unit 1 is open at every step, i closed at every step.
    var explorer = explorer(of: strangeUnits(), 120, 36)
    _ = explorer.update(.units(.selected(1)))
    let view = explorer.view()
    let marks = explorer.unitsLayout.scatters.map { rect in
      (rect.y..<rect.endY).flatMap { y in
        (rect.x..<rect.endX).filter { view[$0, y].glyph == "◆" }.map {
          Point(x: $0 - rect.x, y: y - rect.y)
        }
      }
    }
    let plotRows = explorer.unitsLayout.scatters[0].rows - 2
    #expect(marks[0] == [Point(x: 5, y: 1)])
    #expect(marks[1].map(\.y) == [plotRows])
    let columns = min(explorer.unitsLayout.scatters[1].columns - 5, 3 * plotRows)
    #expect(marks[1].map(\.x) == [5 + columns - 1])
    #expect(marks[2].count == 1)
  }

  @Test(arguments: [
    (Appearance(), 4, Character("▖")), (Appearance(), 400, Character("⡀")),
    (Appearance(colorDepth: .never, isUnicode: false), 400, Character("*")),
  ])
  func unitsThatAreNeverAtAnEndAreAtTheLowerLeft(
    appearance: Appearance, count: Int, glyph: Character
  ) {
    var canvas = Canvas(size: Size(columns: 30, rows: 8))
    SaturationScatter(
      symbol: "f", name: "forget",
      saturations: Array(repeating: .init(closed: 0, open: 0), count: count) + [
        .init(closed: .nan, open: .nan)
      ],
      selectedUnit: count, appearance: appearance, texts: .english
    ).draw(into: &canvas, in: canvas.bounds)
    #expect(canvas[5, 6].glyph == Glyph(glyph))
    #expect(!canvas.text.contains("◆"))
  }

  // MARK: The page

  @Test func withoutTheSummaryOneLineSaysThatItIsComputed() throws {
    for language in Language.allCases {
      var explorer = Explorer(
        trace: try Example.trace(), title: .init(file: "", network: []), appearance: Appearance(),
        size: Size(columns: 40, rows: 10), texts: language.texts)
      _ = explorer.update(.view(.turned(to: .units)))
      let text = explorer.view().text
      #expect(text.contains(language.texts.units.isComputed))
      _ = explorer.update(.summarised(try #require(TraceSummary(of: explorer.trace))))
      #expect(!explorer.view().text.contains(language.texts.units.isComputed))
    }
  }

  @Test func aThousandUnitsScrollWithTheSelectedOneInView() throws {
    var explorer = explorer(of: RandomNetwork(hidden: 1000, steps: 2).trace())
    let keys: [Key] = [
      .character("j"), .character("G"), .control("u"), .character("k"), .control("d"),
      .control("d"), .character("g"), .control("d"), .character("j"),
    ]
    for key in keys {
      _ = explorer.type([key])
      let view = explorer.view()
      let rows = explorer.unitsLayout.rows
      let marked = (rows.y..<rows.endY).filter { view[0, $0].glyph == "▸" }
      #expect(marked.count == 1)
      #expect(view.cursor == Point(x: 0, y: marked[0]))
      #expect(view.glyphs(marked[0], 1..<5).trimmingBlanks == "\(explorer.unit)")
    }
    // So many units stand by activity: what is counted are places.
    let place = max(1, explorer.unitsLayout.visibleUnits / 2) + 1
    #expect(explorer.orderedUnits.places[explorer.unit] == place)
    _ = explorer.type([.character("G")])
    #expect(explorer.orderedUnits.places[explorer.unit] == 999)
    let first = 1000 - explorer.unitsLayout.visibleUnits
    #expect(explorer.view().text.contains("\(first)–999/1000"))
  }

  private func isInside(_ rect: Rect, _ page: Rect) -> Bool {
    let isOnRows = rect.y >= page.y && rect.endY <= page.endY
    return !rect.isEmpty && rect.x >= 0 && rect.endX <= page.endX && isOnRows
  }

  private func overlap(_ one: Rect, _ other: Rect) -> Bool {
    let sharesColumns = one.x < other.endX && other.x < one.endX
    return sharesColumns && one.y < other.endY && other.y < one.endY
  }

  @Test(arguments: RandomNetwork.all)
  func nothingOverlapsAtAnySize(network: RandomNetwork) {
    let layer = network.trace().network.layers[0]
    let content = UnitsLayout.Content(
      unitCount: network.hidden, gateCount: layer.kind.panels.count(where: \.isGate),
      hasHalfLives: layer.kind.family != .rnn, hasWeights: network.hasHead)
    for columns in Array(stride(from: 40, to: 120, by: 3)) + [80, 109, 110, 160, 200, 300] {
      for rows in Array(10...40) + [60, 100] {
        let layout = UnitsLayout(size: Size(columns: columns, rows: rows), content: content)
        let header = Rect(x: 0, y: 1, columns: layout.rows.columns, rows: layout.header + 1)
        let places = [header, layout.rows] + layout.scatters + (layout.legend.map { [$0] } ?? [])
        let page = Rect(x: 0, y: 1, columns: columns, rows: rows - 3)
        let used = layout.numberColumns + layout.columns.reduce(0) { $0 + $1.columns }
        let areInside = places.allSatisfy { isInside($0, page) }
        let isWhole =
          used < layout.rows.columns && layout.visibleUnits >= min(3, network.hidden)
          && (rows < 20 || layout.scatters.count == content.gateCount)
        let clashes = places.indices.contains { index in
          places[(index + 1)...].contains { overlap(places[index], $0) }
        }
        guard areInside, isWhole, !clashes else {
          Issue.record("\(columns)x\(rows): \(places)")
          return
        }
      }
    }
  }

  @Test(arguments: RandomNetwork.all)
  func everyNetworkIsDrawnAtEverySize(network: RandomNetwork) {
    var explorer = explorer(of: network.trace())
    for size in [
      (40, 10), (55, 16), (60, 20), (80, 24), (109, 30), (110, 24), (120, 36), (200, 60),
    ] {
      _ = explorer.update(.resized(Size(columns: size.0, rows: size.1)))
      let view = explorer.view()
      let layout = explorer.unitsLayout
      #expect(view.glyphs(layout.header + 1).contains("unit"))
      // Many units stand by activity, so that the selected one is not the first.
      let row = explorer.orderedUnits.places[0] - explorer.firstPlace
      #expect(view.glyphs(layout.rows.y + row).contains("▸   0 "))
    }
  }

  @Test(arguments: Language.allCases)
  func itsWordsFitTheirColumns(language: Language) throws {
    let texts = language.texts.units
    for word in [texts.mean, texts.largest, texts.head, texts.projection] {
      #expect((1...7).contains(word.columns))
    }
    #expect((1...8).contains(texts.variance.columns))
    #expect((1...9).contains(texts.halfLife.columns))
    #expect(texts.openColumn.columns <= 4)
    for columns in [80, 120] {
      let explorer = try explorer(columns, 36, language: language)
      let legend = try #require(explorer.unitsLayout.legend)
      let text = (legend.y..<legend.endY).map { explorer.view().glyphs($0) }.joined()
      for words in [texts.deadMeans("0.001")] + texts.stuckMeans("99") {
        #expect(text.contains(words))
      }
      #expect(explorer.view().text.contains(texts.caption(200, true)))
    }
  }
}
