import Recurrent
import Screen
import Testing

@testable import Explorer

/// Two moments compared.
@Suite struct PinnedSteps {
  @Test func whatIsLeftIsTheProductOfTheForgetGates() throws {
    let trace = try Example.trace()
    for (pin, step) in [(40, 62), (0, 199), (100, 101), (62, 40), (7, 7)] {
      for unit in [0, 5, 8] {
        let span = try #require(Span(in: trace, layer: 0, unit: unit, pin, step))
        let (first, last) = (min(pin, step), max(pin, step))
        let share = (first..<last).reduce(Float(1)) { $0 * trace[$1 + 1, 0].forgetGate[unit] }
        #expect(abs((span.share ?? 0) - share) < 1e-6)
        // The ledger: what is left and all later writes add up to C.
        var sum = share * trace[first, 0].cellState[unit]
        for written in first..<last {
          let gates = trace[written + 1, 0]
          let kept = (written + 1..<last).reduce(Float(1)) {
            $0 * trace[$1 + 1, 0].forgetGate[unit]
          }
          sum += kept * gates.inputGate[unit] * gates.candidate[unit]
        }
        #expect(abs(span.left + span.written - sum) < 1e-5)
      }
    }
  }

  @Test func aVanillaCellHasNoShare() throws {
    let trace = RandomNetwork(kind: .tanhRNN, hidden: 3, steps: 200).trace()
    let span = try #require(Span(in: trace, layer: 0, unit: 1, 3, 9))
    #expect(span.share == nil)
  }

  @Test func whatIsTooFarAwayIsNotTold() {
    let trace = RandomNetwork(hidden: 3, steps: 5000, hasHead: true).trace()
    #expect(Span(in: trace, layer: 0, unit: 0, 0, Span.longest) != nil)
    #expect(Span(in: trace, layer: 0, unit: 0, 0, Span.longest + 1) == nil)
  }

  @Test func thePinIsPutTakenAwayAndSwapped() throws {
    var explorer = try Example.explorer(step: 40)
    _ = explorer.type([.character("P")])
    #expect(explorer.pin == nil)
    _ = explorer.type([.character("p"), Key(.right), Key(.right)])
    #expect(explorer.pin == 40)
    #expect(explorer.step == 42)
    _ = explorer.type([.character("P")])
    #expect((explorer.pin, explorer.step) == (42, 40))
    _ = explorer.type([.character("p")])
    #expect(explorer.pin == nil)
    _ = explorer.type([.character("u")])
    #expect(explorer.pin == 42)
  }

  @Test func bothMomentsStandBesideEachOther() throws {
    var explorer = try Example.explorer(size: Size(columns: 120, rows: 36), step: 40)
    _ = explorer.type([.character("p")] + Array(repeating: Key(.right), count: 22))
    let view = explorer.view()
    let gates = explorer.trace[40, 0]
    #expect(view.text.contains("A 40"))
    for value in [gates.forgetGate[8], gates.inputGate[8], gates.outputGate[8]] {
      #expect(view.text.contains(Numbers.preciseGate(value)))
    }
    #expect(view.text.contains(Numbers.precise(gates.cellState[8])))
    #expect(view.glyphs(explorer.gatesLayout.ruler).contains(" A "))
  }

  @Test(arguments: Language.allCases)
  func theTitleTellsWhereThereIsNoInspector(language: Language) throws {
    var explorer = try Example.explorer(step: 40, language: language)
    _ = explorer.type([.character("p")] + Array(repeating: Key(.right), count: 22))
    let span = try #require(explorer.span)
    let title = explorer.view().glyphs(0)
    #expect(title.contains("A 40"))
    #expect(title.contains(Numbers.signed(span.written)))
    #expect(title.columns == 80)
  }

  @Test(arguments: Page.allCases)
  func onWideScreensAllPagesButTheFirstNeedTheTitleForIt(page: Page) throws {
    var explorer = try Example.explorer(size: Size(columns: 120, rows: 36), step: 40)
    _ = explorer.type([.character("p")] + Array(repeating: Key(.right), count: 22))
    _ = explorer.update(.view(.turned(to: page)))
    #expect(explorer.view().glyphs(0).contains("A 40: ") == (page != .gates))
  }
}
