/// The greatest of some sizes in each bucket, for all units.
struct BucketMaxima {
  private let width: Int
  private let bucketLength: Int
  /// `[buckets, width]`.
  private let maxima: FloatBuffer

  init(width: Int, bucketLength: Int, bucketCount: Int) {
    self.init(width: width, bucketLength: bucketLength, count: bucketCount * width)
  }

  private init(width: Int, bucketLength: Int, count: Int) {
    self.width = width
    self.bucketLength = bucketLength
    maxima = FloatBuffer(zeros: count)
  }

  /// Another one of the same shape, in memory of its own.
  func emptyCopy() -> BucketMaxima {
    BucketMaxima(width: width, bucketLength: bucketLength, count: maxima.count)
  }

  /// Adds the sizes of a step, `[width]`, each ≥ 0; NaN counts for nothing.
  func add(_ values: UnsafePointer<Float>, step: Int) {
    let place = maxima.pointer + step / bucketLength * width
    for unit in 0..<width where values[unit] > place[unit] { place[unit] = values[unit] }
  }

  /// The maxima, `[buckets, width]`, 0 where nothing was added.
  var values: [Float] { maxima.values }
}
