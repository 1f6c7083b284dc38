/// A place in a part of an HDF5 file, from which fields are read one after the other.
///
/// Nothing outside the part can be read.
struct HDF5Cursor {
  private let bytes: HDF5Bytes
  /// What is being read, for errors.
  private let part: String
  /// Where the part begins.
  private let start: Int
  private(set) var position: Int
  let end: Int

  /// The beginning of a range of the file, which must be inside it.
  init(_ bytes: HDF5Bytes, _ range: Range<Int>, part: String) {
    precondition(range.upperBound <= bytes.region.count, "The part leaves the file.")
    self.bytes = bytes
    self.part = part
    start = range.lowerBound
    position = range.lowerBound
    end = range.upperBound
  }

  /// How many bytes are left.
  var remaining: Int { end - position }

  /// A whole number of `size` bytes, 1 to 8, least significant first.
  mutating func number(size: Int) throws(TensorFileError) -> UInt64 {
    let range = try take(size)
    return bytes.region[range].withBytes { bytes in
      bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  mutating func byte() throws(TensorFileError) -> Int { Int(try number(size: 1)) }

  mutating func short() throws(TensorFileError) -> Int { Int(try number(size: 2)) }

  mutating func word() throws(TensorFileError) -> Int { Int(try number(size: 4)) }

  /// An address, or nil of the one that stands for none.
  mutating func address() throws(TensorFileError) -> UInt64? {
    let address = try number(size: bytes.addressSize)
    return address == UInt64.max >> (64 - 8 * UInt64(bytes.addressSize)) ? nil : address
  }

  /// A size, in bytes or elements.
  mutating func length() throws(TensorFileError) -> UInt64 {
    try number(size: bytes.lengthSize)
  }

  /// Passes over some bytes.
  mutating func skip(_ count: Int) throws(TensorFileError) { _ = try take(count) }

  /// Passes over what fills up to a multiple of 8, counted from the beginning of the part, as far
  /// as the part goes.
  mutating func align() throws(TensorFileError) {
    try skip(min(remaining, (8 - (position - start) % 8) % 8))
  }

  /// The place of the next bytes, which are passed over.
  mutating func take(_ count: UInt64) throws(TensorFileError) -> Range<Int> {
    guard let count = Int(exactly: count) else { throw cutOff }
    return try take(count)
  }

  /// The place of the next bytes, which are passed over.
  mutating func take(_ count: Int) throws(TensorFileError) -> Range<Int> {
    guard count >= 0, count <= remaining else { throw cutOff }
    defer { position += count }
    return position..<position + count
  }

  /// A cursor over the next bytes, which are passed over.
  mutating func part(_ count: Int, _ name: String) throws(TensorFileError) -> HDF5Cursor {
    HDF5Cursor(bytes, try take(count), part: name)
  }

  /// The next bytes as text, up to a zero if there is one.
  mutating func text(_ count: Int) throws(TensorFileError) -> String {
    let place = position
    let range = try take(count)
    let text = bytes.region[range].withBytes { bytes in
      String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard let text else { throw .hdf5(.malformed(part: "a name in \(part)"), at: place) }
    return text
  }

  /// Passes over the four letters that a part begins with.
  mutating func signature(_ letters: String) throws(TensorFileError) {
    let place = position
    guard begins(with: letters) else { throw .hdf5(.noSignature(letters), at: place) }
    try skip(letters.utf8.count)
  }

  /// Whether these letters come next.
  func begins(with letters: String) -> Bool {
    let range = position..<min(end, position + letters.utf8.count)
    return bytes.region[range].withBytes { $0.elementsEqual(letters.utf8) }
  }

  /// Says that what was read cannot be.
  func malformed() -> TensorFileError { .hdf5(.malformed(part: part), at: position) }

  private var cutOff: TensorFileError { .hdf5(.cutOff(part: part), at: position) }
}
