/// What is known of one layer over a whole trace.
public struct LayerSummary: Equatable, Sendable {
  /// In the order of ``signals``.
  let signalSummaries: [SignalSummary]
  /// Its signals, in the order of trace files.
  public let signals: [Signal]
  /// The greatest |C| of each unit (for cells without C: |h|), also before the first step; `[H]`.
  public let largestMemory: [Float]
  /// What was let go of the memory: (1 − f) ⊙ |C'|, or with z; `nil` for vanilla cells.
  public let letGo: ChangeSummary?
  /// What was written to it: |i ⊙ C̃|, or |(1 − z) ⊙ n|; `nil` for vanilla cells.
  public let written: ChangeSummary?
  /// How far h jumped: |h − h'|; vanilla cells only.
  public let jumped: ChangeSummary?
  /// The most that a step of each bucket kept of the memory, |f ⊙ C'| (or with z), `[buckets, H]`;
  /// empty for vanilla cells.
  public let mostKept: [Float]
  /// The most that a step of each bucket wrote to it, |i ⊙ C̃| (or |(1 − z) ⊙ n|), `[buckets, H]`;
  /// empty for vanilla cells.
  public let mostWritten: [Float]
  /// How many steps the gates kept half of the memory for; `nil` for vanilla cells.
  public let halfLives: HalfLives?

  /// What is known of a signal; the layer must have it.
  public subscript(signal: Signal) -> SignalSummary {
    guard let index = signals.firstIndex(of: signal) else {
      preconditionFailure("the cell has no \(signal)")
    }
    return signalSummaries[index]
  }

  /// The ways in which its memory changes: what is let go and what is written, or how h jumps.
  public var changes: [ChangeSummary] { [letGo, written, jumped].compactMap { $0 } }

  /// Whether a unit has an event anywhere in the sequence.
  public func hasEvents(unit: Int) -> Bool { changes.contains { $0.hasEvents[unit] } }

  /// How many units have an event in a bucket.
  public func eventCount(inBucket bucket: Int) -> Int {
    let changes = changes
    return largestMemory.indices.count { unit in
      changes.contains { $0.isEvent(bucket: bucket, unit: unit) }
    }
  }
}
