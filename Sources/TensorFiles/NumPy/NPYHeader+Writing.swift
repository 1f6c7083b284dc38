extension NPYHeader {
  /// A header as `numpy.save` writes it: version 1.0, padded so that the elements begin at a multiple
  /// of 64 bytes.
  ///
  /// - Parameters:
  ///   - elementType: what one element is.
  ///   - shape: sizes of the dimensions.
  /// - Returns: the header's bytes.
  /// - Throws: `noSuchType` or `tooManyDimensions`.
  static func bytes(elementType: ElementType, shape: [Int]) throws(NPYProblem) -> [UInt8] {
    guard let typeName = elementType.numPyName else { throw .noSuchType(elementType) }
    guard shape.count <= maximumDimensionCount else {
      throw .tooManyDimensions(limit: maximumDimensionCount)
    }
    let order = elementType.byteCount == 1 ? "|" : "<"
    let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    let text =
      "{'descr': '\(order)\(typeName)', 'fortran_order': False, 'shape': (\(sizes)), }"
    // With the bytes before the text and the line feed behind it.
    let size = (10 + text.utf8.count + 1 + 63) / 64 * 64
    let blanks = String(repeating: " ", count: size - 10 - text.utf8.count - 1)
    return magic + [1, 0] + littleEndianBytes(of: CollectionOfOne(UInt16(size - 10)))
      + "\(text)\(blanks)\n".utf8
  }
}
