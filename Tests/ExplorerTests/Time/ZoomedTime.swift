import Recurrent
import Screen
import Testing

@testable import Explorer

/// Time zoomed by keys.
@Suite struct ZoomedTime {
  private func type(_ keys: String, in explorer: inout Explorer) {
    _ = explorer.type(keys.map { .character($0) })
  }

  /// 5000 steps of which so many are computed at once, and four times as many read for a page.
  private func longTrace(blockLength: Int) -> Trace {
    let trace = RandomNetwork(hidden: 3, steps: 5000, hasHead: true).trace()
    return Trace(of: trace.network, over: trace.sequence, blockLength: blockLength)
  }

  @Test func aLongSequenceOpensFitted() throws {
    let explorer = try Example.explorer(isFitted: true)
    let axis = explorer.timeAxis
    #expect(axis.steps == 0..<200 && axis.isBinned)
    #expect(axis.endX == explorer.gatesLayout.chart.upperBound)
    #expect(explorer.view().lines[explorer.gatesLayout.ruler].hasPrefix("×3 steps"))
  }

  @Test func charactersOpenOneByOne() {
    var explorer = RandomNetwork.characters.explorer()
    #expect(!explorer.timeAxis.isBinned)
    type("z", in: &explorer)
    #expect(explorer.timeAxis.steps == 0..<3000)
  }

  @Test func zTurnsBetweenTheWholeAndAColumnAStep() throws {
    var explorer = try Example.explorer(step: 150, isFitted: true)
    type("z", in: &explorer)
    #expect(!explorer.timeAxis.isBinned && explorer.timeAxis.columnsPerStep == 1)
    #expect(explorer.step == 150)
    type("z", in: &explorer)
    #expect(explorer.timeAxis.steps == 0..<200)
    type("u", in: &explorer)
    #expect(!explorer.timeAxis.isBinned)
  }

  @Test func zoomingKeepsTheCursorWhereItIs() {
    var explorer = RandomNetwork(hidden: 3, steps: 5000, hasHead: true).explorer()
    _ = explorer.update(.time(.steppedTo(2600)))
    var before = explorer.timeAxis
    for _ in 0..<12 {
      type("+", in: &explorer)
      let axis = explorer.timeAxis
      #expect(axis.steps.contains(2600) && explorer.step == 2600)
      #expect(axis.steps.count <= before.steps.count)
      #expect(abs(axis.middle(of: 2600) - before.middle(of: 2600)) <= before.columnsPerStep + 6)
      before = axis
    }
    #expect(before.columnsPerStep == TimeAxis.widestStep)
    for _ in 0..<12 {
      type("-", in: &explorer)
      #expect(explorer.timeAxis.steps.contains(2600) && explorer.step == 2600)
    }
    #expect(explorer.timeAxis.steps == 0..<5000)
  }

  @Test func eachZoomShowsHalfAsMuch() throws {
    var explorer = RandomNetwork(hidden: 3, steps: 5000, hasHead: true).explorer()
    type("+", in: &explorer)
    #expect(explorer.timeAxis.steps.count == 2500)
    type("+", in: &explorer)
    #expect(explorer.timeAxis.steps.count == 1250)
    type("-", in: &explorer)
    #expect(explorer.timeAxis.steps.count == 2500)
  }

  @Test func keysMoveByColumnsAndStepsAreStillReached() throws {
    var explorer = try Example.explorer(step: 0, isFitted: true)
    let axis = explorer.timeAxis
    type("l", in: &explorer)
    #expect(explorer.step == axis.steps(ofBin: 1).lowerBound)
    type("L", in: &explorer)
    #expect(explorer.step == axis.steps(ofBin: 11).lowerBound)
    type("H", in: &explorer)
    #expect(explorer.step == axis.steps(ofBin: 1).lowerBound)
    for _ in 0..<80 { type("l", in: &explorer) }
    #expect(explorer.step == 199)
    for _ in 0..<80 { type("h", in: &explorer) }
    #expect(explorer.step == 0)
    _ = explorer.update(.time(.stepped(by: 1)))
    #expect(explorer.step == 1)
  }

  @Test func insideTheStepKeysMoveByASingleStep() throws {
    var explorer = try Example.explorer(step: 0, isFitted: true)
    type("2l", in: &explorer)
    #expect(explorer.step == 1)
  }

  @Test func columnsGoOnOverThePagesEdge() {
    var explorer = RandomNetwork(hidden: 3, steps: 5000, hasHead: true).explorer()
    type("++", in: &explorer)
    let first = explorer.timeAxis
    for _ in 0..<first.binCount { type("l", in: &explorer) }
    #expect(explorer.step == first.steps.upperBound)
    type("h", in: &explorer)
    #expect(explorer.timeAxis == first)
    #expect(explorer.step == first.steps(ofBin: first.binCount - 1).lowerBound)
  }

  @Test func extremeMovesEnd() {
    var explorer = RandomNetwork(hidden: 3, steps: 5000, hasHead: true).explorer()
    _ = explorer.update(.time(.movedColumns(by: .max)))
    #expect(explorer.step == 4999)
    _ = explorer.update(.time(.movedColumns(by: .min)))
    #expect(explorer.step == 0)
  }

  @Test func theGutterSaysWhatAColumnShows() throws {
    var explorer = try Example.explorer(size: Size(columns: 80, rows: 40), isFitted: true)
    let words = { (explorer: Explorer) in
      // A panel of one row has no room for it.
      explorer.gatesLayout.panels.filter { !$0.isSingle }.map {
        explorer.view().glyphs($0.rect.y + 2, 0..<10).trimmed
      }
    }
    #expect(words(explorer) == ["min of ×3", "max of ×3", "extr. ×3", "extr. ×3", "max of ×3"])
    type("m", in: &explorer)
    #expect(words(explorer) == Array(repeating: "mean ×3", count: 5))
    type("m", in: &explorer)
    #expect(words(explorer) == Array(repeating: "min of ×3", count: 5))
    type("mm", in: &explorer)
    #expect(words(explorer)[0] == "min of ×3" && words(explorer)[1] == "max of ×3")
  }

  @Test func theTitleAndTheSentenceNameTheOneStep() throws {
    let fitted = try Example.explorer(step: 62, isFitted: true).view()
    let single = try Example.explorer(step: 62).view()
    #expect(fitted.lines[0] == single.lines[0])
    #expect(fitted.lines[22] == single.lines[22])
    #expect(fitted.lines[0].contains("t 62"))
  }

  @Test func aLongSequenceWaitsForItsSummaryAndTheCursorStays() throws {
    let trace = longTrace(blockLength: 64)
    var explorer = Explorer(
      trace: trace, title: .init(file: "long", network: []), appearance: Appearance(),
      size: Size(columns: 80, rows: 24))
    #expect(!explorer.timeAxis.isBinned)
    let y = try #require(explorer.gatesLayout.overview?.y)
    #expect(explorer.view().lines[y].contains("…"))
    _ = explorer.update(.walked(0.345))
    #expect(explorer.view().lines[y].contains("reading the whole sequence: 34 %"))
    _ = explorer.update(.time(.stepped(by: 7)))
    _ = explorer.update(.summarised(try #require(TraceSummary(of: trace))))
    #expect(explorer.step == 7)
    #expect(explorer.timeAxis.steps == 0..<5000)
    #expect(explorer.view().lines[y].contains("]"))
  }

  @Test func noPageIsReadThatIsTooLong() throws {
    let trace = longTrace(blockLength: 60)
    var explorer = Explorer(
      trace: trace, title: .init(file: "long", network: []), appearance: Appearance(),
      size: Size(columns: 200, rows: 24))
    _ = explorer.update(.summarised(try #require(TraceSummary(of: trace))))
    var counts: [Int] = []
    for _ in 0..<14 {
      let axis = explorer.timeAxis
      #expect(explorer.readsSummary(axis) || axis.capacity <= explorer.readableSteps)
      counts.append(axis.capacity)
      type("+", in: &explorer)
    }
    #expect(counts == counts.sorted(by: >) && counts.last ?? 0 <= 200)
    for _ in 0..<14 { type("-", in: &explorer) }
    #expect(explorer.timeAxis.capacity == 5000)
  }
}
