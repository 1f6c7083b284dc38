/// What a ``SignalSummary`` is made from while a trace is walked.
struct SignalAccumulator {
  private let width: Int
  private let bucketLength: Int
  private let minima: FloatBuffer
  private let maxima: FloatBuffer
  private let sums: FloatBuffer
  /// At how many steps of each bucket the signal was there.
  private var counts: [Int]
  private var total: [Double]
  private var squares: [Double]
  private var closed: [Int]
  private var open: [Int]

  init(width: Int, bucketLength: Int, bucketCount: Int) {
    self.width = width
    self.bucketLength = bucketLength
    minima = FloatBuffer(zeros: bucketCount * width)
    maxima = FloatBuffer(zeros: bucketCount * width)
    sums = FloatBuffer(zeros: bucketCount * width)
    minima.pointer.update(repeating: .infinity, count: minima.count)
    maxima.pointer.update(repeating: -.infinity, count: maxima.count)
    counts = Array(repeating: 0, count: bucketCount)
    total = Array(repeating: 0, count: width)
    squares = total
    closed = Array(repeating: 0, count: width)
    open = closed
  }

  /// Adds one step's values, `[width]`.
  mutating func add(_ values: UnsafePointer<Float>, step: Int, isAbsent: Bool) {
    guard !isAbsent else { return }
    let bucket = step / bucketLength
    counts[bucket] += 1
    let start = bucket * width
    let (minima, maxima) = (minima.pointer + start, maxima.pointer + start)
    let sums = sums.pointer + start
    for u in 0..<width {
      let value = values[u]
      minima[u] = value < minima[u] ? value : minima[u]
      maxima[u] = value > maxima[u] ? value : maxima[u]
      sums[u] += value
    }
    for u in 0..<width {
      let value = Double(values[u])
      total[u] += value
      squares[u] += value * value
      closed[u] += value < 0.1 ? 1 : 0
      open[u] += value > 0.9 ? 1 : 0
    }
  }

  func summary() -> SignalSummary {
    let steps = Double(counts.reduce(0, +))
    let mean = total.map { $0 / steps }
    return SignalSummary(
      width: width, minima: minima.values.map { $0 == .infinity ? .nan : $0 },
      maxima: maxima.values.map { $0 == -.infinity ? .nan : $0 },
      means: sums.values.enumerated().map { $1 / Float(counts[$0 / width]) },
      mean: mean.map { Float($0) },
      variance: zip(squares, mean).map { Float(max($0 / steps - $1 * $1, 0)) },
      closedFraction: closed.map { Float(Double($0) / steps) },
      openFraction: open.map { Float(Double($0) / steps) })
  }
}
