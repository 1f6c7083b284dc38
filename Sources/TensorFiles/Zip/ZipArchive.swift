/// A ZIP archive, of which only what is asked for is read.
///
/// Opening reads the directory and the header before each entry, and checks them: entries lie apart
/// from each other inside the file, their names differ, and none promises what its packed bytes
/// cannot give. Not read are archives with bytes before the first entry's (self-extracting ones) and
/// those of several parts.
struct ZipArchive: Sendable {
  /// An entry is unpacked into memory as a whole: 1 GiB is what a small machine has. Larger ones can
  /// be stored, which has no limit.
  static let maximumUnpackedSize = 1 << 30

  /// The entries in the order of their bytes in the file.
  let entries: [ZipEntry]
  private let file: ByteRegion
  private let positions: [String: Int]

  /// Reads the directory of an archive.
  ///
  /// - Throws: a ``ZipProblem`` with its place.
  init(parsing file: ByteRegion) throws(TensorFileError) {
    let directory = try ZipDirectory(of: file)
    var entries = try Self.readEntries(in: file, directory)
    entries.sort { $0.headerRange.lowerBound < $1.headerRange.lowerBound }
    try Self.checkOverlap(entries)
    self.file = file
    self.entries = entries
    positions = Dictionary(
      uniqueKeysWithValues: entries.enumerated().map { ($1.name, $0) })
  }

  private static func readEntries(
    in file: ByteRegion, _ directory: ZipDirectory
  ) throws(TensorFileError) -> [ZipEntry] {
    var entries: [ZipEntry] = []
    var names: Set<String> = []
    let (before, end) = (file[0..<directory.range.lowerBound], directory.range.upperBound)
    var position = directory.range.lowerBound
    do throws(ZipProblem) {
      while position < end {
        guard entries.count < directory.entryCount else {
          throw .wrongEntryCount(expected: directory.entryCount, found: nil)
        }
        let record = try ZipDirectoryRecord(parsing: file[position..<end])
        guard names.insert(record.name).inserted else { throw .repeatedName(record.name) }
        entries.append(try ZipEntry(record, in: before))
        position += record.byteCount
      }
      guard entries.count == directory.entryCount else {
        throw .wrongEntryCount(expected: directory.entryCount, found: entries.count)
      }
    } catch {
      throw TensorFileError(.zip(error), offset: position)
    }
    return entries
  }

  private static func checkOverlap(_ sorted: [ZipEntry]) throws(TensorFileError) {
    for (entry, next) in zip(sorted, sorted.dropFirst()) {
      guard entry.packedRange.upperBound <= next.headerRange.lowerBound else {
        throw TensorFileError(
          .zip(.overlap(entry.name, next.name)), offset: next.headerRange.lowerBound)
      }
    }
  }

  /// An entry by its full name, or nil when there is none.
  func entry(named name: String) -> ZipEntry? {
    positions[name].map { entries[$0] }
  }

  /// Where the bytes of a stored entry lie in the file, or nil when it is packed.
  ///
  /// Nothing is read, so the checksum is not looked at: for who reads parts of a large entry, or
  /// entries whose writer need not have computed it, as PyTorch may do.
  func storedRegion(of entry: ZipEntry) -> ByteRegion? {
    entry.method == .stored ? file[entry.packedRange] : nil
  }

  /// The bytes of an entry: where they lie if they are stored, else unpacked.
  ///
  /// They are read once for the checksum. It costs less than decoding them, and damage to weights
  /// would else show as nothing but odd numbers.
  ///
  /// - Throws: `tooLarge`, `corrupt`, `wrongSize` or `wrongChecksum`.
  func contents(of entry: ZipEntry) throws(TensorFileError) -> ByteRegion {
    do throws(ZipProblem) {
      let stored = storedRegion(of: entry)
      let bytes = if let stored { stored } else { try unpacked(entry) }
      guard bytes.checksum == entry.checksum else { throw .wrongChecksum(entry.name) }
      return bytes
    } catch {
      throw TensorFileError(.zip(error), offset: entry.packedRange.lowerBound)
    }
  }

  /// The first bytes of an entry, at most `limit`, to see what it holds; the checksum is that of all
  /// and not looked at.
  ///
  /// - Throws: `corrupt`.
  func beginning(of entry: ZipEntry, limit: Int) throws(TensorFileError) -> ByteRegion {
    let count = min(limit, entry.uncompressedSize)
    let packed = file[entry.packedRange]
    let bytes =
      switch entry.method {
      case .stored: packed[0..<count]
      case .deflated: ByteRegion(Deflated.beginning(of: packed, limit: count))
      }
    guard bytes.count == count else {
      throw TensorFileError(
        .zip(.corrupt(entry.name)), offset: entry.packedRange.lowerBound)
    }
    return bytes
  }

  private func unpacked(_ entry: ZipEntry) throws(ZipProblem) -> ByteRegion {
    guard entry.uncompressedSize <= Self.maximumUnpackedSize else {
      throw .tooLarge(
        entry.name, size: entry.uncompressedSize, limit: Self.maximumUnpackedSize)
    }
    do throws(Deflated.Failure) {
      return ByteRegion(
        try Deflated.unpack(file[entry.packedRange], size: entry.uncompressedSize))
    } catch {
      switch error {
      case .corrupt, .cutOff, .extraBytes: throw .corrupt(entry.name)
      case .wrongSize(let found):
        throw .wrongSize(entry.name, expected: entry.uncompressedSize, found: found)
      }
    }
  }
}
