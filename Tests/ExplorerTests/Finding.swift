import Recurrent
import Screen
import Testing

@testable import Explorer

/// `/` finds steps by what happened at them.
@Suite struct Finding {
  private func find(_ text: String, in explorer: inout Explorer) {
    let quits = explorer.type([.character("/")] + text.map(Key.character) + [Key(.enter)])
    #expect(!quits)
  }

  /// The steps of the example at which something holds of unit 8.
  private func steps(_ holds: (UnitStep) -> Bool) throws -> [Int] {
    let explorer = try Example.explorer()
    return (0..<200).filter { step in explorer.change(at: step).map(holds) ?? false }
  }

  @Test func matchesOfAGateAreWalkedRoundTheSequence() throws {
    let expected = try steps { $0.keptShare > 0.3 }
    try #require(expected.count > 1 && expected.count < 199)
    var explorer = try Example.explorer(step: expected[0])
    find("f>0.3", in: &explorer)
    for step in expected.dropFirst() + expected.prefix(2) {
      #expect(explorer.step == step)
      #expect(explorer.prompt == nil)
      _ = explorer.type([.character("n")])
    }
    _ = explorer.update(.time(.steppedTo(expected[1])))
    for step in [expected[0]] + expected.reversed().dropLast() {
      _ = explorer.type([.character("N")])
      #expect(explorer.step == step)
    }
  }

  @Test func whatIsFoundIsWhatHappened() throws {
    let scale = try #require(try Example.explorer().summary).largestMemory[0][8]
    let cases: [(String, (UnitStep) -> Bool)] = [
      ("C<-0.5", { $0.after < -0.5 }), ("c <= -0.5", { $0.after <= -0.5 }),
      ("lost>0.5", { abs($0.before - $0.kept) / scale > 0.5 }),
      ("written>0.3", { abs($0.written) / scale > 0.3 }),
      ("o≥0.95", { $0.shownShare ?? 0 >= 0.95 }),
    ]
    for (text, holds) in cases {
      let expected = try steps(holds)
      try #require(!expected.isEmpty && expected.count < 200, "\(text)")
      var explorer = try Example.explorer(step: 199)
      explorer.summary = text.hasPrefix("C") ? nil : explorer.summary
      find(text, in: &explorer)
      #expect(explorer.step == expected[0], "\(text)")
    }
  }

  @Test func theInputAndTheCandidateAreFound() throws {
    let trace = try Example.trace()
    var explorer = try Example.explorer(step: 0)
    find("x<-0.9", in: &explorer)
    #expect(explorer.step == (1..<200).first { trace.sequence[$0, 0] < -0.9 })
    _ = explorer.update(.time(.steppedTo(0)))
    find("C~>0.5", in: &explorer)
    #expect(explorer.step == (1..<200).first { trace[$0, 0].candidate[8] > 0.5 })
  }

  @Test func placesAreGoneToAndEndNoSearch() throws {
    var explorer = try Example.explorer()
    find("t:120", in: &explorer)
    #expect(explorer.step == 120)
    find("unit:5", in: &explorer)
    #expect(explorer.unit == 5)
    #expect(explorer.search == nil)
    _ = explorer.type([.character("u")])
    #expect(explorer.unit == 8 && explorer.step == 120)
    _ = explorer.type([.character("u")])
    #expect(explorer.unit == 8 && explorer.step == 62)
  }

  @Test func escapeEndsTheSearchAndEventsAreFoundAgain() throws {
    var explorer = try Example.explorer(step: 0)
    find("f>0.3", in: &explorer)
    #expect(explorer.view().lines[23].contains("n N /f>0.3"))
    _ = explorer.type([Key(.escape)])
    #expect(explorer.search == nil)
    var other = try Example.explorer(step: explorer.step)
    _ = explorer.type([.character("n")])
    _ = other.type([.character("n")])
    #expect(explorer.step == other.step)
  }

  @Test(arguments: [
    ("nonsense", "can't be looked for"), ("f>", "'' is no number"),
    ("f>0..9", "'0..9' is no number"),
    ("f>nan", "no number"), ("z>0.5", "This cell has no z"), ("unit:99", "the units are 0–11"),
    ("unit:", "no number"), ("t:-1", "the steps are 0–199"), ("t:200", "There is no step 200"),
    ("f>2", "No step has f>2"), ("\"", "can't be looked for"), (":", "can't be looked for"),
    (">1", "can't be looked for"), ("t:99999999999999999999", "is no number"),
  ])
  func wrongExpressionsAreAnsweredWhereTheyAreTyped(text: String, answer: String) throws {
    for columns in [80, 120] {
      var explorer = try Example.explorer(size: Size(columns: columns, rows: 24))
      find(text, in: &explorer)
      #expect(explorer.step == 62 && explorer.unit == 8)
      #expect(explorer.prompt?.text == text)
      #expect(explorer.view().lines[22].contains(answer))
      _ = explorer.type([.character("x")])
      #expect(!explorer.view().lines[22].contains(answer))
    }
  }

  @Test func everyAnswerFitsInBothLanguages() {
    let problems: [FindProblem] = [
      .notUnderstood("xyz"), .noSuchSignal("z", available: ["i", "f", "C̃", "C", "o", "m", "h"]),
      .noNumber("0..9"), .noUnit("1000", count: 1000), .noStep("1000000", count: 1_000_000),
      .noLayer("9", count: 4), .noPage("x", names: Page.allCases.map(\.name)),
      .noCommand("previous-events"), .notInText("Z"), .notFound("written>0.3"),
      .unclearCommand("pr", names: Array(repeating: "half-panel-down", count: 20)),
      .takesNothing("half-panel-down"), .tooManyNumbers, .notComputed,
      .noFormat("page-1.jpeg", formats: PageFormat.allCases.map { ".\($0.rawValue)" }),
    ]
    for problem in problems {
      for language in Language.allCases {
        #expect(language.texts.find.problem(problem).columns < 80)
      }
      #expect(Texts.english.find.problem(problem) != Texts.chinese.find.problem(problem))
    }
  }

  @Test func textIsFoundWhereItBegins() throws {
    var explorer = RandomNetwork.characters.explorer()
    let tokens = try #require(explorer.tokens)
    let text = (0..<3000).map { tokens[explorer.trace.sequence.token(at: $0)] }
    for (typed, wanted) in [
      ("b字", ["b", "字"]), ("↵é", ["\n", "é"]), ("\"<a\"", ["<", "a"]), (" ", [" "]),
      ("<b", ["<", "b"]),
    ] {
      _ = explorer.update(.time(.steppedTo(1000)))
      find(typed, in: &explorer)
      let expected = (1001..<3000).first { Array(text[$0...].prefix(wanted.count)) == wanted }
      #expect(explorer.step == expected, "\(typed)")
    }
    find("aZ", in: &explorer)
    #expect(explorer.prompt?.answer == Texts.english.find.problem(.notInText("Z")))
  }

  @Test func longSequencesAreSearchedTheSameWithAndWithoutASummary() throws {
    var explorer = RandomNetwork(hidden: 3, steps: 5000, hasHead: true).explorer()
    let values = explorer.trace.values(of: .cellState, layer: 0, steps: 0..<5000)
    let largest = try #require((0..<5000).max { values[$0 * 3 + 1] < values[$1 * 3 + 1] })
    _ = explorer.update(.units(.selected(1)))
    let bound = values[largest * 3 + 1] - 1e-5
    for summary in [nil, TraceSummary(of: explorer.trace)] {
      explorer.summary = summary
      _ = explorer.update(.time(.steppedTo(largest)))
      _ = explorer.update(.time(.stepped(by: 1)))
      find("C>\(bound)", in: &explorer)
      let found = (0..<5000).filter { values[$0 * 3 + 1] > bound }
      #expect(found.contains(explorer.step))
      _ = explorer.type([.character("N"), .character("n")])
      #expect(found.contains(explorer.step))
    }
  }

  @Test func aSearchThatHoldsNowhereInAnotherUnitSaysSo() throws {
    var explorer = try Example.explorer()
    find("C<-0.8", in: &explorer)
    let quiet = (0..<12).first { unit in
      (0..<200).allSatisfy { explorer.trace[$0, 0].cellState[unit] >= -0.8 }
    }
    _ = explorer.update(.units(.selected(try #require(quiet))))
    let step = explorer.step
    _ = explorer.type([.character("n")])
    #expect(explorer.step == step)
    #expect(explorer.view().lines[22].hasPrefix("No step has C<-0.8."))
    _ = explorer.type([.character("l")])
    #expect(!explorer.view().lines[22].contains("No step"))
  }
}
