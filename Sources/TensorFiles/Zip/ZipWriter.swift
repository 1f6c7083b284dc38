/// Writes a ZIP archive piece by piece, to a file or a pipe.
///
/// Checksum and sizes of an entry follow its bytes, as who writes cannot go back; the directory at
/// the end has them too. Sizes and places beyond 32 bits get ZIP64 records. The same entries give
/// the same bytes: all are dated 1980-01-01, the first day that ZIP knows.
///
/// Format: PKWARE's APPNOTE, 4.3.
struct ZipWriter<Failure: Error> {
  /// Takes the archive's next bytes.
  typealias Sink = ([UInt8]) throws(Failure) -> Void

  /// The entry that is being written.
  private struct Entry {
    let name: [UInt8]
    let method: ZipMethod
    let headerOffset: Int
    /// Whether its sizes have 64 bits.
    let isWide: Bool
    let deflater: Deflater?
    var checksum = Checksum()
    var unpackedSize = 0
    var packedSize = 0
  }

  private let sink: Sink
  /// The largest number that is written in 32 bits; all ones mean that there are 64.
  private let largestNarrow: Int
  private var position = 0
  private var current: Entry?
  private var directory: [UInt8] = []
  private var entryCount = 0

  init(largestNarrow: Int = 0xFFFF_FFFE, to sink: @escaping Sink) {
    self.largestNarrow = largestNarrow
    self.sink = sink
  }

  /// Begins an entry.
  ///
  /// - Parameters:
  ///   - name: its name, at most 65,535 bytes of UTF-8, which no other entry has.
  ///   - method: how it is packed.
  ///   - size: how many bytes will come.
  /// - Throws: what the sink throws.
  mutating func beginEntry(_ name: String, method: ZipMethod, size: Int) throws(Failure) {
    precondition(current == nil, "An entry is ended before the next one begins.")
    // Deflate adds 5 bytes to 16 kB that it cannot pack.
    let isWide = size + size >> 10 + 64 > largestNarrow
    let entry = Entry(
      name: Array(name.utf8), method: method, headerOffset: position, isWide: isWide,
      deflater: method == .deflated ? Deflater() : nil)
    var record = ZipRecord(signature: 0x0403_4B50)
    record.appendBeginning(method: method, isWide: isWide)
    record.append(UInt32(0))
    record.append(isWide ? UInt32.max : 0)
    record.append(isWide ? UInt32.max : 0)
    record.append(UInt16(entry.name.count))
    record.append(UInt16(isWide ? 20 : 0))
    record.append(entry.name)
    if isWide { record.appendWideField([0, 0]) }
    try write(record.bytes)
    current = entry
  }

  /// Adds bytes to the entry that was begun.
  ///
  /// - Throws: what the sink throws.
  mutating func append(_ bytes: [UInt8]) throws(Failure) {
    precondition(current != nil, "Bytes belong to an entry.")
    bytes.withUnsafeBytes { current?.checksum.append($0) }
    current?.unpackedSize += bytes.count
    try appendPacked(current?.deflater?.pack(bytes) ?? bytes)
  }

  private mutating func appendPacked(_ bytes: [UInt8]) throws(Failure) {
    current?.packedSize += bytes.count
    if !bytes.isEmpty { try write(bytes) }
  }

  /// Ends the entry that was begun.
  ///
  /// - Throws: what the sink throws.
  mutating func endEntry() throws(Failure) {
    if let deflater = current?.deflater { try appendPacked(deflater.pack([], isLast: true)) }
    guard let entry = current else { preconditionFailure("An entry is begun before it ends.") }
    current = nil
    var record = ZipRecord(signature: 0x0807_4B50)
    record.append(entry.checksum.value)
    for size in [entry.packedSize, entry.unpackedSize] {
      if entry.isWide { record.append(UInt64(size)) } else { record.append(UInt32(size)) }
    }
    try write(record.bytes)
    appendToDirectory(entry)
  }

  private mutating func appendToDirectory(_ entry: Entry) {
    let numbers = [entry.unpackedSize, entry.packedSize, entry.headerOffset]
    let wide = numbers.filter { $0 > largestNarrow }
    let narrow = numbers.map { $0 > largestNarrow ? UInt32.max : UInt32($0) }
    var record = ZipRecord(signature: 0x0201_4B50)
    record.append(UInt16(45))
    record.appendBeginning(method: entry.method, isWide: entry.isWide || !wide.isEmpty)
    record.append(entry.checksum.value)
    record.append(narrow[1])
    record.append(narrow[0])
    record.append(UInt16(entry.name.count))
    record.append(UInt16(wide.isEmpty ? 0 : 4 + 8 * wide.count))
    // No comment, the first part, and no attributes.
    record.append([UInt8](repeating: 0, count: 10))
    record.append(narrow[2])
    record.append(entry.name)
    if !wide.isEmpty { record.appendWideField(wide) }
    directory += record.bytes
    entryCount += 1
  }

  /// Ends the archive.
  ///
  /// - Throws: what the sink throws.
  mutating func finish() throws(Failure) {
    precondition(current == nil, "An entry is ended before the archive is.")
    let offset = position
    try write(directory)
    if max(directory.count, offset) > largestNarrow || entryCount >= UInt16.max {
      try writeWideEnd(directoryOffset: offset)
    }
    let narrowCount = UInt16(min(entryCount, Int(UInt16.max)))
    var record = ZipRecord(signature: 0x0605_4B50)
    record.append(UInt32(0))
    record.append(narrowCount)
    record.append(narrowCount)
    record.append(directory.count > largestNarrow ? UInt32.max : UInt32(directory.count))
    record.append(offset > largestNarrow ? UInt32.max : UInt32(offset))
    record.append(UInt16(0))
    try write(record.bytes)
  }

  private mutating func writeWideEnd(directoryOffset: Int) throws(Failure) {
    let wideOffset = position
    var record = ZipRecord(signature: 0x0606_4B50)
    // Its own size, without the bytes up to here.
    record.append(UInt64(44))
    record.append(UInt16(45))
    record.append(UInt16(45))
    record.append(UInt64(0))
    record.append(UInt64(entryCount))
    record.append(UInt64(entryCount))
    record.append(UInt64(directory.count))
    record.append(UInt64(directoryOffset))
    // Its place, of which the end record is the last in 1 part.
    record.append(UInt32(0x0706_4B50))
    record.append(UInt32(0))
    record.append(UInt64(wideOffset))
    record.append(UInt32(1))
    try write(record.bytes)
  }

  private mutating func write(_ bytes: [UInt8]) throws(Failure) {
    try sink(bytes)
    position += bytes.count
  }
}
