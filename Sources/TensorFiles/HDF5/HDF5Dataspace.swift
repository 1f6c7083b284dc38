/// The shape of a dataset or an attribute.
enum HDF5Dataspace {
  /// No array has more dimensions: HDF5 itself allows 32.
  private static let rankLimit = 32

  /// Reads a shape; `[]` is one element, and what has none at all is `[0]`.
  ///
  /// - Throws: `cutOff`, `malformed`, `unsupported`, `tooManyDimensions` or `shapeTooLarge`.
  static func shape(_ cursor: inout HDF5Cursor) throws(TensorFileError) -> [Int] {
    let version = try cursor.byte()
    guard version == 1 || version == 2 else {
      throw .hdf5(.unsupported("a dataspace of version \(version)"))
    }
    let rank = try cursor.byte()
    guard rank <= rankLimit else { throw TensorFileError(.tooManyDimensions(limit: rankLimit)) }
    try cursor.skip(1)
    let kind = version == 2 ? try cursor.byte() : 1
    if version == 1 { try cursor.skip(5) }
    guard kind <= 2 else { throw cursor.malformed() }
    if kind == 2 { return [0] }
    var shape: [Int] = []
    for _ in 0..<rank {
      guard let size = Int(exactly: try cursor.length()) else { throw cursor.malformed() }
      shape.append(size)
    }
    guard elementCount(ofShape: shape) != nil else {
      throw TensorFileError(.shapeTooLarge(shape))
    }
    return shape
  }
}
