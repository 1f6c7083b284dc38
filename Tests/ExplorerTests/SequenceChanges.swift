import Recurrent
import Screen
import Testing

@testable import Explorer

/// `[` and `]` turn to another sequence of the file.
@Suite struct SequenceChanges {
  private func type(_ line: String, in explorer: inout Explorer) {
    _ = explorer.type([.character(":")] + line.map(Key.character) + [Key(.enter)])
  }

  /// Turns to the next sequence without a walk over it.
  private func turn(_ explorer: inout Explorer, by count: Int = 1) {
    #expect(explorer.update(.sequence(.moved(by: count))) == .walk)
  }

  @Test(arguments: Page.allCases, [true, false])
  func thePictureIsThatOfTheSequenceAlone(page: Page, isFitted: Bool) {
    for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 50)] {
      for layer in 0...1 {
        var changed = SeveralSequences.explorer(size: size)
        for sequence in [3, 1, 2, 0] {
          // What was drawn of the sequence before, at another step, too, must not be seen again.
          for step in [5, 0] {
            changed = reached(changed, page, layer: layer, step: step, isFitted: isFitted)
          }
          turn(&changed, by: sequence - changed.sequence)
          SeveralSequences.learn(&changed)
          let alone = reached(
            SeveralSequences.explorer(at: sequence, size: size), page, layer: layer, step: 0,
            isFitted: isFitted)
          let (view, expected) = (changed.view(), alone.view())
          let rows = zip(view.lines, expected.lines).first { $0 != $1 }
          let isSame = view == expected
          #expect(isSame, "sequence \(sequence): \(rows ?? ("colours", ""))")
        }
      }
    }
  }

  private func reached(
    _ explorer: Explorer, _ page: Page, layer: Int, step: Int, isFitted: Bool
  ) -> Explorer {
    var explorer = explorer
    _ = explorer.update(.view(.turned(to: page)))
    if (explorer.viewpoint.zoom == .fitted) != isFitted {
      _ = explorer.update(.view(.zoomed(.toggledFit)))
    }
    _ = explorer.update(.units(.movedLayer(by: layer - explorer.layer)))
    _ = explorer.update(.time(.steppedTo(step)))
    _ = explorer.update(.units(.selected(7)))
    return explorer
  }

  @Test func nothingIsKnownOfItUntilItWasWalked() throws {
    var explorer = SeveralSequences.explorer()
    turn(&explorer)
    #expect(explorer.summary == nil && explorer.largestMemory == nil)
    #expect(explorer.walkedShare == nil && explorer.pageEvents == nil)
    #expect(explorer.trace.stepCount == 40 && explorer.labels?.values.first == 1)
    let unknown = SeveralSequences.explorer(at: 1, knowsAll: false)
    #expect(explorer.view().text == unknown.view().text)
  }

  @Test func theCursorStaysAtItsStepOrAtTheLastOne() {
    var explorer = SeveralSequences.explorer()
    for (step, sequence, reached) in [
      (20, 1, 20), (39, 0, 39), (150, 1, 39), (39, 2, 0), (0, 3, 0),
    ] {
      _ = explorer.update(.time(.steppedTo(step)))
      turn(&explorer, by: sequence - explorer.sequence)
      #expect(explorer.step == reached)
      expectValid(explorer)
    }
  }

  @Test func theRestOfTheViewpointStays() {
    var explorer = SeveralSequences.explorer()
    _ = explorer.type("}jjjczm\t+ss".map { $0 == "\t" ? Key(.tab) : Key.character($0) })
    let before = explorer.viewpoint
    turn(&explorer)
    var expected = before
    expected.sequence = 1
    #expect(explorer.viewpoint == expected)
    #expect(before.layer == 1 && before.maps != nil && before.focus != nil && before.order != nil)
  }

  @Test func whatNamesStepsOfTheOtherSequenceGoes() {
    var explorer = SeveralSequences.explorer()
    _ = explorer.type(Array(repeating: Key(.pageDown), count: 9) + "pS h".map(Key.character))
    #expect(explorer.pin == 199 && explorer.isPlaying)
    #expect(explorer.order == .letGo(step: 199))
    turn(&explorer)
    #expect(explorer.pin == nil && explorer.order == .natural && !explorer.isPlaying)
    #expect(explorer.tick == nil)
  }

  @Test func whatComesLateIsOfTheOtherSequence() throws {
    var explorer = SeveralSequences.explorer(knowsAll: false)
    let old = try #require(SeveralSequences.summaries[0])
    turn(&explorer)
    let view = explorer.view().text
    for finding in [.largestMemory(old.largestMemory), .share(0.5), .summary(old)]
      as [Explorer.Finding]
    {
      #expect(explorer.update(.learned(finding, ofSequence: 0)) == nil)
      #expect(explorer.summary == nil && explorer.largestMemory == nil)
      #expect(explorer.walkedShare == nil && explorer.view().text == view)
    }
    let own = try #require(SeveralSequences.summaries[1])
    for finding in [.largestMemory(own.largestMemory), .share(0.5), .summary(own)]
      as [Explorer.Finding]
    {
      _ = explorer.update(.learned(finding, ofSequence: 1))
    }
    #expect(explorer.summary == own && explorer.largestMemory == own.largestMemory)
    #expect(explorer.walkedShare == 0.5)
  }

  @Test(arguments: Language.allCases)
  func atTheEndsItStaysAndSaysSo(language: Language) {
    let words = language.texts.sequences
    for (start, count, sentence) in [
      (0, -1, words.isFirst), (0, .min, words.isFirst), (3, 1, words.isLast),
      (3, .max, words.isLast),
    ] {
      var explorer = SeveralSequences.explorer(at: start, language: language)
      let before = explorer.viewpoint
      #expect(explorer.update(.sequence(.moved(by: count))) == nil)
      #expect(explorer.viewpoint == before && explorer.summary != nil)
      #expect(explorer.view().lines[22].hasPrefix(sentence))
      #expect(sentence.columns <= 80)
      _ = explorer.type([.character("k")])
      #expect(!explorer.view().lines[22].hasPrefix(sentence))
    }
  }

  @Test func ofAFileWithOneItIsSaidThatThereIsNoOther() throws {
    for key in ["[", "]"] as [Character] {
      var explorer = try Example.explorer()
      let (before, title) = (explorer.viewpoint, explorer.view().lines[0])
      _ = explorer.type([.character("p"), .character(" "), .character(key)])
      #expect(explorer.viewpoint.pin == before.step && explorer.isPlaying)
      #expect(explorer.view().lines[22].hasPrefix(explorer.texts.sequences.isOnly))
      #expect(!title.contains("seq"))
    }
  }

  @Test func undoComesBackToWhereOneWasInTheOther() {
    var explorer = SeveralSequences.explorer()
    _ = explorer.update(.time(.steppedTo(150)))
    _ = explorer.update(.pin(.toggled))
    _ = explorer.update(.time(.steppedTo(160)))
    let there = explorer.viewpoint
    turn(&explorer)
    _ = explorer.update(.time(.steppedTo(3)))
    let here = explorer.viewpoint
    #expect(explorer.update(.view(.undid)) == nil)
    #expect(explorer.sequence == 1 && explorer.step == 39)
    #expect(explorer.update(.view(.undid)) == .walk)
    #expect(explorer.viewpoint == there && explorer.trace.stepCount == 200)
    #expect(explorer.summary == nil)
    _ = explorer.update(.view(.redid))
    _ = explorer.update(.view(.redid))
    #expect(explorer.viewpoint == here && explorer.trace.stepCount == 40)
  }

  @Test func eachTurnIsUndoneAlone() {
    var explorer = SeveralSequences.explorer()
    _ = explorer.type("]]]uu".map(Key.character))
    #expect(explorer.sequence == 1 && explorer.summary == SeveralSequences.summaries[1])
  }

  @Test func aSearchGoesOnInTheOtherSequence() throws {
    var explorer = SeveralSequences.explorer()
    _ = explorer.type([.character("/")] + "x1>0.8".map(Key.character) + [Key(.enter)])
    #expect(explorer.search != nil)
    _ = explorer.type([.character("]"), .character("0"), .character("n")])
    let trace = explorer.trace
    #expect(trace.stepCount == 40)
    let match = try #require((1..<40).first { trace.sequence[$0, 1] > 0.8 })
    #expect(explorer.step == match)
  }

  @Test func itHasNames() throws {
    var explorer = SeveralSequences.explorer(size: Size(columns: 120, rows: 24))
    for (line, sequence) in [
      ("sequence 3", 3), ("previous-sequence", 2), ("next-sequence", 3), ("seq 0", 0),
    ] {
      type(line, in: &explorer)
      #expect(explorer.sequence == sequence && explorer.prompt == nil, "\(line)")
      #expect(explorer.summary == SeveralSequences.summaries[sequence])
    }
    type("sequence 4", in: &explorer)
    #expect(explorer.view().lines[22].contains("the sequences are 0–3"))
    _ = explorer.type([.control("u")] + "sequence ".map(Key.character))
    #expect(explorer.view().lines[22].contains("0–3"))
    _ = explorer.type([Key(.escape)])
    // The one that is shown already.
    let before = explorer.viewpoint
    explorer.viewpoint.pin = 3
    type("sequence 0", in: &explorer)
    #expect(explorer.pin == 3 && explorer.sequence == before.sequence)
  }

  @Test func behindTheHelpNothingChanges() {
    var explorer = SeveralSequences.explorer()
    _ = explorer.type([.character("?"), .character("]"), Key(.escape)])
    #expect(explorer.sequence == 0 && explorer.notice == nil)
  }
}
