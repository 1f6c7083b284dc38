/// Writes a file of tensors piece by piece, so that a file of gigabytes needs little memory.
///
/// The elements of every declared tensor come in the order of declarations, in pieces as small or
/// large as the caller likes.
public protocol TensorWriter<Failure> {
  /// What can go wrong where the bytes go.
  associatedtype Failure: Error

  /// Writes the next elements: little-endian, in C order, of the declared type.
  ///
  /// - Parameters:
  ///   - bytes: whole elements of one tensor.
  ///   - elementType: what they are.
  /// - Throws: what the sink throws.
  mutating func append(bytes: [UInt8], elementType: ElementType) throws(Failure)

  /// Ends the file. All declared elements must have been written.
  ///
  /// - Throws: what the sink throws.
  mutating func finish() throws(Failure)
}

extension TensorWriter {
  /// Writes the next elements of an `f32` tensor, in C order.
  ///
  /// - Throws: what the sink throws.
  public mutating func append(_ values: [Float]) throws(Failure) {
    try append(
      bytes: littleEndianBytes(of: values.lazy.map(\.bitPattern)), elementType: .f32)
  }

  /// Writes the next elements, as a tensor of the declared type and any shape.
  ///
  /// - Throws: what the sink throws.
  public mutating func append(_ tensor: Tensor) throws(Failure) {
    // Large tensors may lie in a mapped file: only a piece of them is in memory at a time.
    let pieceSize = 1 << 22
    for start in stride(from: 0, to: tensor.region.count, by: pieceSize) {
      let piece = tensor.region[start..<min(start + pieceSize, tensor.region.count)]
      try append(bytes: piece.copy(), elementType: tensor.elementType)
    }
  }
}
