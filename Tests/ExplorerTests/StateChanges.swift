import Recurrent
import Screen
import TestSupport
import Testing

@testable import Explorer

/// What each message does to the state.
@Suite struct StateChanges {
  /// 200 steps of 12 units; at 80×24 a page of 67 steps.
  private func example(step: Int = 0, unit: Int = 0) throws -> Explorer {
    try Example.explorer(step: step, unit: unit)
  }

  private func page(_ explorer: Explorer) -> Range<Int> {
    explorer.timeAxis.steps
  }

  @Test func stepsStopAtBothEnds() throws {
    var explorer = try example()
    _ = explorer.update(.time(.stepped(by: -1)))
    #expect(explorer.step == 0)
    _ = explorer.update(.time(.stepped(by: 10)))
    #expect(explorer.step == 10)
    _ = explorer.update(.time(.steppedTo(.max)))
    #expect(explorer.step == 199)
    _ = explorer.update(.time(.stepped(by: 1)))
    #expect(explorer.step == 199)
  }

  @Test func thePageStandsStillUntilTheCursorLeavesIt() throws {
    var explorer = try example()
    let first = page(explorer)
    #expect(first == 0..<67)
    for _ in 1..<67 {
      _ = explorer.update(.time(.stepped(by: 1)))
      #expect(page(explorer) == first)
    }
    _ = explorer.update(.time(.stepped(by: 1)))
    #expect(explorer.step == 67)
    #expect(page(explorer) == 67..<134)
    _ = explorer.update(.time(.stepped(by: -1)))
    #expect(page(explorer) == first)
  }

  @Test func theLastPageIsFull() throws {
    #expect(try page(example(step: 199)) == 133..<200)
  }

  @Test func theCursorIsOnThePageAtEveryStepAndWidth() throws {
    for columns in [40, 57, 80, 109, 110, 160, 300] {
      var explorer = try Example.explorer(size: Size(columns: columns, rows: 24))
      for step in 0..<200 {
        _ = explorer.update(.time(.steppedTo(step)))
        let axis = explorer.timeAxis
        #expect(axis.steps.contains(step))
        #expect(axis.endX <= explorer.gatesLayout.chart.upperBound)
        #expect(explorer.gatesLayout.chart.contains(axis.middle(of: step)))
      }
    }
  }

  @Test func aPageOfTimeIsAsManyStepsAsAreShown() throws {
    var explorer = try example(step: 5)
    _ = explorer.update(.time(.paged(by: 1)))
    #expect(explorer.step == 72)
    _ = explorer.update(.time(.paged(by: -1)))
    #expect(explorer.step == 5)
  }

  @Test func unitsStopAtBothEndsAndScrollIntoView() throws {
    var explorer = try Example.explorer(
      appearance: Appearance(splitsCells: false), step: 0, unit: 0)
    #expect(explorer.gatesLayout.visibleUnits < 12)
    let down = Array(1..<12) + [11, 11]
    let up = (0..<11).reversed() + [0, 0]
    for (unit, direction) in down.map({ ($0, 1) }) + up.map({ ($0, -1) }) {
      _ = explorer.update(.units(.moved(by: direction)))
      #expect(explorer.unit == unit)
      let shown = explorer.firstPlace..<explorer.firstPlace + explorer.gatesLayout.visibleUnits
      #expect(shown.contains(unit))
      #expect(shown.upperBound <= 12)
    }
    _ = explorer.update(.units(.selected(.max)))
    #expect(explorer.unit == 11)
    _ = explorer.update(.units(.paged(by: -1)))
    #expect(explorer.unit == 11 - explorer.gatesLayout.visibleUnits / 2)
  }

  @Test func changingTheLayerKeepsTheUnitWithinIt() {
    var explorer = RandomNetwork(hidden: 17, steps: 5, layers: 2).explorer()
    _ = explorer.update(.units(.movedLayer(by: -1)))
    #expect(explorer.layer == 0)
    _ = explorer.update(.units(.movedLayer(by: 1)))
    #expect(explorer.layer == 1)
    #expect(explorer.view().lines[0].contains("layer 1 of 0–1"))
    _ = explorer.update(.units(.movedLayer(by: 1)))
    #expect(explorer.layer == 1)
  }

  @Test func playingStepsOnEveryTickAndStopsAtTheEnd() throws {
    var explorer = try example(step: 197)
    _ = explorer.update(.time(.ticked))
    #expect(explorer.step == 197)
    _ = explorer.update(.time(.toggledPlay))
    #expect(explorer.view().lines[0].contains("▶ 8/s"))
    _ = explorer.update(.time(.ticked))
    #expect(explorer.isPlaying)
    _ = explorer.update(.time(.ticked))
    #expect(explorer.step == 199)
    #expect(!explorer.isPlaying)
    #expect(!explorer.view().lines[0].contains("▶"))
    _ = explorer.update(.time(.ticked))
    #expect(explorer.step == 199)
  }

  @Test func playingFromTheLastStepBeginsAnew() throws {
    var explorer = try example(step: 199)
    _ = explorer.update(.time(.toggledPlay))
    #expect(explorer.step == 0)
    #expect(explorer.isPlaying)
  }

  @Test func goingToTheEndStopsPlaying() throws {
    var explorer = try example()
    _ = explorer.update(.time(.toggledPlay))
    _ = explorer.update(.time(.steppedTo(.max)))
    #expect(!explorer.isPlaying)
  }

  @Test func speedsHaveALeastAndAMost() throws {
    var explorer = try example()
    #expect(explorer.tick == nil)
    _ = explorer.update(.time(.toggledPlay))
    #expect(explorer.tick == .milliseconds(125))
    for _ in 0..<9 { _ = explorer.update(.time(.changedSpeed(by: 1))) }
    #expect(explorer.tick == .seconds(1) / 30)
    for _ in 0..<9 { _ = explorer.update(.time(.changedSpeed(by: -1))) }
    #expect(explorer.tick == .seconds(1))
  }

  @Test func onlyLeavingAndQuittingEnd() throws {
    var explorer = try example()
    #expect(explorer.update(.closed) == nil)
    #expect(explorer.update(.askedForRepaint) == .repaint)
    #expect(explorer.update(.left) == .quit)
    #expect(explorer.update(.quit) == .quit)
  }

  @Test(
    arguments: [
      .time(.stepped(by: .max)), .time(.stepped(by: .min)), .time(.steppedTo(.min)),
      .time(.paged(by: .max)),
      .time(.paged(by: .min)), .units(.moved(by: .max)), .units(.moved(by: .min)),
      .units(.selected(.min)),
      .units(.paged(by: .max)), .units(.paged(by: .min)), .units(.movedLayer(by: .max)),
      .units(.movedLayer(by: .min)),
      .time(.changedSpeed(by: .max)), .time(.changedSpeed(by: .min)),
      .resized(Size(columns: 0, rows: 0)),
      .resized(Size(columns: -9, rows: -9)),
    ] as [Explorer.Message])
  func extremeMessagesKeepTheStateValid(message: Explorer.Message) throws {
    for helpIsOpen in [false, true] {
      var explorer = try example(step: 100, unit: 8)
      if helpIsOpen { _ = explorer.update(.openedHelp) }
      _ = explorer.update(message)
      _ = explorer.update(message)
      expectValid(explorer)
      _ = explorer.view()
    }
  }
}

/// Expects that every index of the state is in range.
func expectValid(_ explorer: Explorer, sourceLocation: SourceLocation = #_sourceLocation) {
  let layers = explorer.trace.network.layers
  let isValid =
    (0..<explorer.trace.stepCount).contains(explorer.step)
    && layers.indices.contains(explorer.layer)
    && (0..<layers[explorer.layer].hiddenSize).contains(explorer.unit)
    && Explorer.speeds.indices.contains(explorer.speed)
    && explorer.firstPlace >= 0
    && layers[explorer.layer].hiddenSize == explorer.orderedUnits.units.count
    && (explorer.bookmarkLine.map { (0...explorer.viewpoint.bookmarks.count).contains($0) } ?? true)
    && (explorer.helpLine.map { $0 >= 0 && $0 <= explorer.lastHelpLine } ?? true)
  guard isValid else {
    Issue.record("the state is out of range", sourceLocation: sourceLocation)
    return
  }
}
