/// What a ``ChangeSummary`` is made from while a trace is walked.
struct ChangeAccumulator {
  private var finder: PeakFinder
  private var sketches: [QuantileSketch]

  init(units: Int, bucketLength: Int, bucketCount: Int) {
    finder = PeakFinder(units: units, bucketLength: bucketLength, bucketCount: bucketCount)
    sketches = Array(repeating: QuantileSketch(), count: units)
  }

  /// Adds one step's changes, `[H]`, each ≥ 0; at an absent step they are zeros, which are no part
  /// of the median.
  mutating func add(_ values: UnsafePointer<Float>, isAbsent: Bool) {
    finder.add(values)
    guard !isAbsent else { return }
    for unit in sketches.indices { sketches[unit].add(values[unit]) }
  }

  func summary(largestMemory: [Float]) -> ChangeSummary {
    ChangeSummary(
      median: sketches.map { $0.quantile(0.5) }, peaks: finder.finished(),
      largestMemory: largestMemory)
  }
}
