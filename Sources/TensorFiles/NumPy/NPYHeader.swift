/// What the beginning of an array of NumPy says, checked against the bytes after it.
///
/// Format: <https://numpy.org/neps/nep-0001-npy-format.html>, versions 1.0 to 3.0.
struct NPYHeader: Equatable {
  /// As long as version 1.0 allows; an array of plain numbers needs about 100 bytes.
  static let maximumSize = 65_535
  /// As many dimensions as NumPy can hold.
  static let maximumDimensionCount = 64
  /// Enough of a file's beginning for every header.
  static let maximumOffset = 12 + maximumSize

  static let magic: [UInt8] = [0x93] + "NUMPY".utf8

  /// The element type as the header spells it, such as `<f4`.
  var typeName: String
  /// The element type, or nil when it is not decoded here.
  var elementType: ElementType?
  var isBigEndian: Bool
  /// Whether the first index runs fastest.
  var isFortranOrder: Bool
  var shape: [Int]
  /// Where the elements begin, in bytes from the beginning.
  var elementsOffset: Int

  /// Reads a header.
  ///
  /// - Parameters:
  ///   - beginning: the file, or its first ``maximumOffset`` bytes.
  ///   - fileSize: how many bytes the whole file has.
  /// - Throws: every problem of reading.
  init(parsing beginning: ByteRegion, fileSize: Int) throws(NPYProblem) {
    guard beginning.count >= 8 else { throw .headerCutOff }
    let start = beginning[0..<8].copy()
    guard start.starts(with: Self.magic) else { throw .noMagic }
    let (major, minor) = (Int(start[6]), Int(start[7]))
    guard (1...3).contains(major), minor == 0 else { throw .unknownVersion(major, minor) }
    let textOffset = major == 1 ? 10 : 12
    guard beginning.count >= textOffset else { throw .headerCutOff }
    let size =
      major == 1
      ? Int(beginning.number(UInt16.self, at: 8)) : Int(beginning.number(UInt32.self, at: 8))
    guard size <= Self.maximumSize else {
      throw .headerTooLong(size: size, limit: Self.maximumSize)
    }
    guard size <= beginning.count - textOffset else { throw .headerCutOff }
    var scanner = NPYHeaderScanner(beginning[textOffset..<textOffset + size].copy())
    try self.init(parsing: &scanner, elementsOffset: textOffset + size)
    try check(available: fileSize - elementsOffset)
  }

  private init(
    parsing scanner: inout NPYHeaderScanner, elementsOffset: Int
  ) throws(NPYProblem) {
    var (typeName, isFortranOrder, shape): (String?, Bool?, [Int]?) = (nil, nil, nil)
    try scanner.dictionary { (scanner, key) throws(NPYProblem) in
      switch key {
      case "descr" where typeName == nil: typeName = try scanner.typeName()
      case "fortran_order" where isFortranOrder == nil: isFortranOrder = try scanner.boolean()
      case "shape" where shape == nil: shape = try scanner.shape()
      case "descr", "fortran_order", "shape": throw .repeatedKey(key)
      default: throw .malformedHeader(expected: "descr, fortran_order and shape alone")
      }
    }
    guard let typeName else { throw .missingKey("descr") }
    guard let isFortranOrder else { throw .missingKey("fortran_order") }
    guard let shape else { throw .missingKey("shape") }
    self.typeName = typeName
    self.isFortranOrder = isFortranOrder
    self.shape = shape
    self.elementsOffset = elementsOffset
    isBigEndian = typeName.first == ">"
    // NumPy writes where the bytes' order matters and | where not; = is that of who wrote it, and
    // machines that are not little-endian are hardly left.
    elementType =
      typeName.first.map("<>=|".contains) == true
      ? ElementType(numPyName: typeName.dropFirst()) : nil
  }

  private func check(available: Int) throws(NPYProblem) {
    guard elementCount(ofShape: shape) != nil else { throw .shapeTooLarge(shape) }
    // How large elements of other types are is not known here.
    guard let elementType else { return }
    guard let expected = elementType.byteCount(ofShape: shape) else { throw .shapeTooLarge(shape) }
    guard available >= expected else { throw .cutOff(expected: expected, found: available) }
    guard available == expected else { throw .extraBytes(available - expected) }
  }
}
