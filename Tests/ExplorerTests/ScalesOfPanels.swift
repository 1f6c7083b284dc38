import Recurrent
import Screen
import Testing

@testable import Explorer

/// What the colours stand for, and the numbers in the cells.
@Suite struct ScalesOfPanels {
  private let key = Key.character("a")

  private func background(_ scale: Shading.Scale, _ value: Float) -> Color {
    Shading(scale: scale, appearance: Appearance()).cell(value).style.background
  }

  /// An LSTM of one input and two units whose forget gates have this bias alone.
  private func keeper(bias: Float, kind: CellKind = .lstm) throws -> Explorer {
    let zeros = Matrix(
      rows: kind.gateCount * 2, columns: 1,
      elements: [Float](repeating: 0, count: kind.gateCount * 2))
    let square = Matrix(
      rows: kind.gateCount * 2, columns: 2,
      elements: [Float](repeating: 0, count: kind.gateCount * 4))
    let layer = RecurrentLayer(
      kind: kind, inputWeights: zeros, recurrentWeights: square,
      inputBias: [Float](repeating: bias, count: kind.gateCount * 2))
    let trace = Trace(
      of: Network(layers: [layer]), over: InputSequence(values: [0, 0, 0, 0, 0], featureCount: 1))
    var explorer = Explorer(
      trace: trace, title: .init(file: "", network: []), appearance: Appearance(),
      size: Size(columns: 120, rows: 36))
    _ = explorer.update(.summarised(try #require(TraceSummary(of: trace))))
    return explorer
  }

  // MARK: Half-lives

  @Test func halfLivesAreSpreadByTheirLogarithm() {
    let scale = Shading.Scale.halfLife(ofRest: false)
    // .97 and .999 keep half for 23 and 693 steps.
    for (value, place) in [(Float(0.5), Float(0)), (0.97, 0.4524), (0.999, 0.9468)] {
      #expect(abs(scale.place(of: value) - place) < 0.001)
      #expect(
        abs(Shading.Scale.halfLife(ofRest: true).place(of: 1 - value) - place) < 0.001)
    }
    #expect(background(.gate, 0.97) == background(.gate, 0.999))
    #expect(background(scale, 0.97) != background(scale, 0.999))
    #expect(background(scale, 1) == .indexed(231))
    #expect([0, 0.3, -1].allSatisfy { background(scale, $0) == .indexed(16) })
    #expect(Shading(scale: scale, appearance: Appearance()).cell(.nan).glyph == "N")
  }

  @Test(arguments: ColorDepth.allCases, [true, false])
  func halfLivesHaveNoSign(depth: ColorDepth, isUnicode: Bool) {
    let shading = Shading(
      scale: .halfLife(ofRest: false),
      appearance: Appearance(colorDepth: depth, isUnicode: isUnicode))
    #expect(shading.cell(0.1) == shading.cell(0.5))
    #expect(shading.cell(0.1).style.attributes == [])
  }

  @Test func theyArePrintedInSteps() {
    let scale = Shading.Scale.halfLife(ofRest: false)
    let texts = [0.5, 0.97, 0.999, 1, 0].map { scale.text(for: $0, in: Appearance()) }
    #expect(texts == ["1", "22.8", "693", "∞", "0"])
    #expect(scale.text(for: 1, in: Appearance(isUnicode: false)) == "inf")
    #expect(scale.text(for: 0.99999, in: Appearance()).count <= 4)
    #expect(scale.text(for: 0.9999999, in: Appearance()).count <= 4)
  }

  // MARK: Cell states

  @Test func linearlyTheLargestHasTheLastColour() {
    #expect(background(.linear(4), 4) == .indexed(223))
    #expect(background(.linear(4), -4) == .indexed(195))
    #expect(background(.linear(4), 0) == .indexed(232))
    #expect(background(.linear(4), 2) == background(.signed, 0.5))
    #expect(background(.squashed, 0.5) == background(.signed, tanh(0.5)))
  }

  @Test func theKeyTurnsBothAndBack() throws {
    var explorer = try Example.explorer()
    let before = explorer.view()
    let largest = try #require(explorer.summary).layers[0].largestMemory.max()
    _ = explorer.type([key])
    #expect(explorer.scale(of: .cellState) == .linear(try #require(largest)))
    #expect(explorer.scale(of: .forgetGate) == .halfLife(ofRest: false))
    #expect(explorer.scale(of: .inputGate) == .gate && explorer.scale(of: .candidate) == .signed)
    #expect(explorer.view() != before)
    _ = explorer.type([key])
    #expect(explorer.view() == before)
    _ = explorer.type([.character("u")])
    #expect(explorer.scale(of: .forgetGate) == .halfLife(ofRest: false))
  }

  @Test func ofAFocusedPanelItTurnsThatOne() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([Key(.tab), key])
    #expect(explorer.scale(of: .forgetGate) == .halfLife(ofRest: false))
    #expect(explorer.scale(of: .cellState) == .squashed)
    _ = explorer.type([Key(.tab), Key(.tab), Key(.tab), key, Key(.tab), key])
    #expect(explorer.scale(of: .forgetGate) == .gate)
    #expect(explorer.scale(of: .cellState) == .squashed)
  }

  @Test func untilTheLargestIsKnownNothingIsLinear() throws {
    var explorer = Explorer(
      trace: try Example.trace(), title: .init(file: "", network: []), appearance: Appearance(),
      size: Size(columns: 80, rows: 24))
    _ = explorer.type([key])
    #expect(explorer.scale(of: .cellState) == .squashed)
    #expect(explorer.view().text.contains("by tanh C"))
  }

  @Test(arguments: RandomNetwork.all)
  func everyCellHasItsScales(network: RandomNetwork) throws {
    var explorer = network.explorer(size: Size(columns: 120, rows: 50))
    _ = explorer.type([key])
    let kind = network.kind
    #expect(kind == .reluRNN || explorer.scale(of: kind.memory) != kind.memory.scale)
    for signal in explorer.panelSignals where signal != kind.memory {
      let keeps = [.forgetGate, .updateGate].contains(signal)
      #expect((explorer.scale(of: signal) != signal.scale) == keeps)
    }
    _ = explorer.view()
  }

  // MARK: Words

  @Test(arguments: Language.allCases)
  func gutterAndLegendSayWhichScaleIsOn(language: Language) throws {
    var explorer = try Example.explorer(
      size: Size(columns: 120, rows: 36), language: language)
    let texts = language.texts
    #expect(explorer.view().text.contains("tanh C"))
    #expect(!explorer.view().text.contains(texts.scales.halfLife))
    _ = explorer.type([key])
    let largest = try #require(explorer.summary).layers[0].largestMemory.max()
    let number = Numbers.short(try #require(largest))
    let lines = explorer.view().lines
    #expect(lines.contains { $0.hasPrefix("C ±\(number)") })
    #expect(lines.contains { $0.contains(" \(number)  C") && $0.contains("-\(number) ") })
    #expect(lines.contains { $0.contains(" 1000  f") && $0.contains(" 1 ") })
    #expect(lines.contains { $0.contains(texts.scales.halfLifeIn("f")) })
    #expect(lines.contains { $0.hasPrefix(texts.scales.halfLife) })
  }

  @Test(arguments: Language.allCases)
  func theWordsFitTheirRoom(language: Language) {
    let texts = language.texts
    #expect(texts.scales.halfLife.columns <= 9)
    #expect(texts.scales.halfLifeIn("f").columns <= 31 && texts.scales.hint("f").columns <= 31)
    #expect(texts.scales.needsColumns(5, 1).columns <= 80)
    let titles = [
      texts.rankings.letsGoMost, texts.rankings.writesMost, texts.rankings.jumpsMost,
    ]
    #expect(titles.allSatisfy { $0.columns <= 31 } && Set(titles).count == 3)
  }

  @Test func theLegendHintsAtHalfLivesWhereMostIsKept() throws {
    for (bias, isHinted) in [(Float(4), true), (0, false)] {
      var explorer = try keeper(bias: bias)
      let hint = Texts.english.scales.hint("f")
      #expect(explorer.view().text.contains(hint) == isHinted)
      _ = explorer.type([key])
      #expect(!explorer.view().text.contains(hint))
    }
    // Which is more of z depends on the convention: PyTorch's z keeps.
    #expect(try keeper(bias: 4, kind: .gru).view().text.contains(Texts.english.scales.hint("z")))
  }

  // MARK: Values

  private let short = RandomNetwork(hidden: 2, steps: 5)

  @Test func wideCellsHaveNumbersOnTheirColours() throws {
    var explorer = short.explorer()
    _ = explorer.type([.character("v")])
    #expect(explorer.notice == nil)
    let (canvas, axis) = (explorer.view(), explorer.timeAxis)
    for panel in explorer.gatesLayout.panels where !panel.isSingle {
      let row = panel.rect.y + panel.rows.row(of: 1)
      for step in 0..<5 {
        let value = explorer.trace[step, 0][panel.signal][1]
        let columns = axis.columns(of: step)
        #expect(canvas.glyphs(row, columns).trimmed == Numbers.brief(value))
        let cell = Shading(scale: panel.signal.scale, appearance: Appearance()).cell(value)
        #expect(columns.allSatisfy { canvas[$0, row].style.background == cell.style.background })
      }
    }
    _ = explorer.type([.character("v")])
    #expect(explorer.view() == short.explorer().view())
  }

  @Test func withNumbersARowIsOneUnit() {
    var explorer = RandomNetwork(hidden: 256, steps: 5, features: 40).explorer()
    #expect(explorer.gatesLayout.panels[0].rows.isSplit)
    _ = explorer.type([.character("v"), .character("G")])
    #expect(!explorer.gatesLayout.panels[0].rows.isSplit)
    let place = explorer.orderedUnits.places[explorer.unit]
    #expect(place - explorer.firstPlace < explorer.visibleUnits)
  }

  @Test(arguments: Language.allCases)
  func narrowCellsSayWhatTheyNeed(language: Language) throws {
    var explorer = try Example.explorer(language: language)
    let before = explorer.view()
    _ = explorer.type([.character("v")])
    #expect(explorer.view().text.contains(language.texts.scales.needsColumns(5, 1)))
    #expect(explorer.gatesLayout.panels[0].rows.isSplit)
    _ = explorer.type([.character("v")])
    #expect(explorer.view() == before)
  }
}
