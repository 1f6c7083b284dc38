/// The least and the greatest value in each bucket, for all columns of something.
struct BucketExtremes {
  let width: Int
  private let bucketLength: Int
  private let minima: FloatBuffer
  private let maxima: FloatBuffer

  init(width: Int, bucketLength: Int, bucketCount: Int) {
    self.width = width
    self.bucketLength = bucketLength
    minima = FloatBuffer(zeros: bucketCount * width)
    maxima = FloatBuffer(zeros: bucketCount * width)
    minima.pointer.update(repeating: .infinity, count: minima.count)
    maxima.pointer.update(repeating: -.infinity, count: maxima.count)
  }

  /// Adds the values of some steps, `[steps, width]`; NaN counts for nothing.
  func add(_ rows: ArraySlice<Float>, steps: Range<Int>) {
    rows.withUnsafeBufferPointer { rows in
      for (row, step) in steps.enumerated() {
        let place = step / bucketLength * width
        for column in 0..<width {
          let value = rows[row * width + column]
          if value < minima.pointer[place + column] { minima.pointer[place + column] = value }
          if value > maxima.pointer[place + column] { maxima.pointer[place + column] = value }
        }
      }
    }
  }

  /// The extremes; NaN where there was no value.
  var summary: ExtremesSummary {
    ExtremesSummary(
      width: width, minima: minima.values.map { $0 == .infinity ? .nan : $0 },
      maxima: maxima.values.map { $0 == -.infinity ? .nan : $0 })
  }
}
