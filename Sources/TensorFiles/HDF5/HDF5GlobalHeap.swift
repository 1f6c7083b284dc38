/// Where an HDF5 file keeps what has no fixed size: in collections of numbered objects.
struct HDF5GlobalHeap {
  private let bytes: HDF5Bytes
  /// The objects of the collections met so far, by the collection's address.
  private var collections: [UInt64: [Int: Range<Int>]] = [:]
  /// How many objects were met in them.
  private var objectCount = 0
  /// How many bytes of text were decoded.
  private var size = 0

  private static let part = "a heap of texts"
  /// Many elements may name one text. No network's configuration is longer.
  static let textLimit = 1 << 28
  /// A collection has 4 KiB unless it holds something large, and a file a few of them.
  static let objectLimit = 1_000_000

  init(_ bytes: HDF5Bytes) {
    self.bytes = bytes
  }

  /// The text that an element stands for.
  ///
  /// - Throws: `cutOff`, `malformed`, `noSignature` or `tooMany`.
  mutating func text(_ element: inout HDF5Cursor) throws(TensorFileError) -> String {
    let length = try element.word()
    let address = try element.address()
    let index = try element.word()
    guard length > 0, let address else { return "" }
    guard let object = try objects(at: address)[index], length <= object.count else {
      throw .hdf5(.malformed(part: HDF5GlobalHeap.part))
    }
    size += length
    guard size <= HDF5GlobalHeap.textLimit else {
      throw .hdf5(.tooMany("bytes of text", limit: HDF5GlobalHeap.textLimit))
    }
    var cursor = HDF5Cursor(bytes, object, part: HDF5GlobalHeap.part)
    return try cursor.text(length)
  }

  private mutating func objects(
    at address: UInt64
  ) throws(TensorFileError) -> [Int: Range<Int>] {
    if let known = collections[address] { return known }
    var header = try bytes.cursor(at: address, of: HDF5GlobalHeap.part)
    let start = header.position
    try header.signature("GCOL")
    guard try header.byte() == 1 else { throw header.malformed() }
    try header.skip(3)
    let size = try header.length()
    let headerSize = header.position - start
    guard size >= UInt64(headerSize) else { throw header.malformed() }
    var rest = try bytes.cursor(at: address, of: HDF5GlobalHeap.part)
    var cursor = HDF5Cursor(bytes, try rest.take(size), part: HDF5GlobalHeap.part)
    try cursor.skip(headerSize)
    var objects: [Int: Range<Int>] = [:]
    defer { objectCount += objects.count }
    while cursor.remaining >= 8 + bytes.lengthSize {
      let index = try cursor.short()
      // The rest is free.
      guard index > 0 else { break }
      guard objectCount + objects.count < HDF5GlobalHeap.objectLimit else {
        throw .hdf5(.tooMany("texts", limit: HDF5GlobalHeap.objectLimit))
      }
      try cursor.skip(6)
      objects[index] = try cursor.take(try cursor.length())
      try cursor.align()
    }
    collections[address] = objects
    return objects
  }
}
