import Testing

@testable import Recurrent

/// Events at their very steps are those of the summary.
@Suite struct EventsAtSteps {
  @Test(arguments: CellKind.allCases, [Direction.forward, .reverse])
  func theyAreTheSummarys(kind: CellKind, direction: Direction) throws {
    let layer = RandomNetworks.layer(kind, direction: direction) { _ in }
    let trace = Trace(
      of: Network(layers: [layer]), over: RandomNetworks.sequence(200), blockLength: 32)
    let summary = try #require(TraceSummary(of: trace))
    #expect(summary.bucketLength == 1)
    let expected = summary.layers[0]
    var found = 0
    for steps in [0..<200, 0..<1, 50..<60, 196..<200] {
      let events = LayerEvents(in: trace, layer: 0, steps: steps, by: expected)
      for step in steps {
        #expect(events.count(at: step) == expected.eventCount(inBucket: step))
        for unit in 0..<3 {
          let kinds: [(LayerEvents.Kind, ChangeSummary?)] = [
            (.letGo, expected.letGo), (.written, expected.written), (.jumped, expected.jumped),
          ]
          for (kind, change) in kinds {
            let isEvent = change?.isEvent(bucket: step, unit: unit) ?? false
            #expect(events[step, unit].contains(kind) == isEvent)
            found += isEvent ? 1 : 0
          }
        }
      }
    }
    // Without forgetting C grows, and no single write is much of it.
    #expect(found > 0 || kind == .noForgetLSTM)
  }

  @Test func absentStepsHaveNone() throws {
    let mask = (0..<60).map { $0 % 5 != 0 }
    let trace = Trace(
      of: RandomNetworks.network(.lstm), over: RandomNetworks.sequence(60, mask: mask))
    let summary = try #require(TraceSummary(of: trace)).layers[0]
    let events = LayerEvents(in: trace, layer: 0, steps: 0..<60, by: summary)
    for step in 0..<60 where !mask[step] { #expect(events.count(at: step) == 0) }
    for step in 0..<60 {
      #expect(events.count(at: step) == summary.eventCount(inBucket: step))
    }
  }
}
