/// A tensor as a file has it: what the file says about it, and where its elements are.
struct StoredTensor: Sendable {
  /// Where the elements of a tensor are.
  enum Elements: Sendable {
    /// In the file as ``Tensor`` has them: little-endian, in C order, one after the other.
    case inPlace(ByteRegion)
    /// In any other form: the closure gives them as ``Tensor`` has them, and makes sure that they are
    /// as many bytes as shape and element type ask for. Errors need know neither file nor tensor.
    case derived(@Sendable () throws(TensorFileError) -> ByteRegion)
  }

  let entry: TensorEntry
  let elements: Elements

  /// The elements as ``Tensor`` has them.
  func region() throws(TensorFileError) -> ByteRegion {
    switch elements {
    case .inPlace(let region): return region
    case .derived(let derive): return try derive()
    }
  }
}
