@testable import TensorFiles

/// A ZIP archive that is put together field by field, so that every one can be wrong.
struct SampleArchive {
  struct Entry {
    var name: [UInt8]
    var method: UInt16 = 0
    var flags: UInt16 = 0
    var packed: [UInt8]
    var checksum: UInt32
    var packedSize: UInt32
    var unpackedSize: UInt32
    /// Where the directory says that the header is; where it is when nil.
    var offset: UInt32?
    var extra: [UInt8] = []
    /// What the entry's own header says, if that is something else.
    var headerName: [UInt8]?
    var headerMethod: UInt16?
    var headerChecksum: UInt32?
    var headerUnpackedSize: UInt32?

    /// A stored entry.
    init(_ name: String, _ bytes: [UInt8], checksum: UInt32) {
      self.name = Array(name.utf8)
      packed = bytes
      self.checksum = checksum
      packedSize = UInt32(bytes.count)
      unpackedSize = UInt32(bytes.count)
    }
  }

  /// "hello", stored, and nine of it, deflated.
  static let hello = Entry("a", Array("hello".utf8), checksum: 0x3610_A686)
  static let hellos: Entry = {
    var entry = Entry(
      "b", [0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xCF, 0x20, 0x92, 0x00, 0x00], checksum: 0x7F93_DCF5)
    entry.method = 8
    entry.unpackedSize = 45
    return entry
  }()

  var entries: [Entry]
  var comment: [UInt8] = []
  var part: UInt16 = 0
  var entryCount: Int?
  /// What the end says of the directory's place and size, beyond the truth.
  var offsetError: UInt32 = 0
  var sizeError: UInt32 = 0
  /// Whether size and place of the directory stand in the ZIP64 end alone.
  var isWide = false
  /// What stands between the directory and the end record.
  var wideEnd: ((_ offset: Int, _ size: Int, _ count: Int) -> [UInt8])?

  init(_ entries: Entry...) {
    self.entries = entries
  }

  /// The end records of ZIP64 with these numbers.
  static func wideEnd(
    offset: Int, size: Int, count: Int, part: UInt32 = 0, ownSize: UInt64 = 44,
    position: Int? = nil
  ) -> [UInt8] {
    four(0x0606_4B50) + littleEndian(ownSize) + two(45) + two(45) + four(part) + four(0)
      + littleEndian(UInt64(count)) + littleEndian(UInt64(count))
      + littleEndian(UInt64(bitPattern: Int64(size)))
      + littleEndian(UInt64(bitPattern: Int64(offset))) + four(0x0706_4B50) + four(0)
      + littleEndian(UInt64(position ?? offset + size)) + four(1)
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      directory += record(of: entry, at: bytes.count)
      bytes += header(of: entry) + entry.packed
    }
    let (offset, count) = (bytes.count, entryCount ?? entries.count)
    bytes += directory + (wideEnd?(offset, directory.count, count) ?? [])
    bytes += four(0x0605_4B50) + two(part) + two(part)
    bytes += two(UInt16(truncatingIfNeeded: count)) + two(UInt16(truncatingIfNeeded: count))
    bytes += four(isWide ? .max : UInt32(directory.count) &+ sizeError)
    bytes += four(isWide ? .max : UInt32(offset) &+ offsetError)
    return bytes + two(UInt16(comment.count)) + comment
  }

  private func header(of entry: Entry) -> [UInt8] {
    let name = entry.headerName ?? entry.name
    return four(0x0403_4B50) + two(20) + two(entry.flags)
      + two(entry.headerMethod ?? entry.method) + four(0)
      + four(entry.headerChecksum ?? entry.checksum) + four(entry.packedSize)
      + four(entry.headerUnpackedSize ?? entry.unpackedSize) + two(UInt16(name.count))
      + two(UInt16(entry.extra.count)) + name + entry.extra
  }

  private func record(of entry: Entry, at offset: Int) -> [UInt8] {
    four(0x0201_4B50) + two(20) + two(20) + two(entry.flags) + two(entry.method) + four(0)
      + four(entry.checksum) + four(entry.packedSize) + four(entry.unpackedSize)
      + two(UInt16(entry.name.count)) + two(UInt16(entry.extra.count)) + two(0)
      + [UInt8](repeating: 0, count: 8) + four(entry.offset ?? UInt32(offset)) + entry.name
      + entry.extra
  }
}

func two(_ number: UInt16) -> [UInt8] { Array(littleEndian(UInt64(number)).prefix(2)) }

func four(_ number: UInt32) -> [UInt8] { Array(littleEndian(UInt64(number)).prefix(4)) }

/// A stored entry with its true checksum.
func sampleEntry(_ name: String, bytes: [UInt8]) -> SampleArchive.Entry {
  SampleArchive.Entry(name, bytes, checksum: ByteRegion(bytes).checksum)
}

/// A stored entry that is an array of NumPy.
func sampleEntry(_ name: String, _ tensor: Tensor) throws -> SampleArchive.Entry {
  sampleEntry(name, bytes: try TensorFile.npy(tensor))
}
