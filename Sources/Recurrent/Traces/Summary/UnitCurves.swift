/// Each unit's values over time with mean 0 and length 1, so that products are correlations.
struct UnitCurves {
  /// The units that change, in their own order.
  let units: [Int]
  /// Those that don't, or are not finite.
  let others: [Int]
  /// Eight values at a time, `[units, chunks]`; zeros behind the last value.
  private let chunks: [SIMD8<Float>]
  private let chunkCount: Int

  /// - Parameters:
  ///   - values: `[times, width]`; times without a value (NaN of all units) count not.
  ///   - width: how many units there are.
  init(_ values: [Float], width: Int) {
    let count = width > 0 ? values.count / width : 0
    chunkCount = (count + 7) / 8
    var chunks: [SIMD8<Float>] = []
    var (units, others): ([Int], [Int]) = ([], [])
    let times = (0..<count).filter { time in
      !values[time * width..<(time + 1) * width].allSatisfy { $0.isNaN }
    }
    for unit in 0..<width {
      let curve = times.map { Double(values[$0 * width + unit]) }
      let mean = curve.reduce(0, +) / Double(max(curve.count, 1))
      let length = curve.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
      // What rounding alone makes of a constant is no change.
      guard length.isFinite, length > 1e-5 * (abs(mean) + 1e-3) else {
        others.append(unit)
        continue
      }
      units.append(unit)
      for chunk in 0..<chunkCount {
        var eight = SIMD8<Float>()
        for lane in 0..<8 where 8 * chunk + lane < curve.count {
          eight[lane] = Float((curve[8 * chunk + lane] - mean) / length)
        }
        chunks.append(eight)
      }
    }
    (self.units, self.others, self.chunks) = (units, others, chunks)
  }

  /// The correlation of each two of ``units``, `[units, units]`.
  func correlations() -> [Float] {
    let count = units.count
    var result = [Float](repeating: 1, count: count * count)
    chunks.withUnsafeBufferPointer { chunks in
      for one in 0..<count {
        for other in one + 1..<count {
          var sum = SIMD8<Float>()
          for chunk in 0..<chunkCount {
            sum += chunks[one * chunkCount + chunk] * chunks[other * chunkCount + chunk]
          }
          result[one * count + other] = sum.sum()
          result[other * count + one] = sum.sum()
        }
      }
    }
    return result
  }
}
