/// Where the directory of a ZIP archive lies, as the records at the file's end say.
///
/// Format: PKWARE's APPNOTE, 4.3.14 to 4.3.16.
struct ZipDirectory {
  /// More entries than any model has; keeps a hostile archive from filling the memory.
  static let maximumEntryCount = 1_000_000

  private static let endSignature: UInt32 = 0x0605_4B50
  private static let endSize = 22
  private static let locatorSignature: UInt32 = 0x0706_4B50
  private static let locatorSize = 20
  private static let wideEndSignature: UInt32 = 0x0606_4B50
  private static let wideEndSize = 56

  /// In bytes from the beginning of the file.
  let range: Range<Int>
  let entryCount: Int

  /// What an end record says, of either width.
  private struct End {
    var offset: UInt64
    var size: UInt64
    var count: UInt64
  }

  /// Finds the directory of an archive.
  init(
    of file: ByteRegion, maximumEntryCount limit: Int = Self.maximumEntryCount
  ) throws(TensorFileError) {
    let position = try Self.endPosition(in: file)
    let record = file[position..<position + Self.endSize]
    var end = End(
      offset: UInt64(record.number(UInt32.self, at: 16)),
      size: UInt64(record.number(UInt32.self, at: 12)),
      count: UInt64(record.number(UInt16.self, at: 10)))
    let part = [record.number(UInt16.self, at: 4), record.number(UInt16.self, at: 6)]
    guard part.allSatisfy({ $0 == 0 || $0 == .max }) else {
      throw TensorFileError(.zip(.severalParts), offset: position)
    }
    var limitOfDirectory = position
    if let (wide, widePosition) = try Self.wideEnd(in: file, before: position) {
      guard
        end.offset == wide.offset || end.offset == UInt32.max,
        end.size == wide.size || end.size == UInt32.max,
        end.count == wide.count || end.count == UInt16.max
      else { throw TensorFileError(.zip(.malformedEnd), offset: widePosition) }
      end = wide
      limitOfDirectory = widePosition
    }
    let (sum, overflow) = end.offset.addingReportingOverflow(end.size)
    guard !overflow, sum == limitOfDirectory else {
      throw TensorFileError(.zip(.misplacedDirectory), offset: position)
    }
    guard end.count <= limit else {
      throw TensorFileError(
        .zip(.tooManyEntries(count: end.count, limit: limit)), offset: position)
    }
    range = Int(end.offset)..<limitOfDirectory
    entryCount = Int(end.count)
  }

  /// The end record is the last whose comment fills the rest of the file.
  private static func endPosition(in file: ByteRegion) throws(TensorFileError) -> Int {
    let last = file.count - endSize
    // A comment's length has 16 bits.
    let first = max(0, last - Int(UInt16.max))
    guard last >= first else { throw TensorFileError(.zip(.noEnd)) }
    let position = file.withBytes { bytes in
      var position = last
      while position >= first {
        if bytes[position] == UInt8(ascii: "P"),
          file.number(UInt32.self, at: position) == endSignature,
          Int(file.number(UInt16.self, at: position + 20)) == last - position
        {
          return Optional(position)
        }
        position -= 1
      }
      return nil
    }
    guard let position else { throw TensorFileError(.zip(.noEnd)) }
    return position
  }

  /// The ZIP64 end record, whose locator stands before the end record.
  private static func wideEnd(
    in file: ByteRegion, before end: Int
  ) throws(TensorFileError) -> (end: End, position: Int)? {
    let locator = end - locatorSize
    guard locator >= 0, file.number(UInt32.self, at: locator) == locatorSignature else {
      return nil
    }
    guard
      let position = Int(exactly: file.number(UInt64.self, at: locator + 8)),
      position <= locator - wideEndSize,
      file.number(UInt32.self, at: position) == wideEndSignature,
      // It says its own size without the 12 bytes up to there.
      file.number(UInt64.self, at: position + 4) == locator - position - 12
    else { throw TensorFileError(.zip(.malformedEnd), offset: locator) }
    guard
      file.number(UInt32.self, at: position + 16) == 0,
      file.number(UInt32.self, at: position + 20) == 0
    else { throw TensorFileError(.zip(.severalParts), offset: position) }
    let wide = End(
      offset: file.number(UInt64.self, at: position + 48),
      size: file.number(UInt64.self, at: position + 40),
      count: file.number(UInt64.self, at: position + 32))
    return (wide, position)
  }
}
