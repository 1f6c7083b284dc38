/// What is known of one way in which each unit's memory changed.
///
/// An event is a local maximum (±3 steps) of the change that is at least a quarter of the unit's
/// largest memory and at least three times the unit's median change.
public struct ChangeSummary: Equatable, Sendable {
  /// The mean change of each unit over the steps, `[H]`.
  public let mean: [Float]
  /// The median change of each unit, `[H]`; exact to 1024 steps, to some 3 % beyond.
  public let median: [Float]
  /// The greatest local maximum of the change in each bucket, `[buckets, H]`; 0 where there is none.
  public let peaks: [Float]
  /// What a local maximum must reach to be an event, `[H]`.
  public let threshold: [Float]
  /// Whether a unit has an event in any bucket, `[H]`.
  public let hasEvents: [Bool]

  init(mean: [Float], median: [Float], peaks: [Float], largestMemory: [Float]) {
    self.mean = mean
    self.median = median
    self.peaks = peaks
    let threshold = zip(median, largestMemory).map { max(3 * $0, 0.25 * $1) }
    self.threshold = threshold
    var greatest = [Float](repeating: 0, count: threshold.count)
    for start in stride(from: 0, to: peaks.count, by: max(threshold.count, 1)) {
      for unit in threshold.indices { greatest[unit] = max(greatest[unit], peaks[start + unit]) }
    }
    hasEvents = zip(greatest, threshold).map { $0 > 0 && $0 >= $1 }
  }

  /// Whether a unit has an event in a bucket.
  public func isEvent(bucket: Int, unit: Int) -> Bool {
    let peak = peaks[bucket * threshold.count + unit]
    return peak > 0 && peak >= threshold[unit]
  }
}
