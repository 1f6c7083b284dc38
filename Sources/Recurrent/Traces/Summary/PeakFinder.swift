/// Finds the local maxima of a change that comes step by step, for all units of a layer, and keeps
/// the greatest of each bucket.
///
/// A local maximum is greater than the three values before it and not less than the three after.
struct PeakFinder {
  private static let reach = 3

  private let units: Int
  private let bucketLength: Int
  /// The last seven rows, `[7, H]`, the row of step t at t mod 7.
  private let rows: FloatBuffer
  private let peaks: FloatBuffer
  private var stepCount = 0

  init(units: Int, bucketLength: Int, bucketCount: Int) {
    self.units = units
    self.bucketLength = bucketLength
    rows = FloatBuffer(zeros: (2 * PeakFinder.reach + 1) * units)
    peaks = FloatBuffer(zeros: bucketCount * units)
  }

  /// Adds the changes of the next step, `[H]`, each ≥ 0.
  mutating func add(_ values: UnsafePointer<Float>) {
    row(stepCount).update(from: values, count: units)
    stepCount += 1
    if stepCount > PeakFinder.reach { judge(stepCount - 1 - PeakFinder.reach) }
  }

  /// The greatest local maxima, `[buckets, H]`, when all steps were added.
  func finished() -> [Float] {
    for step in max(stepCount - PeakFinder.reach, 0)..<stepCount { judge(step) }
    return peaks.values
  }

  private func row(_ step: Int) -> UnsafeMutablePointer<Float> {
    rows.pointer + (step % (2 * PeakFinder.reach + 1)) * units
  }

  /// Notes where a step is a local maximum.
  private func judge(_ step: Int) {
    let own = row(step)
    let peaks = peaks.pointer + step / bucketLength * units
    let before = (max(step - PeakFinder.reach, 0)..<step).map { row($0) }
    let after = (step + 1..<max(min(step + PeakFinder.reach + 1, stepCount), step + 1)).map {
      row($0)
    }
    for unit in 0..<units where own[unit] > peaks[unit] {
      if before.allSatisfy({ own[unit] > $0[unit] }) && after.allSatisfy({ own[unit] >= $0[unit] })
      {
        peaks[unit] = own[unit]
      }
    }
  }
}
