/// A range of bytes together with whoever owns them: the program or a mapped file.
///
/// Two regions are equal when their bytes are.
struct ByteRegion: Sendable, Equatable {
  private enum Owner: Sendable {
    case program([UInt8])
    case file(FileMapping)
  }

  private let owner: Owner
  private let range: Range<Int>

  init(_ bytes: [UInt8]) {
    owner = .program(bytes)
    range = 0..<bytes.count
  }

  init(_ mapping: FileMapping) {
    owner = .file(mapping)
    range = 0..<mapping.bytes.count
  }

  private init(owner: Owner, range: Range<Int>) {
    self.owner = owner
    self.range = range
  }

  var count: Int { range.count }

  /// A part of the region, by positions within it. Nothing is copied.
  subscript(part: Range<Int>) -> ByteRegion {
    precondition(0 <= part.lowerBound && part.upperBound <= count, "The part leaves the region.")
    let start = range.lowerBound
    return ByteRegion(
      owner: owner, range: start + part.lowerBound..<start + part.upperBound)
  }

  /// Lends the bytes. The pointer is as aligned as the file, which is to say not at all.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch owner {
    case .program(let bytes):
      bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    case .file(let mapping):
      withExtendedLifetime(mapping) {
        body(UnsafeRawBufferPointer(rebasing: mapping.bytes[range]))
      }
    }
  }

  /// A copy of the bytes.
  func copy() -> [UInt8] {
    withBytes { [UInt8]($0) }
  }

  static func == (left: ByteRegion, right: ByteRegion) -> Bool {
    left.count == right.count && left.withBytes { a in right.withBytes { a.elementsEqual($0) } }
  }
}
