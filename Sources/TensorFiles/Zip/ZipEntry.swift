/// A file inside a ZIP archive, as the archive's directory tells of it.
struct ZipEntry: Sendable, Equatable {
  /// How the bytes are packed.
  enum Method: UInt16, Sendable {
    /// Not at all.
    case stored = 0
    case deflated = 8
  }

  /// The name with its folders, parted by `/`.
  let name: String
  let method: Method
  /// The CRC-32 of the unpacked bytes.
  let checksum: UInt32
  let uncompressedSize: Int
  /// The entry's own header, in bytes from the beginning of the file.
  let headerRange: Range<Int>
  /// The packed bytes, which follow the header.
  let packedRange: Range<Int>
}
