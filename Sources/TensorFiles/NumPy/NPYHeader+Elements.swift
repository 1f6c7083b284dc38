extension NPYHeader {
  /// The entry of an array of that name.
  func entry(name: String) -> TensorEntry {
    TensorEntry(name: name, typeName: typeName, elementType: elementType, shape: shape)
  }

  /// Whether the elements stand in the file as ``Tensor`` has them.
  var isInPlace: Bool {
    let isOrdered = !isFortranOrder || shape.count { $0 > 1 } < 2
    return isOrdered && (!isBigEndian || elementType?.byteCount == 1)
  }

  /// The elements as ``Tensor`` has them, of a file that this is the header of.
  func elements(in file: ByteRegion) -> ByteRegion {
    let stored = file[elementsOffset..<file.count]
    guard !isInPlace, let elementType else { return stored }
    let order = isFortranOrder ? StridedElements.fortranOrder : StridedElements.cOrder
    return order(shape, elementType.byteCount, isBigEndian).gathered(from: stored)
  }
}
