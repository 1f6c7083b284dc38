/// What a ``ChangeSummary`` is made from while a trace is walked.
struct ChangeAccumulator {
  private var finder: PeakFinder
  private var sketches: [QuantileSketch]
  private var sums: [Double]
  /// How many steps were there.
  private var stepCount = 0

  init(units: Int, bucketLength: Int, bucketCount: Int) {
    finder = PeakFinder(units: units, bucketLength: bucketLength, bucketCount: bucketCount)
    sketches = Array(repeating: QuantileSketch(), count: units)
    sums = Array(repeating: 0, count: units)
  }

  /// Adds one step's changes, `[H]`, each ≥ 0; at an absent step they are zeros, which are no part
  /// of the mean and the median.
  mutating func add(_ values: UnsafePointer<Float>, isAbsent: Bool) {
    finder.add(values)
    guard !isAbsent else { return }
    stepCount += 1
    for unit in sketches.indices {
      sketches[unit].add(values[unit])
      sums[unit] += Double(values[unit])
    }
  }

  func summary(largestMemory: [Float]) -> ChangeSummary {
    ChangeSummary(
      mean: sums.map { Float($0 / Double(stepCount)) }, median: sketches.map { $0.quantile(0.5) },
      peaks: finder.finished(),
      largestMemory: largestMemory)
  }
}
