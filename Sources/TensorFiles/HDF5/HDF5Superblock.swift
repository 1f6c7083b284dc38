/// The beginning of an HDF5 file: how wide its addresses are and where its root group is.
struct HDF5Superblock {
  let bytes: HDF5Bytes
  /// Where the root group's object header is.
  let root: UInt64

  static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let part = "the superblock"

  /// Reads versions 0 to 3 at the beginning of the file, which must not be shorter than they say.
  ///
  /// - Throws: `notHDF5`, `unsupported`, `malformed`, `cutOff` or `fileCutOff`.
  init(parsing region: ByteRegion) throws(TensorFileError) {
    let size = HDF5Superblock.signature.count
    guard region.count > size, region[0..<size].copy() == HDF5Superblock.signature else {
      throw .hdf5(.notHDF5)
    }
    let narrow = HDF5Bytes(region: region, addressSize: 8, lengthSize: 8)
    var cursor = HDF5Cursor(narrow, size..<region.count, part: HDF5Superblock.part)
    let version = try cursor.byte()
    guard (0...3).contains(version) else {
      throw .hdf5(.unsupported("a superblock of version \(version)"), at: size)
    }
    let isOld = version < 2
    // The versions of the free space and of the root group, and a reserved byte; then the version
    // of shared headers.
    if isOld { try cursor.skip(4) }
    let (addressSize, lengthSize) = (try cursor.byte(), try cursor.byte())
    guard [2, 4, 8].contains(addressSize), [2, 4, 8].contains(lengthSize) else {
      throw cursor.malformed()
    }
    // Old: a reserved byte, the sizes of nodes and flags; version 1 has another size and 2 reserved
    // bytes. New: flags.
    try cursor.skip(isOld ? 9 + 4 * version : 1)
    bytes = HDF5Bytes(region: region, addressSize: addressSize, lengthSize: lengthSize)
    cursor = HDF5Cursor(bytes, cursor.position..<region.count, part: HDF5Superblock.part)
    guard try cursor.address() == 0 else {
      throw .hdf5(.unsupported("something before their beginning (a user block)"), at: size)
    }
    _ = try cursor.address()
    let fileSize = try cursor.address() ?? .max
    guard fileSize <= UInt64(region.count) else {
      throw .hdf5(.fileCutOff(expected: fileSize, found: region.count))
    }
    // The root group's entry begins with its name, which is empty; before it, the driver's block.
    if isOld { try cursor.skip(2 * addressSize) }
    guard let root = try cursor.address() else { throw cursor.malformed() }
    self.root = root
  }
}
