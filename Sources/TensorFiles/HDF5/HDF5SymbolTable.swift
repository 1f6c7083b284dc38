/// What an older HDF5 group holds: a tree of names that stand in a heap.
struct HDF5SymbolTable {
  /// Names and the addresses of what they name, in order.
  private(set) var links: [HDF5Link] = []

  private let bytes: HDF5Bytes
  /// The heap with the names.
  private let names: Range<Int>
  /// The nodes of the tree that were read.
  private(set) var visited: Set<UInt64> = []

  /// More entries than any group of a network has.
  static let linkLimit = 65_536
  /// A tree of two children a node would hold 2¹⁶ names at this height.
  static let heightLimit = 16
  private static let part = "a group"

  /// Reads the table that a group's message tells of.
  ///
  /// - Throws: `cutOff`, `malformed`, `noSignature`, `repeated`, `tooMany` or `unsupported`.
  init(_ message: HDF5Cursor, in bytes: HDF5Bytes) throws(TensorFileError) {
    var message = message
    guard let tree = try message.address(), let heap = try message.address() else {
      throw message.malformed()
    }
    self.bytes = bytes
    names = try HDF5SymbolTable.heap(at: heap, in: bytes)
    try visit(tree, height: 0)
  }

  private static func heap(
    at address: UInt64, in bytes: HDF5Bytes
  ) throws(TensorFileError) -> Range<Int> {
    var cursor = try bytes.cursor(at: address, of: "a heap of names")
    try cursor.signature("HEAP")
    guard try cursor.byte() == 0 else { throw cursor.malformed() }
    try cursor.skip(3)
    let size = try cursor.length()
    _ = try cursor.length()
    guard let start = try cursor.address() else { throw cursor.malformed() }
    var data = try bytes.cursor(at: start, of: "a heap of names")
    return try data.take(size)
  }

  /// A node of the tree, or the names below it.
  private mutating func visit(_ address: UInt64, height: Int) throws(TensorFileError) {
    guard visited.insert(address).inserted else {
      throw .hdf5(.repeated(part: "a node of a group"))
    }
    guard height < HDF5SymbolTable.heightLimit else {
      throw .hdf5(.tooMany("levels in a group", limit: HDF5SymbolTable.heightLimit))
    }
    var cursor = try bytes.cursor(at: address, of: HDF5SymbolTable.part)
    if cursor.begins(with: "SNOD") { return try readNames(&cursor) }
    try cursor.signature("TREE")
    // Of a group, not of chunks.
    guard try cursor.byte() == 0 else { throw cursor.malformed() }
    try cursor.skip(1)
    let count = try cursor.short()
    try cursor.skip(2 * bytes.addressSize + bytes.lengthSize)
    for _ in 0..<count {
      guard let child = try cursor.address() else { throw cursor.malformed() }
      _ = try cursor.length()
      try visit(child, height: height + 1)
    }
  }

  private mutating func readNames(_ cursor: inout HDF5Cursor) throws(TensorFileError) {
    try cursor.signature("SNOD")
    guard try cursor.byte() == 1 else { throw cursor.malformed() }
    try cursor.skip(1)
    for _ in 0..<(try cursor.short()) {
      let (place, header) = (try cursor.address(), try cursor.address())
      let kind = try cursor.word()
      // What a program may keep about the object.
      try cursor.skip(4 + 16)
      // 2: the name of another name, behind which nothing new can be.
      if kind == 2 { continue }
      guard let place, let header else { throw cursor.malformed() }
      guard links.count < HDF5SymbolTable.linkLimit else {
        throw .hdf5(.tooMany("names in a group", limit: HDF5SymbolTable.linkLimit))
      }
      links.append(HDF5Link(name: try name(at: place), address: header))
    }
  }

  private func name(at place: UInt64) throws(TensorFileError) -> String {
    guard let offset = Int(exactly: place), offset < names.count else {
      throw .hdf5(.cutOff(part: "a heap of names"), at: names.upperBound)
    }
    var cursor = HDF5Cursor(
      bytes, names.lowerBound + offset..<names.upperBound, part: "a heap of names")
    return try cursor.text(min(cursor.remaining, HDF5Link.nameLimit))
  }
}
