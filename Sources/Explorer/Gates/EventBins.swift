import Recurrent

/// The events of a layer's units in the bins of a time axis.
struct EventBins: Equatable, Sendable {
  /// How many units have an event at one step: the most of a bin's steps. Where the summary is read,
  /// how many have one in the same bucket of it.
  let counts: [Int]
  /// H.
  let unitCount: Int
  /// All that happened to a unit in a bin, `[bins, H]`.
  private let kinds: [LayerEvents.Kind]

  /// The events on a page, read from the trace, block by block.
  init(_ axis: TimeAxis, reading trace: Trace, layer: Int, by summary: LayerSummary) {
    let units = summary.largestMemory.count
    var counts = [Int](repeating: 0, count: axis.binCount)
    var kinds = [LayerEvents.Kind](repeating: [], count: axis.binCount * units)
    for steps in trace.pieces(of: axis.steps) {
      let events = LayerEvents(in: trace, layer: layer, steps: steps, by: summary)
      for step in steps {
        let bin = axis.bin(of: step)
        counts[bin] = max(counts[bin], events.count(at: step))
        for unit in 0..<units { kinds[bin * units + unit].formUnion(events[step, unit]) }
      }
    }
    self.counts = counts
    unitCount = units
    self.kinds = kinds
  }

  /// The events on a page whose bins begin with a summary's buckets.
  init(_ axis: TimeAxis, by summary: LayerSummary) {
    let units = summary.largestMemory.count
    let changes: [(ChangeSummary?, LayerEvents.Kind)] = [
      (summary.letGo, .letGo), (summary.written, .written), (summary.jumped, .jumped),
    ]
    var counts = [Int](repeating: 0, count: axis.binCount)
    var kinds = [LayerEvents.Kind](repeating: [], count: axis.binCount * units)
    for bin in 0..<axis.binCount {
      let steps = axis.steps(ofBin: bin)
      for bucket in steps.lowerBound / axis.grain...(steps.upperBound - 1) / axis.grain {
        counts[bin] = max(counts[bin], summary.eventCount(inBucket: bucket))
        for case (let change?, let kind) in changes {
          for unit in 0..<units where change.isEvent(bucket: bucket, unit: unit) {
            kinds[bin * units + unit].insert(kind)
          }
        }
      }
    }
    self.counts = counts
    unitCount = units
    self.kinds = kinds
  }

  /// What happened to a unit in a bin.
  subscript(bin: Int, unit: Int) -> LayerEvents.Kind { kinds[bin * unitCount + unit] }
}
