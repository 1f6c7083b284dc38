import Recurrent
import Screen
import Testing

@testable import Explorer

/// The loop that shows pictures and obeys events, against a scripted terminal.
@Suite struct RunLoop {
  private struct Run {
    let ending: Explorer.Ending
    let terminal: ScriptedTerminal
    let explorer: Explorer
    let written: [PageFile]
    /// The sequences whose walks were asked for.
    let walked: [Int]
  }

  private func run(_ items: [ScriptedTerminal.Item], from explorer: Explorer) -> Run {
    var explorer = explorer
    let inbox = Inbox()
    let clock = ManualClock()
    var terminal = ScriptedTerminal(items, inbox: inbox, clock: clock, size: explorer.size)
    var written: [PageFile] = []
    var walked: [Int] = []
    let ending = explorer.run(
      on: &terminal, inbox: inbox, clock: clock,
      write: { file in
        written.append(file)
        return .written(file: "page.svg")
      }, walk: { _, sequence in walked.append(sequence) })
    return Run(
      ending: ending, terminal: terminal, explorer: explorer, written: written, walked: walked)
  }

  private func key(_ character: Character) -> ScriptedTerminal.Item {
    .event(.key(.character(character)))
  }

  @Test func allKeysThatCameAreObeyedBeforeTheNextPicture() throws {
    let keys = Array(repeating: key("l"), count: 500)
    let run = try run(keys + [.quiet, key("q")], from: Example.explorer(step: 0))
    #expect(run.ending == .quit)
    #expect(run.explorer.step == 199)
    #expect(run.terminal.shown.count == 2)
    #expect(run.terminal.shown.last == run.explorer.view())
  }

  @Test func theFirstPictureNeedsNoEvent() throws {
    let run = try run([], from: Example.explorer())
    #expect(run.ending == .hungUp)
    #expect(try run.terminal.shown == [Example.explorer().view()])
  }

  @Test func pausedItWaitsWithoutAnEnd() throws {
    let run = try run([.quiet, key("l"), .quiet, key("q")], from: Example.explorer())
    #expect(run.terminal.waits == [nil, nil])
  }

  @Test func theMouseIsObeyed() throws {
    let explorer = try Example.explorer()
    let quit = try #require(explorer.footer.items.last { $0.target == .key(.character("q")) })
    let run = run(
      [
        .event(.mouse(Mouse(.wheelDown, at: Point(x: 20, y: 9)))), .quiet,
        .event(.mouse(Mouse(.left, at: Point(x: quit.x, y: 23)))), key("l"),
      ], from: explorer)
    #expect(run.ending == .quit)
    #expect(run.explorer.unit == 9 && run.explorer.step == 62)
  }

  @Test func keysBehindQuittingAreLeft() throws {
    let run = try run([key("l"), key("Q"), key("l")], from: Example.explorer())
    #expect(run.ending == .quit)
    #expect(run.explorer.step == 63)
  }

  @Test func escapeNeverQuits() throws {
    let escape = ScriptedTerminal.Item.event(.key(Key(.escape)))
    let run = try run([escape, escape, .quiet, escape], from: Example.explorer())
    #expect(run.ending == .hungUp)
  }

  @Test(arguments: [15, 2] as [Int32])
  func aSignalEndsItWithItsNumber(signal: Int32) throws {
    let run = try run([key("l"), .event(.terminated(signal))], from: Example.explorer())
    #expect(run.ending == .terminated(signal))
    #expect(run.explorer.step == 63)
  }

  @Test func aTerminalThatIsGoneEndsIt() throws {
    #expect(try run([.event(.hungUp)], from: Example.explorer()).ending == .hungUp)
  }

  @Test func aNewSizeIsDrawn() throws {
    let size = Size(columns: 120, rows: 36)
    let run = try run([.resize(size), .quiet, key("q")], from: Example.explorer())
    #expect(run.terminal.shown.map(\.size) == [Size(columns: 80, rows: 24), size])
  }

  @Test func beingWokenReadsTheInbox() throws {
    let run = try run(
      [.post(.time(.steppedTo(7))), .post(.units(.selected(3))), .quiet, key("q")],
      from: Example.explorer())
    #expect(run.explorer.step == 7)
    #expect(run.explorer.unit == 3)
    #expect(run.terminal.shown.count == 2)
  }

  @Test func theSequenceIsWalkedOverAtTheStartAndAfterEachChange() {
    let explorer = SeveralSequences.explorer(knowsAll: false)
    let keys = [key("]"), key("l"), key("]"), key("["), key("u"), key("["), key("["), key("[")]
    let run = run(keys + [.quiet, key("q")], from: explorer)
    #expect(run.walked == [0, 1, 2, 1, 2, 1, 0])
    #expect(run.explorer.sequence == 0)
    #expect(run.terminal.shown.last?.lines[22].hasPrefix("this is the first sequence") == true)
  }

  @Test func whatIsKnownIsNotWalkedOverAgain() throws {
    #expect(try run([key("l"), key("]"), key("q")], from: Example.explorer()).walked == [])
  }

  @Test func aWalkThatIsLateForItsSequenceIsIgnored() throws {
    let late = try #require(SeveralSequences.summaries[0])
    let own = try #require(SeveralSequences.summaries[1])
    let run = run(
      [
        key("]"), .post(.learned(.summary(late), ofSequence: 0)), .quiet,
        .post(.learned(.summary(own), ofSequence: 1)), .quiet, key("q"),
      ], from: SeveralSequences.explorer(knowsAll: false))
    let texts = run.terminal.shown.map(\.text)
    #expect(texts[1] == SeveralSequences.explorer(at: 1, knowsAll: false).view().text)
    #expect(texts[2] == SeveralSequences.explorer(at: 1).view().text && texts[1] != texts[2])
  }

  @Test func repaintingIsLeftToTheTerminal() throws {
    let run = try run([.event(.key(.control("l"))), .quiet, key("q")], from: Example.explorer())
    #expect(run.terminal.repaints == 1)
  }

  @Test func thePageIsWrittenAsItIsShownAndItsNameIsSaidUntilTheNextKey() throws {
    let items = [key("w"), .quiet, key("w"), .quiet, key("l"), .quiet, key("q")]
    let run = try run(items, from: Example.explorer())
    let svg = run.terminal.shown[0].svg(theme: .dark)
    #expect(run.written.map(\.content) == Array(repeating: .text(svg), count: 2))
    let rows = run.terminal.shown.map { $0.lines[22] }
    #expect(rows[1].hasPrefix("this page is in page.svg now") && rows[2] == rows[1])
    #expect(rows[3].contains("keeps"))
  }

  @Test func thePagesTextIsCopied() throws {
    let run = try run([key("y"), .quiet, key("q")], from: Example.explorer())
    #expect(run.terminal.copied == [run.terminal.shown[0].text])
    #expect(run.terminal.shown[1].lines[22].contains("clipboard"))
  }

  @Test func whyThereIsNoPictureIsSaid() throws {
    var explorer = try Example.explorer()
    _ = explorer.update(.picture(.notWritten(reason: "Permission denied")))
    #expect(explorer.view().lines[22].contains("can't be written: Permission denied"))
    // Time going on is no key.
    _ = explorer.update(.time(.ticked))
    #expect(explorer.view().lines[22].contains("can't be written"))
  }

  @Test func playingDrawsEveryStepInItsTimeAndStopsAtTheEnd() throws {
    let beats = Array(repeating: ScriptedTerminal.Item.quiet, count: 4)
    let run = try run(
      [key(" "), .quiet] + beats + [key("q")], from: Example.explorer(step: 196))
    #expect(run.ending == .quit)
    #expect(run.explorer.step == 199)
    #expect(!run.explorer.isPlaying)
    // Paused, three steps of an eighth of a second, paused again.
    #expect(
      run.terminal.waits == [
        nil, .milliseconds(125), .milliseconds(125), .milliseconds(125), nil,
      ])
    #expect(run.terminal.shown.count == 5)
  }

  @Test func keysWhilePlayingDoNotPutTheNextStepOff() throws {
    let pause = ScriptedTerminal.Item.pause(.milliseconds(50))
    let items = [key(" "), pause, key("j"), pause, key("j"), .quiet, key("q")]
    let run = try run(items, from: Example.explorer(step: 0))
    let waits = [125, 75, 25, 125].map { Optional(Duration.milliseconds($0)) }
    #expect(run.terminal.waits == [nil] + waits)
    #expect(run.explorer.step == 1)
  }

  @Test func aStoppedProgramDoesNotLeapOn() {
    let clock = ManualClock()
    var metronome = Metronome(clock: clock)
    let tick = Duration.milliseconds(100)
    #expect(metronome.timeout(tick: tick) == tick)
    #expect(metronome.beats(tick: tick) == 0)
    clock.advance(by: .milliseconds(250))
    #expect(metronome.beats(tick: tick) == 2)
    #expect(metronome.timeout(tick: tick) == .milliseconds(50))
    clock.advance(by: .seconds(3600))
    #expect(metronome.beats(tick: tick) == 8)
    #expect(metronome.timeout(tick: tick) == tick)
    #expect(metronome.timeout(tick: nil) == nil)
    #expect(metronome.beats(tick: nil) == 0)
  }

  @Test func theInboxGivesEachMessageOnceAndInOrder() {
    let inbox = Inbox()
    inbox.post(.time(.steppedTo(1)))
    inbox.post(.quit)
    let drained = inbox.drain()
    #expect(drained.count == 2)
    if case .time(.steppedTo(1)) = drained.first {} else { Issue.record("the first came later") }
    #expect(inbox.drain().isEmpty)
  }
}
