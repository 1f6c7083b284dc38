/// A file inside a ZIP archive, as the archive's directory tells of it.
struct ZipEntry: Sendable, Equatable {
  /// The name with its folders, parted by `/`.
  let name: String
  let method: ZipMethod
  /// The CRC-32 of the unpacked bytes.
  let checksum: UInt32
  let uncompressedSize: Int
  /// The entry's own header, in bytes from the beginning of the file.
  let headerRange: Range<Int>
  /// The packed bytes, which follow the header.
  let packedRange: Range<Int>
}
