/// A named value that an HDF5 object carries, not yet decoded.
struct HDF5Attribute: Sendable {
  let name: String
  /// Where the type, the shape and the elements are in the file.
  private let type: Range<Int>
  private let space: Range<Int>
  private let elements: Range<Int>
  /// Whether the type or the shape stands elsewhere.
  private let isShared: Bool

  private static let part = "an attribute"

  /// Reads where everything is.
  ///
  /// - Throws: `cutOff`, `malformed` or `unsupported`.
  init(_ cursor: HDF5Cursor) throws(TensorFileError) {
    var cursor = cursor
    let version = try cursor.byte()
    guard (1...3).contains(version) else {
      throw .hdf5(.unsupported("an attribute of version \(version)"), at: cursor.position)
    }
    isShared = try cursor.byte() & 3 != 0 && version > 1
    let (nameSize, typeSize, spaceSize) =
      (try cursor.short(), try cursor.short(), try cursor.short())
    // How the name is encoded: ASCII or UTF-8, of which the first is a part.
    if version == 3 { try cursor.skip(1) }
    name = try cursor.text(nameSize)
    if version == 1 { try cursor.align() }
    type = try cursor.take(typeSize)
    if version == 1 { try cursor.align() }
    space = try cursor.take(spaceSize)
    if version == 1 { try cursor.align() }
    elements = try cursor.take(cursor.remaining)
  }

  /// Its elements, when they are texts or there are none of them.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - heap: where the file keeps texts.
  /// - Returns: the texts in C order, or nil when they are something else.
  /// - Throws: `cutOff`, `malformed`, `noSignature`, `tooMany` or `unsupported`.
  func texts(
    in bytes: HDF5Bytes, heap: inout HDF5GlobalHeap
  ) throws(TensorFileError) -> [String]? {
    guard !isShared else { throw .hdf5(.unsupported("shared types of attributes")) }
    var space = HDF5Cursor(bytes, space, part: HDF5Attribute.part)
    guard let count = elementCount(ofShape: try HDF5Dataspace.shape(&space)), count > 0 else {
      return []
    }
    var type = HDF5Cursor(bytes, type, part: HDF5Attribute.part)
    var cursor = HDF5Cursor(bytes, elements, part: HDF5Attribute.part)
    // Each takes at least a byte, or many of nothing would take for ever.
    guard count <= cursor.remaining else {
      throw .hdf5(.cutOff(part: HDF5Attribute.part), at: elements.upperBound)
    }
    var result: [String] = []
    switch try HDF5Datatype(&type) {
    case .fixedText(let size):
      for _ in 0..<count { result.append(try cursor.text(size)) }
    case .text:
      for _ in 0..<count { result.append(try heap.text(&cursor)) }
    default: return nil
    }
    return result
  }
}
