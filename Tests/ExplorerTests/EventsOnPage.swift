import Recurrent
import Screen
import Testing

@testable import Explorer

/// Where something happened is seen, and found by a key.
@Suite struct EventsOnPage {
  @Test func theJumpIsMarkedUnderItsStep() throws {
    let explorer = try Example.explorer()
    let layout = explorer.gatesLayout
    let row = try #require(layout.events)
    let view = explorer.view()
    #expect(view[explorer.timeAxis.middle(of: 61), row.endY - 1].glyph == "▲")
    #expect(view[explorer.timeAxis.middle(of: 62), row.endY - 1].glyph == "▼")
  }

  @Test func theNextEventIsFoundInBothDirections() throws {
    var explorer = try Example.explorer(step: 0)
    let events = LayerEvents(
      in: explorer.trace, layer: 0, steps: 0..<200, by: try #require(explorer.summary).layers[0])
    let expected = (0..<200).filter { !events[$0, 8].isEmpty }
    #expect(!expected.isEmpty)
    var found: [Int] = []
    for _ in 0..<expected.count + 2 {
      _ = explorer.type([.character("n")])
      found.append(explorer.step)
    }
    #expect(found.prefix(expected.count) == expected[...])
    #expect(found.last == expected.last)
    for step in expected.reversed().dropFirst() {
      _ = explorer.type([.character("N")])
      #expect(explorer.step == step)
    }
  }

  @Test func aUnitWithoutEventsGoesToThoseOfTheLayer() throws {
    var explorer = try Example.explorer(step: 0)
    let events = LayerEvents(
      in: explorer.trace, layer: 0, steps: 0..<200, by: try #require(explorer.summary).layers[0])
    let quiet = (0..<12).first { unit in (0..<200).allSatisfy { events[$0, unit].isEmpty } }
    guard let quiet else { return }
    _ = explorer.update(.units(.selected(quiet)))
    _ = explorer.type([.character("n")])
    #expect(events.count(at: explorer.step) > 0)
    // The step is another unit's: that is said, and the row says that there are none.
    #expect(explorer.view().text.contains("u\(quiet) has no events of its own"))
    _ = explorer.update(.resized(Size(columns: 120, rows: 36)))
    #expect(explorer.view().text.contains("no events: leaks evenly"))
  }

  @Test(arguments: RandomNetwork.all.filter { $0.steps == 200 })
  func whichUnitsHaveNoneIsKnown(network: RandomNetwork) throws {
    let summary = try #require(TraceSummary(of: network.trace()))
    for layer in summary.layers {
      for unit in 0..<network.hidden {
        let isSeen = (0..<summary.bucketCount).contains { bucket in
          layer.changes.contains { $0.isEvent(bucket: bucket, unit: unit) }
        }
        #expect(layer.hasEvents(unit: unit) == isSeen)
      }
    }
  }

  @Test func theOverviewIsTheSameOnEveryPageButNotInEveryLayer() throws {
    let network = RandomNetwork(hidden: 17, steps: 200, features: 3, layers: 2, hasHead: true)
    var explorer = network.explorer()
    let summary = try #require(TraceSummary(of: network.trace()))
    _ = explorer.update(.summarised(summary))
    for keys in ["z", "$", "}", "0", "+"] {
      _ = explorer.type(keys.map(Key.character))
      let axis = explorer.timeAxis
      let events = try #require(explorer.pageEvents)
      #expect(events.key == Explorer.EventsKey(layer: explorer.layer, axis: axis))
      let expected = summary.layers[explorer.layer].strongestEvents(
        parts: axis.endX - axis.x, bucketCount: summary.bucketCount)
      #expect(explorer.overviews?.strengths[explorer.layer] == expected)
    }
  }

  @Test func theOverviewShowsWhereThePageIs() throws {
    let explorer = try Example.explorer()
    let y = try #require(explorer.gatesLayout.overview?.y)
    let line = explorer.view().glyphs(y)
    #expect(line.contains("[") && line.contains("]") && line.contains("▼"))
  }

  @Test func aSequenceThatFitsHasNoOverview() throws {
    let explorer = Explorer(
      trace: RandomNetwork(hidden: 2, steps: 2, features: 3).trace(),
      title: .init(file: "", network: []), appearance: Appearance(),
      size: Size(columns: 80, rows: 24))
    #expect(explorer.gatesLayout.overview == nil)
  }

  @Test func whereNobodyHasAnEventThatIsSaid() throws {
    var explorer = RandomNetwork(hidden: 2, steps: 2, features: 3).explorer()
    _ = explorer.update(.summarised(try #require(TraceSummary(of: explorer.trace))))
    for key in ["n", "N"] as [Character] {
      _ = explorer.type([.character(key)])
      #expect(explorer.step == 0)
      #expect(explorer.view().text.contains("\nNo unit of this layer has an event"))
    }
  }

  @Test func longSequencesFindTheirEventsInsideTheBuckets() throws {
    var explorer = RandomNetwork(hidden: 3, steps: 5000, hasHead: true).explorer(
      size: Size(columns: 80, rows: 24))
    let summary = try #require(TraceSummary(of: explorer.trace))
    #expect(summary.bucketLength > 1)
    _ = explorer.update(.summarised(summary))
    let events = LayerEvents(in: explorer.trace, layer: 0, steps: 0..<5000, by: summary.layers[0])
    let expected = (1..<5000).filter { !events[$0, 0].isEmpty }
    for step in expected.prefix(20) {
      _ = explorer.type([.character("n")])
      #expect(explorer.step == step)
    }
  }
}
