import Recurrent
import Screen
import Testing

@testable import Explorer

/// The units that let go, and write, most at a step.
@Suite struct RankedUnits {
  @Test(arguments: [
    RandomNetwork(hidden: 17, steps: 200, features: 3, layers: 2, hasHead: true),
    RandomNetwork(kind: .gru, hidden: 17, steps: 200, layers: 2, hasHead: true),
    RandomNetwork(kind: .tanhRNN, hidden: 17, steps: 200),
  ])
  func theyAreTheFirstOfTheOrderByLetGo(network: RandomNetwork) {
    var explorer = network.explorer()
    for step in [0, 1, 63, 199] {
      _ = explorer.update(.time(.steppedTo(step)))
      _ = explorer.type([.character("S")])
      let units = explorer.rankings[0].entries.map(\.unit)
      #expect(units == Array(explorer.orderedUnits.units.prefix(units.count)))
      // Before the first step there is no memory to let go.
      #expect(units.count == (step == 0 && network.kind != .tanhRNN ? 0 : 5))
    }
  }

  @Test func theAmountsAreThoseOfTheSentence() throws {
    let explorer = try Example.explorer()
    let change = try #require(explorer.change(at: 62))
    let letGo = try #require(explorer.rankings[0].entries.first { $0.unit == 8 })
    #expect(abs(letGo.amount - abs(change.before - change.kept)) < 1e-6)
    #expect(letGo.memory == change.before)
    let wrote = explorer.rankings[1]
    #expect(
      wrote.entries.map { abs($0.amount) }.sorted(by: >) == wrote.entries.map { abs($0.amount) })
    let first = try #require(wrote.entries.first)
    let snapshot = explorer.trace[62, 0]
    #expect(first.amount == snapshot.inputGate[first.unit] * snapshot.candidate[first.unit])
    #expect(first.memory == snapshot.cellState[first.unit])
  }

  @Test func whatIsNoNumberIsNotRanked() {
    let ranking = UnitRanking(
      .wrote, amounts: [.nan, 0, -3, 2, .infinity], memory: [0, 1, 2, 3, 4])
    #expect(ranking.entries.map(\.unit) == [4, 2, 3])
    #expect(ranking.entries.map(\.share) == [1, 1, 2 / 3])
    #expect(UnitRanking(.letGo, amounts: [], memory: []).entries.isEmpty)
  }

  @Test(arguments: Language.allCases)
  func theyStandInTheInspectorAboveTheLegend(language: Language) throws {
    var explorer = try Example.explorer(
      size: Size(columns: 120, rows: 36), language: language)
    let texts = language.texts.rankings
    var lines = explorer.view().lines
    let title = try #require(lines.firstIndex { $0.contains(texts.letsGoMost) })
    let list = lines[title + 1...title + 5]
    #expect(list.contains { $0.hasSuffix("0.68 \(language.texts.of) -0.81") })
    #expect(lines.contains { $0.contains(texts.writesMost) })
    #expect(lines.contains { $0.contains("tanh C") && !$0.hasPrefix("C") && !$0.hasPrefix("by") })
    _ = explorer.update(.resized(Size(columns: 110, rows: 22)))
    lines = explorer.view().lines
    #expect(!lines.contains { $0.contains(texts.letsGoMost) })
    #expect(lines.contains { $0.contains("f i o") })
  }

  @Test func theBarsAreAsLongAsTheNumbersAreLarge() {
    let entry = UnitRanking(.letGo, amounts: [1, 2], memory: [4, -2])
    var canvas = Canvas(size: Size(columns: 31, rows: 6))
    UnitRankingList(
      ranking: entry, selectedUnit: 0, appearance: Appearance(), texts: .english
    ).draw(into: &canvas, in: canvas.bounds)
    #expect(canvas.lines[1] == "u1    ░░░░░░░░░░  2.00 of -2.00")
    #expect(canvas.lines[2] == "u0    ░░░░░       1.00 of +4.00")
    #expect(canvas[0, 2].style == .bold && canvas[0, 1].style == .plain)
  }
}
