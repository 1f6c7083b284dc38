extension TorchTensor {
  /// The tensor in its storage, which is large enough.
  ///
  /// Elements that lie one after the other stay where they are; others are put in order when they
  /// are asked for.
  func stored(named name: String, in storage: TorchStorage) -> StoredTensor {
    let entry = TensorEntry(
      name: name, typeName: elementType.name, elementType: elementType.elementType,
      shape: layout.shape)
    let isSwapped = storage.isBigEndian && elementType.byteCount > 1
    if case .inPlace(let region) = storage.elements, layout.isContiguous, !isSwapped {
      return StoredTensor(entry: entry, elements: .inPlace(part(of: region)))
    }
    let source = StoredTensor(entry: entry, elements: storage.elements)
    return StoredTensor(
      entry: entry,
      elements: .derived { () throws(TensorFileError) in
        let region = try source.region()
        if layout.isContiguous && !isSwapped { return part(of: region) }
        let elements = StridedElements(
          shape: layout.shape, strides: layout.strides, elementSize: elementType.byteCount,
          isBigEndian: storage.isBigEndian)
        return elements.gathered(from: rest(of: region))
      })
  }

  /// The bytes of a tensor whose elements lie one after the other.
  private func part(of region: ByteRegion) -> ByteRegion {
    rest(of: region)[0..<layout.count * elementType.byteCount]
  }

  /// The storage's bytes from the tensor's first element on.
  private func rest(of region: ByteRegion) -> ByteRegion {
    let bytes = region[self.storage.viewBytes]
    // Without elements the offset may be anywhere.
    return layout.count == 0
      ? bytes[0..<0] : bytes[layout.offset * elementType.byteCount..<bytes.count]
  }
}
