import Recurrent
import Screen
import Testing

@testable import Explorer

/// Page 2: its numbers are the trace's, and it tells no more than the walk has come to.
@Suite struct CellPages {
  private func explorer(
    _ size: Size = Size(columns: 80, rows: 24), stage: Int = .max, language: Language = .english
  ) throws -> Explorer {
    var explorer = try Example.explorer(size: size, language: language)
    _ = explorer.update(.view(.turned(to: .cell)))
    explorer.viewpoint.stage = stage
    _ = explorer.update(.view(.walked(by: 0)))
    return explorer
  }

  @Test func theDiagramsNumbersAreTheTraces() throws {
    let text = try explorer().view().text
    let gates = try Example.trace()[62, 0]
    for signal in [Signal.forgetGate, .inputGate, .outputGate] {
      #expect(text.contains(Numbers.preciseGate(gates[signal][8]).trimmingBlanks))
    }
    for signal in [Signal.candidate, .cellState, .hiddenState] {
      #expect(text.contains(Numbers.precise(gates[signal][8]).trimmingBlanks))
    }
  }

  @Test func nothingIsToldBeforeItIsComputed() throws {
    let gates = try Example.trace()[62, 0]
    let after = Numbers.precise(gates.cellState[8]).trimmingBlanks
    for stage in 0..<3 {
      let text = try explorer(stage: stage).view().text
      #expect(!text.contains(after))
      #expect(text.contains("o ?"))
      #expect(text.contains("?"))
    }
    #expect(try explorer(stage: 3).view().text.contains(after))
  }

  @Test func walkingGoesFromStopToStopAndOnToTheNextStep() throws {
    var explorer = try explorer(stage: 0)
    var stops: [CellStage] = []
    for _ in 0..<6 {
      stops.append(explorer.stage)
      _ = explorer.type([.character(".")])
    }
    #expect(stops == [.forget, .inputGate, .candidate, .update, .output, .forget])
    #expect(explorer.step == 63)
    _ = explorer.type([.character(","), .character(",")])
    #expect(explorer.stage == .output)
    #expect(explorer.step == 62)
  }

  @Test func theWalkStopsAtTheEnds() throws {
    var explorer = try explorer()
    _ = explorer.update(.view(.walked(by: .max)))
    #expect(explorer.step == 199)
    #expect(explorer.stage == .output)
    _ = explorer.update(.view(.walked(by: .min)))
    #expect(explorer.step == 0)
    #expect(explorer.stage == .forget)
  }

  @Test(arguments: RandomNetwork.all)
  func everyCellHasADiagramAtEverySize(network: RandomNetwork) {
    for size in [(40, 10), (60, 16), (78, 20), (80, 24), (120, 36), (200, 60)] {
      var explorer = Explorer(
        trace: network.trace(), title: .init(file: "x", network: []), appearance: Appearance(),
        size: Size(columns: size.0, rows: size.1))
      _ = explorer.update(.view(.turned(to: .cell)))
      for _ in 0..<7 {
        #expect(explorer.view().text.contains(network.kind.family == .rnn ? "h" : "="))
        _ = explorer.update(.view(.walked(by: -1)))
      }
    }
  }

  @Test func theEquationIsNeverCutAt80Columns() throws {
    for stage in 0..<5 {
      let narrow = try explorer(stage: stage).view()
      let wide = try explorer(Size(columns: 109, rows: 24), stage: stage).view()
      for row in 15..<19 { #expect(narrow.glyphs(row).columns <= 80) }
      #expect(trimmed(narrow.glyphs(18)) == trimmed(wide.glyphs(18)))
    }
  }

  @Test(arguments: Language.allCases)
  func itsWordsFit80Columns(language: Language) throws {
    for stage in 0..<5 {
      let narrow = try explorer(stage: stage, language: language).view()
      let wide = try explorer(
        Size(columns: 109, rows: 24), stage: stage, language: language
      ).view()
      #expect(trimmed(narrow.glyphs(17)) == trimmed(wide.glyphs(17)))
      #expect(trimmed(narrow.glyphs(18)) == trimmed(wide.glyphs(18)))
    }
  }

  private func trimmed(_ line: String) -> Substring {
    line.dropLast(line.reversed().prefix { $0 == " " }.count)
  }
}
