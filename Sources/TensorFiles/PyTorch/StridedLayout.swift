/// Which elements of a storage make a tensor, and in which order.
struct StridedLayout: Equatable, Sendable {
  /// The storage's element that comes first.
  let offset: Int
  /// Sizes of the dimensions, each ≥ 0.
  let shape: [Int]
  /// How many elements of the storage lie between neighbours, by dimension; each ≥ 0, and 0 where a
  /// tensor was expanded or has no neighbours.
  let strides: [Int]
  /// How many elements the tensor has.
  let count: Int
  /// How many elements the storage must have at least.
  let reach: Int

  /// Checks that everything can be counted.
  ///
  /// - Throws: `tooManyDimensions`, `malformedTensor` or `shapeTooLarge`.
  init(offset: Int, shape: [Int], strides: [Int]) throws(TensorFileError) {
    let limit = SafetensorsHeader.maximumDimensionCount
    guard shape.count <= limit else { throw TensorFileError(.tooManyDimensions(limit: limit)) }
    guard shape.count == strides.count else {
      throw TensorFileError(.torch(.malformedTensor(expected: "as many strides as sizes")))
    }
    guard offset >= 0, shape.allSatisfy({ $0 >= 0 }), strides.allSatisfy({ $0 >= 0 }) else {
      throw TensorFileError(.torch(.malformedTensor(expected: "no negative numbers")))
    }
    guard let count = elementCount(ofShape: shape),
      let reach = Self.reach(offset: offset, shape: shape, strides: strides, count: count)
    else { throw TensorFileError(.shapeTooLarge(shape)) }
    (self.offset, self.shape) = (offset, shape)
    // The stride to a neighbour that is not there may be any number.
    self.strides = zip(shape, strides).map { $0 > 1 ? $1 : 0 }
    (self.count, self.reach) = (count, reach)
  }

  /// One more than the last element's position, or nil when it passes `Int`.
  private static func reach(offset: Int, shape: [Int], strides: [Int], count: Int) -> Int? {
    var reach = offset
    guard count > 0 else { return reach }
    for (size, stride) in zip(shape, strides) {
      let (span, overflow) = (size - 1).multipliedReportingOverflow(by: stride)
      let (sum, carried) = reach.addingReportingOverflow(span)
      guard !overflow, !carried else { return nil }
      reach = sum
    }
    return reach == Int.max ? nil : reach + 1
  }

  /// Whether the elements lie one after the other in C order.
  var isContiguous: Bool {
    guard count > 0 else { return true }
    var expected = 1
    for (size, stride) in zip(shape, strides).reversed() where size != 1 {
      guard stride == expected else { return false }
      expected *= size
    }
    return true
  }
}
