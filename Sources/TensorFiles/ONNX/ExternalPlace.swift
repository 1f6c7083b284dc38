/// Where a tensor's elements are when they are in another file.
struct ExternalPlace {
  /// The file, as the model names it.
  let location: String
  /// In bytes from the beginning of that file.
  let offset: Int
  /// In bytes.
  let length: Int

  /// The place that a tensor states; without a length it is as long as shape and type ask for.
  ///
  /// - Throws: `noLocation` or `notCountable` of ``ONNXProblem``.
  init(of message: ProtoTensor, byteCount: Int) throws(TensorFileError) {
    func text(_ key: String) -> String? {
      message.externalData.last { $0.key == key }?.value
    }
    func number(_ key: String) throws(TensorFileError) -> Int? {
      guard let text = text(key) else { return nil }
      guard let number = Int(text), number >= 0 else {
        throw TensorFileError(.onnx(.notCountable(field: key, text: text)))
      }
      return number
    }
    guard let location = text("location") else { throw TensorFileError(.onnx(.noLocation)) }
    self.location = location
    offset = try number("offset") ?? 0
    length = try number("length") ?? byteCount
  }
}

extension FolderOfTensors {
  /// The bytes at a place; see ``region(of:offset:length:)``.
  ///
  /// - Throws: what that throws.
  mutating func region(of place: ExternalPlace) throws(TensorFileError) -> ByteRegion {
    try region(of: place.location, offset: place.offset, length: place.length)
  }
}
