/// A record of a ZIP archive that is being put together.
struct ZipRecord {
  private(set) var bytes: [UInt8] = []

  init(signature: UInt32) {
    append(signature)
  }

  mutating func append(_ number: some FixedWidthInteger & BitwiseCopyable) {
    bytes += littleEndianBytes(of: CollectionOfOne(number))
  }

  mutating func append(_ more: [UInt8]) {
    bytes += more
  }

  /// What an entry's header and its record in the directory have in common: the version that a
  /// reader must know, that sizes follow the bytes and names are UTF-8, the method, the date.
  mutating func appendBeginning(method: ZipMethod, isWide: Bool) {
    append(UInt16(isWide ? 45 : 20))
    append(UInt16(1 << 3 | 1 << 11))
    append(method.rawValue)
    append(UInt16(0))
    append(UInt16(1 << 5 | 1))
  }

  /// The extra field of ZIP64 with these numbers.
  mutating func appendWideField(_ numbers: [Int]) {
    append(UInt16(1))
    append(UInt16(8 * numbers.count))
    for number in numbers { append(UInt64(number)) }
  }
}
