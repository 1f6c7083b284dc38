/// An entry of a ZIP archive's directory, as it stands there.
///
/// Format: PKWARE's APPNOTE, 4.3.12.
struct ZipDirectoryRecord {
  private static let signature: UInt32 = 0x0201_4B50
  private static let size = 46

  let name: String
  let nameBytes: ByteRegion
  let isEncrypted: Bool
  let method: UInt16
  let checksum: UInt32
  /// Of the sizes and the place, those that are all ones stand in the ``extra`` fields.
  let compressedSize: UInt32
  let uncompressedSize: UInt32
  let headerOffset: UInt32
  let extra: ByteRegion
  /// With its name, its extra fields and its comment.
  let byteCount: Int

  /// Reads the entry at the beginning of `rest`, what is left of the directory.
  init(parsing rest: ByteRegion) throws(ZipProblem) {
    guard rest.count >= Self.size, rest.number(UInt32.self, at: 0) == Self.signature else {
      throw .noDirectoryEntry
    }
    let nameEnd = Self.size + Int(rest.number(UInt16.self, at: 28))
    let extraEnd = nameEnd + Int(rest.number(UInt16.self, at: 30))
    byteCount = extraEnd + Int(rest.number(UInt16.self, at: 32))
    guard byteCount <= rest.count else { throw .noDirectoryEntry }
    nameBytes = rest[Self.size..<nameEnd]
    guard let name = String(validating: nameBytes.copy(), as: UTF8.self) else {
      throw .nameNotText
    }
    self.name = name
    // Bits 0, 6 and 13: encrypted, strongly encrypted, with a masked header.
    isEncrypted = rest.number(UInt16.self, at: 8) & (1 << 0 | 1 << 6 | 1 << 13) != 0
    method = rest.number(UInt16.self, at: 10)
    checksum = rest.number(UInt32.self, at: 16)
    compressedSize = rest.number(UInt32.self, at: 20)
    uncompressedSize = rest.number(UInt32.self, at: 24)
    headerOffset = rest.number(UInt32.self, at: 42)
    extra = rest[nameEnd..<extraEnd]
  }
}
