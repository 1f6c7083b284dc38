import Recurrent
import Screen
import Testing

@testable import Explorer

/// Steps that can't be shown at once are waited for, and nothing else is.
@Suite struct AwaitedSteps {
  /// An explorer of a long sequence that somebody is on a walk over, at its beginning.
  private func explorer(step: Int = 0, texts: Texts = .english) -> Explorer {
    let network = RandomNetwork(hidden: 3, steps: 5000, hasHead: true)
    let source = network.trace()
    let trace = Trace(of: source.network, over: source.sequence, blockLength: 64)
    var explorer = Explorer(
      trace: trace, title: .init(file: "long", network: []), appearance: Appearance(),
      size: Size(columns: 80, rows: 24), texts: texts)
    _ = explorer.update(.time(.steppedTo(step)))
    explorer.walk { _, _ in }
    return explorer
  }

  /// Lets the walk come so far.
  private func walk(_ explorer: inout Explorer, to steps: Int) {
    _ = explorer.trace.largestMemory { $0 < steps }
    _ = explorer.update(.walked(0.1))
  }

  @Test func theLastStepIsWaitedForAndThenShown() throws {
    var explorer = explorer()
    _ = explorer.type([.character("$")])
    #expect(explorer.step == 0)
    #expect(explorer.view().glyphs(22).hasPrefix("going to t 4999: 1 % of the way"))
    #expect(explorer.trace.reachableSteps < 256)
    walk(&explorer, to: 2500)
    #expect(explorer.step == 0)
    #expect(explorer.view().glyphs(22).hasPrefix("going to t 4999: 51 % of the way"))
    walk(&explorer, to: 5000)
    #expect(explorer.step == 4999)
    #expect(explorer.view().glyphs(22).hasPrefix("u0 "))
    _ = explorer.type([.character("u")])
    #expect(explorer.step == 0)
  }

  @Test(arguments: [Key.character("l"), Key(.escape), .character("c"), .character("?")])
  func anyKeyStays(key: Key) {
    var explorer = explorer()
    _ = explorer.type([.character("$"), key])
    #expect(explorer.awaited == nil)
    walk(&explorer, to: 5000)
    #expect(explorer.step == (key == .character("l") ? 1 : 0))
  }

  @Test func nearStepsAreShownAtOnce() {
    var explorer = explorer()
    _ = explorer.update(.time(.steppedTo(191)))
    #expect(explorer.step == 191 && explorer.awaited == nil)
    let reached = explorer.trace.reachableSteps
    _ = explorer.update(.time(.steppedTo(reached + 128)))
    #expect(explorer.step == 191 && explorer.awaited?.step == reached + 128)
  }

  @Test func nobodyIsWaitedForWhoIsNotOnTheWay() throws {
    var explorer = explorer()
    _ = explorer.update(.summarised(try #require(TraceSummary(of: explorer.trace))))
    #expect(!explorer.isWalking)
    _ = explorer.type([.character("$")])
    #expect(explorer.step == 4999)
    let network = RandomNetwork(hidden: 3, steps: 5000, hasHead: true)
    var alone = network.explorer()
    _ = alone.type([.character("$")])
    #expect(alone.step == 4999)
  }

  @Test func whoBeginsFarOnIsTakenThere() {
    let other = RandomNetwork(hidden: 3, steps: 5000, hasHead: true).trace()
    var explorer = Explorer(
      trace: Trace(of: other.network, over: other.sequence, blockLength: 64),
      title: .init(file: "long", network: []), appearance: Appearance(),
      size: Size(columns: 80, rows: 24))
    _ = explorer.update(.time(.steppedTo(3000)))
    explorer.walk { _, _ in }
    #expect(explorer.step == 0 && explorer.awaited?.step == 3000)
    walk(&explorer, to: 3000)
    #expect(explorer.step == 3000)
  }

  @Test func theWordsFit() {
    for texts in [Texts.english, .chinese] {
      #expect(texts.time.awaiting(999_999_999, 99).columns <= 80)
    }
  }

  @Test func theLoopSaysThatItWalks() throws {
    var explorer = explorer()
    explorer.isWalking = false
    let inbox = Inbox()
    let clock = ManualClock()
    var terminal = ScriptedTerminal(
      [.event(.key(.character("$"))), .quiet], inbox: inbox, clock: clock, size: explorer.size)
    _ = explorer.run(
      on: &terminal, inbox: inbox, clock: clock, write: { _ in .written(file: "") },
      walk: { _, _ in })
    #expect(explorer.awaited?.step == 4999)
  }
}
