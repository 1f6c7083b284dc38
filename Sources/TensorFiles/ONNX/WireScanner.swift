/// Walks over the fields of a protobuf message without keeping anything.
///
/// Source: <https://protobuf.dev/programming-guides/encoding/>. Groups, which no ONNX file has, are
/// refused.
struct WireScanner {
  /// A field, with the range of its bytes when it is a text, a message or a packed list.
  struct Field {
    let number: Int
    let content: Range<Int>?
  }

  let bytes: UnsafeRawBufferPointer
  private var position: Int
  private let end: Int

  /// A scanner of the message that these bytes are.
  init(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next field, or nil at the end.
  ///
  /// - Throws: `malformed` of ``ONNXProblem`` for what is no field, or is cut off.
  mutating func next() throws(TensorFileError) -> Field? {
    guard position < end else { return nil }
    let tag = try varint()
    guard let number = Int(exactly: tag >> 3), (1..<1 << 29).contains(number) else {
      throw Self.malformed
    }
    switch tag & 7 {
    case 0: _ = try varint()
    case 1: _ = try take(8)
    case 2:
      guard let size = Int(exactly: try varint()) else { throw Self.malformed }
      return Field(number: number, content: try take(size))
    case 5: _ = try take(4)
    default: throw Self.malformed
    }
    return Field(number: number, content: nil)
  }

  private mutating func take(_ size: Int) throws(TensorFileError) -> Range<Int> {
    guard size <= end - position else { throw Self.malformed }
    defer { position += size }
    return position..<position + size
  }

  /// A number in groups of 7 bits, the lowest first, at most 64 bits.
  private mutating func varint() throws(TensorFileError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 70, by: 7) {
      guard position < end else { throw Self.malformed }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
    }
    throw Self.malformed
  }

  private static let malformed = TensorFileError(.onnx(.malformed))
}
