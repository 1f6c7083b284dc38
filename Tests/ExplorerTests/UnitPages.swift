import Recurrent
import Screen
import Testing

@testable import Explorer

/// Page 3: every signal of one unit as a curve.
@Suite struct UnitPages {
  private func explorer(_ size: Size, language: Language = .english) throws -> Explorer {
    var explorer = try Example.explorer(size: size, language: language)
    _ = explorer.update(.view(.turned(to: .unit)))
    return explorer
  }

  @Test(arguments: Language.allCases)
  func theNumbersAtTheCursorAreTheTraces(language: Language) throws {
    let text = try explorer(Size(columns: 80, rows: 24), language: language).view().text
    let gates = try Example.trace()[62, 0]
    for signal in [Signal.forgetGate, .inputGate, .outputGate] {
      #expect(text.contains(Numbers.preciseGate(gates[signal][8])))
    }
    for signal in [Signal.candidate, .cellState, .hiddenState] {
      #expect(text.contains(Numbers.precise(gates[signal][8])))
    }
    let written = gates.inputGate[8] * gates.candidate[8]
    #expect(text.contains(" \(Numbers.signed(written)) "))
  }

  @Test func theMemoryHasEightRowsAt80By24() throws {
    let layout = try explorer(Size(columns: 80, rows: 24)).unitLayout
    #expect(layout.curves.map(\.signal).count == 6)
    #expect(layout.curves.first { $0.signal == .cellState }?.rect.rows == 8)
    #expect(layout.curves.filter { $0.signal != .cellState }.allSatisfy { $0.rect.rows == 2 })
  }

  @Test(arguments: RandomNetwork.all)
  func everythingStaysAboveTheSentenceAtEverySize(network: RandomNetwork) {
    for size in [(40, 10), (60, 16), (80, 24), (120, 36), (200, 60)] {
      var explorer = Explorer(
        trace: network.trace(), title: .init(file: "x", network: []), appearance: Appearance(),
        size: Size(columns: size.0, rows: size.1))
      _ = explorer.update(.view(.turned(to: .unit)))
      let layout = explorer.unitLayout
      #expect(!layout.curves.isEmpty)
      #expect(layout.curves.allSatisfy { $0.rect.endY <= size.1 - 2 && !$0.rect.isEmpty })
      #expect((layout.changes?.endY ?? 0) <= size.1 - 2)
      _ = explorer.view()
    }
  }
}
