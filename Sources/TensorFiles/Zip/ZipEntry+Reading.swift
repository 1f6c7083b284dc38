extension ZipEntry {
  /// Deflate spends at least 2 bits on 258 bytes, its longest repetition.
  static let greatestRatio = 1032

  private static let headerSignature: UInt32 = 0x0403_4B50
  private static let headerSize = 30

  /// Checks what the directory says of an entry, and that the entry's own header agrees.
  ///
  /// Format: PKWARE's APPNOTE, 4.3.7.
  ///
  /// - Parameters:
  ///   - record: what the directory says.
  ///   - file: the archive, up to its directory.
  /// - Throws: every problem of one entry, but for its name.
  init(_ record: ZipDirectoryRecord, in file: ByteRegion) throws(ZipProblem) {
    let name = record.name
    guard !record.isEncrypted else { throw .encrypted(name) }
    guard let method = ZipMethod(rawValue: record.method) else {
      throw .unsupportedMethod(name, method: Int(record.method))
    }
    var wide = Zip64Field(among: record.extra)
    guard
      let unpacked = wide.widened(record.uncompressedSize),
      let packed = wide.widened(record.compressedSize),
      let offset = wide.widened(record.headerOffset)
    else { throw .noSize(name) }
    try Self.check(name, method: method, packed: packed, unpacked: unpacked)
    let headerEnd = try Self.headerEnd(in: file, at: offset, name: name)
    guard packed <= file.count - headerEnd else { throw .outside(name) }
    self.name = name
    self.method = method
    checksum = record.checksum
    uncompressedSize = unpacked
    headerRange = offset..<headerEnd
    packedRange = headerEnd..<headerEnd + packed
    guard agrees(with: file[headerRange], record) else { throw .headersDisagree(name) }
  }

  /// Whether packed bytes can have the unpacked size: nothing is unpacked to find out.
  private static func check(
    _ name: String, method: ZipMethod, packed: Int, unpacked: Int
  ) throws(ZipProblem) {
    switch method {
    case .stored:
      guard packed == unpacked else {
        throw .wrongStoredSize(name, packed: packed, unpacked: unpacked)
      }
    case .deflated:
      let (most, overflow) = packed.multipliedReportingOverflow(by: greatestRatio)
      guard overflow || unpacked <= most else {
        throw .impossibleSize(name, packed: packed, unpacked: unpacked)
      }
    }
  }

  /// Where the entry's own header ends, with its name and its extra fields.
  private static func headerEnd(
    in file: ByteRegion, at offset: Int, name: String
  ) throws(ZipProblem) -> Int {
    guard offset <= file.count - headerSize else { throw .outside(name) }
    guard file.number(UInt32.self, at: offset) == headerSignature else {
      throw .headersDisagree(name)
    }
    let end =
      offset + headerSize + Int(file.number(UInt16.self, at: offset + 26))
      + Int(file.number(UInt16.self, at: offset + 28))
    guard end <= file.count else { throw .outside(name) }
    return end
  }

  private func agrees(with header: ByteRegion, _ record: ZipDirectoryRecord) -> Bool {
    let nameEnd = Self.headerSize + Int(header.number(UInt16.self, at: 26))
    guard
      header[Self.headerSize..<nameEnd] == record.nameBytes,
      header.number(UInt16.self, at: 8) == method.rawValue
    else { return false }
    // Who writes to a pipe knows checksum and sizes only afterwards, and says so with bit 3.
    guard header.number(UInt16.self, at: 6) & 1 << 3 == 0 else { return true }
    var wide = Zip64Field(among: header[nameEnd..<header.count])
    return header.number(UInt32.self, at: 14) == checksum
      && wide.widened(header.number(UInt32.self, at: 22)) == uncompressedSize
      && wide.widened(header.number(UInt32.self, at: 18)) == packedRange.count
  }
}
