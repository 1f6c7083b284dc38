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
        let bytes = region[self.storage.viewBytes].withBytes {
          layout.gather(from: $0, elementSize: elementType.byteCount, isSwapped: isSwapped)
        }
        return ByteRegion(bytes)
      })
  }

  /// The bytes of a tensor whose elements lie one after the other.
  private func part(of region: ByteRegion) -> ByteRegion {
    let size = elementType.byteCount
    // Without elements the offset may be anywhere.
    let start = layout.count == 0 ? 0 : layout.offset * size
    return region[self.storage.viewBytes][start..<start + layout.count * size]
  }
}
