/// The bytes of an HDF5 file and how wide its addresses and lengths are.
struct HDF5Bytes: Sendable {
  let region: ByteRegion
  /// Bytes of an address: 2, 4 or 8.
  let addressSize: Int
  /// Bytes of a length: 2, 4 or 8.
  let lengthSize: Int

  /// Reads from a place to the end of the file.
  ///
  /// - Parameters:
  ///   - address: where the part begins.
  ///   - part: what stands there, for errors.
  /// - Returns: a cursor over everything from there.
  /// - Throws: `cutOff` when the place is outside.
  func cursor(at address: UInt64, of part: String) throws(TensorFileError) -> HDF5Cursor {
    guard let start = Int(exactly: address), start <= region.count else {
      throw .hdf5(.cutOff(part: part))
    }
    return HDF5Cursor(self, start..<region.count, part: part)
  }
}
