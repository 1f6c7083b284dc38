/// A name in an HDF5 group, and the address of the object that it names.
struct HDF5Link {
  let name: String
  let address: UInt64

  /// Longer names are cut; no layer has one.
  static let nameLimit = 1024

  init(name: String, address: UInt64) {
    self.name = name
    self.address = address
  }

  /// Reads a link of a newer group; nil when it is only the name of another name.
  ///
  /// - Throws: `cutOff`, `malformed` or `unsupported`.
  init?(_ message: HDF5Cursor) throws(TensorFileError) {
    var cursor = message
    guard try cursor.byte() == 1 else { throw cursor.malformed() }
    let flags = try cursor.byte()
    let kind = flags & 8 == 0 ? 0 : try cursor.byte()
    // When it was made; how the name is encoded.
    if flags & 4 != 0 { try cursor.skip(8) }
    if flags & 16 != 0 { try cursor.skip(1) }
    let size = try cursor.number(size: 1 << (flags & 3))
    guard size <= UInt64(HDF5Link.nameLimit) else {
      throw .hdf5(.tooMany("bytes in a name", limit: HDF5Link.nameLimit), at: cursor.position)
    }
    let name = try cursor.text(Int(size))
    guard kind == 0 else { return nil }
    guard let address = try cursor.address() else { throw cursor.malformed() }
    self.init(name: name, address: address)
  }
}
