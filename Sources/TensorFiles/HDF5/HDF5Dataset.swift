/// An array of an HDF5 file.
struct HDF5Dataset: Sendable {
  let tensor: StoredTensor
  /// Where its elements begin, if they lie in one piece.
  let position: Int?

  /// Reads what an object header says of an array.
  ///
  /// What cannot be read of its elements is said when they are asked for.
  ///
  /// - Parameters:
  ///   - header: the object's header, which has a layout.
  ///   - name: the array's path.
  ///   - isBrainFloat: whether an attribute says that two opaque bytes are a bfloat16.
  ///   - bytes: the file.
  /// - Throws: `cutOff`, `malformed`, `unsupported`, `sizeMismatch` or what a shape can be wrong in.
  init(
    _ header: HDF5ObjectHeader, name: String, isBrainFloat: Bool, in bytes: HDF5Bytes
  ) throws(TensorFileError) {
    guard let type = header.first(.datatype), let space = header.first(.dataspace),
      let layout = header.first(.layout)
    else { throw .hdf5(.malformed(part: "a dataset")) }
    guard ![type, space, layout].contains(where: \.isShared) else {
      throw .hdf5(.unsupported("named types"))
    }
    var cursor = header.cursor(space, "a dataspace")
    let shape = try HDF5Dataspace.shape(&cursor)
    cursor = header.cursor(type, "a datatype")
    var datatype = try HDF5Datatype(&cursor)
    if isBrainFloat && datatype == .opaque(size: 2) {
      datatype = .number(.bf16, isBigEndian: false)
    }
    guard case .number(let elementType, let isBigEndian) = datatype else {
      tensor = StoredTensor(
        entry: TensorEntry(
          name: name, typeName: datatype.name, elementType: nil, shape: shape),
        elements: .inPlace(ByteRegion([])))
      position = nil
      return
    }
    let entry = TensorEntry(
      name: name, typeName: datatype.name, elementType: elementType, shape: shape)
    let place: Place
    if header.first(.filters) != nil {
      place = .elsewhere(.unsupported("compressed datasets"))
    } else if header.first(.externalFiles) != nil {
      place = .elsewhere(.unsupported("elements in other files"))
    } else {
      place = try Place(header.cursor(layout, "a layout"), of: entry, in: bytes)
    }
    switch place {
    case .elsewhere(let problem):
      tensor = StoredTensor(
        entry: entry, elements: .derived { () throws(TensorFileError) in throw .hdf5(problem) })
      position = nil
    case .here(let range):
      let region = bytes.region[range]
      let elements: StoredTensor.Elements =
        isBigEndian
        ? .derived { region.reversingElements(ofSize: elementType.byteCount) }
        : .inPlace(region)
      tensor = StoredTensor(entry: entry, elements: elements)
      position = range.lowerBound
    }
  }
}

/// Where an array's elements are.
private enum Place {
  case here(Range<Int>)
  /// They cannot be read, for this reason.
  case elsewhere(HDF5Problem)

  init(
    _ layout: HDF5Cursor, of entry: TensorEntry, in bytes: HDF5Bytes
  ) throws(TensorFileError) {
    var cursor = layout
    let version = try cursor.byte()
    guard version == 3 || version == 4 else {
      self = .elsewhere(.unsupported("a layout of version \(version)"))
      return
    }
    let kind = try cursor.byte()
    guard let expected = entry.elementType?.byteCount(ofShape: entry.shape) else {
      throw TensorFileError(.shapeTooLarge(entry.shape))
    }
    func check(_ size: UInt64) throws(TensorFileError) {
      guard size == UInt64(expected) else {
        throw .hdf5(
          .sizeMismatch(
            shape: entry.shape, typeName: entry.typeName, expected: expected, found: size))
      }
    }
    switch kind {
    case 0:
      let size = try cursor.short()
      try check(UInt64(size))
      self = .here(try cursor.take(size))
    case 1:
      let (address, size) = (try cursor.address(), try cursor.length())
      guard expected > 0 else {
        self = .here(0..<0)
        return
      }
      guard let address else {
        self = .elsewhere(.neverWritten)
        return
      }
      try check(size)
      var data = try bytes.cursor(at: address, of: "a dataset")
      self = .here(try data.take(size))
    case 2: self = .elsewhere(.unsupported("chunked datasets"))
    default: self = .elsewhere(.unsupported("a layout of kind \(kind)"))
    }
  }
}

extension ByteRegion {
  /// The elements with their bytes in the opposite order.
  fileprivate func reversingElements(ofSize size: Int) -> ByteRegion {
    var bytes = copy()
    for start in stride(from: 0, to: bytes.count, by: size) {
      bytes[start..<start + size].reverse()
    }
    return ByteRegion(bytes)
  }
}
