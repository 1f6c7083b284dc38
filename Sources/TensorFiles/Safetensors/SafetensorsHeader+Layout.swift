extension SafetensorsHeader {
  /// Places the declared tensors in the bytes `start..<fileSize` of the file, in their order there.
  ///
  /// They must fill these bytes without gap or overlap: bytes that belong to nothing could hide
  /// anything, and bytes that belong to two tensors let a small file claim any amount of memory.
  static func layOut(
    _ declared: [DeclaredTensor], from start: Int, to fileSize: Int
  ) throws(TensorFileError) -> [PlacedTensor] {
    let available = fileSize - start
    var tensors: [PlacedTensor] = []
    tensors.reserveCapacity(declared.count)
    var filled = 0
    for tensor in try checked(declared, available: available) {
      let offset = start + tensor.begin
      guard tensor.begin <= filled else {
        throw TensorFileError(
          .gap(size: tensor.begin - filled), offset: start + filled, tensor: tensor.name)
      }
      guard tensor.begin == filled else {
        throw TensorFileError(
          .overlap(size: filled - tensor.begin), offset: offset, tensor: tensor.name)
      }
      filled = tensor.end
      let entry = TensorEntry(
        name: tensor.name, typeName: tensor.typeName,
        elementType: ElementType(safetensorsName: tensor.typeName), shape: tensor.shape)
      tensors.append(PlacedTensor(entry: entry, byteRange: offset..<start + tensor.end))
    }
    guard filled == available else {
      throw TensorFileError(.extraBytes(available - filled), offset: start + filled)
    }
    return tensors
  }

  /// The tensors sorted by place, each of them sound by itself and inside the file.
  private static func checked(
    _ declared: [DeclaredTensor], available: Int
  ) throws(TensorFileError) -> [DeclaredTensor] {
    var last = 0
    for tensor in declared {
      guard tensor.begin <= tensor.end else {
        throw TensorFileError(
          .reversedOffsets(begin: tensor.begin, end: tensor.end), tensor: tensor.name)
      }
      let elementType = ElementType(safetensorsName: tensor.typeName)
      let expected = try tensor.expectedSize(elementType: elementType)
      let found = tensor.end - tensor.begin
      guard expected == found else {
        throw TensorFileError(
          .sizeMismatch(
            shape: tensor.shape, typeName: tensor.typeName, expected: expected, found: found),
          tensor: tensor.name)
      }
      last = max(last, tensor.end)
    }
    guard last <= available else {
      throw TensorFileError(.cutOff(expected: last, found: available))
    }
    // A tensor of no elements stands before the one that begins at the same place.
    return declared.sorted { ($0.begin, $0.end, $0.name) < ($1.begin, $1.end, $1.name) }
  }
}
