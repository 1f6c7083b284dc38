import Recurrent

/// Collects the least, the greatest and the mean of what comes step by step, or bucket by bucket, in
/// each bin of a time axis.
struct BinCollector {
  private let axis: TimeAxis
  private let width: Int
  /// `[bins, width]`.
  private var collected: [Collected]

  init(_ axis: TimeAxis, width: Int) {
    self.axis = axis
    self.width = width
    collected = Array(repeating: Collected(), count: axis.binCount * width)
  }

  /// Adds the values of some steps of the page, `[steps, width]`.
  mutating func add(_ rows: some RandomAccessCollection<Float>, steps: Range<Int>) {
    rows.withContiguousStorageIfAvailable { rows in
      collected.withUnsafeMutableBufferPointer { collected in
        for (row, step) in steps.enumerated() {
          let place = axis.bin(of: step) * width
          for unit in 0..<width { collected[place + unit].add(rows[row * width + unit]) }
        }
      }
    }
  }

  /// Adds the page's buckets of a summary.
  ///
  /// - Parameters:
  ///   - known: what is known of a signal.
  ///   - presence: at how many of some steps it was there.
  mutating func add(_ known: SignalSummary, presence: (Range<Int>) -> Int) {
    let width = width
    forEachBucket { bucket, steps, collected in
      let weight = Double(presence(steps))
      for unit in 0..<width {
        let place = bucket * width + unit
        collected[unit].add(
          least: known.minima[place], greatest: known.maxima[place],
          sum: Double(known.means[place]) * weight, weight: weight)
      }
    }
  }

  /// Adds the page's buckets of something of which but the extremes are known.
  mutating func add(_ known: ExtremesSummary) {
    let width = width
    forEachBucket { bucket, _, collected in
      for unit in 0..<width {
        let place = bucket * width + unit
        collected[unit].add(
          least: known.minima[place], greatest: known.maxima[place], sum: 0, weight: 0)
      }
    }
  }

  /// Goes through the page's buckets, with what is collected in the bin of each.
  private mutating func forEachBucket(
    _ body: (Int, Range<Int>, UnsafeMutablePointer<Collected>) -> Void
  ) {
    collected.withUnsafeMutableBufferPointer { collected in
      guard let start = collected.baseAddress else { return }
      for bin in 0..<axis.binCount {
        let steps = axis.steps(ofBin: bin)
        for first in stride(from: steps.lowerBound, to: steps.upperBound, by: axis.grain) {
          body(
            first / axis.grain, first..<min(first + axis.grain, steps.upperBound),
            start + bin * width)
        }
      }
    }
  }

  /// What is collected so far.
  var values: BinnedValues {
    BinnedValues(
      width: width, minima: collected.map(\.least), maxima: collected.map(\.greatest),
      means: collected.map { Float($0.sum / $0.weight) })
  }
}

extension BinnedValues {
  /// What is known of the extremes of something in a summary's buckets, in the bins of an axis; the
  /// means are NaN.
  init(of known: ExtremesSummary, on axis: TimeAxis) {
    var collector = BinCollector(axis, width: known.width)
    collector.add(known)
    self = collector.values
  }
}

/// What is known of one value in a bin so far.
private struct Collected {
  var least = Float.nan
  var greatest = Float.nan
  var sum = 0.0
  /// How many steps are in the sum.
  var weight = 0.0

  mutating func add(_ value: Float) {
    guard !value.isNaN else { return }
    // Nothing compares with NaN: the first value is taken as it is.
    if !(least <= value) { least = value }
    if !(greatest >= value) { greatest = value }
    sum += Double(value)
    weight += 1
  }

  mutating func add(least: Float, greatest: Float, sum: Double, weight: Double) {
    guard !least.isNaN else { return }
    if !(self.least <= least) { self.least = least }
    if !(self.greatest >= greatest) { self.greatest = greatest }
    self.sum += sum
    self.weight += weight
  }
}
