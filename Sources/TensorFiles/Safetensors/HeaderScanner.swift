/// Walks through the JSON of a header, value by value.
///
/// A general JSON decoder builds everything it reads before it can be judged, keeps one of two equal
/// keys without a word, and needs a second for 10⁵ tensors. This one knows what must come next and
/// says at which byte it did not. Grammar: RFC 8259.
struct HeaderScanner {
  /// Levels of a value that is passed over; a header needs none.
  static let maximumDepth = 32

  let bytes: [UInt8]
  /// The header's place in the file, to report positions in the file.
  private let start: Int
  private(set) var position = 0

  init(_ bytes: [UInt8], at start: Int) {
    self.bytes = bytes
    self.start = start
  }

  var isAtEnd: Bool { position == bytes.count }

  /// The next byte, or nil at the end.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func error(_ problem: TensorFileError.Problem) -> TensorFileError {
    TensorFileError(problem, offset: start + position)
  }

  mutating func advance() {
    position += 1
  }

  mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
      position += 1
    }
  }

  /// Takes `byte`, and the blanks around it, if it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    position += 1
    skipBlanks()
    return true
  }

  mutating func expect(_ byte: UInt8) throws(TensorFileError) {
    guard take(byte) else {
      throw error(.malformedHeader(expected: String(UnicodeScalar(byte))))
    }
  }

  /// Reads an object: `member` gets each key and must read the value.
  mutating func object(
    _ member: (inout HeaderScanner, String) throws(TensorFileError) -> Void
  ) throws(TensorFileError) {
    try expect(UInt8(ascii: "{"))
    if take(UInt8(ascii: "}")) { return }
    repeat {
      let key = try string()
      try expect(UInt8(ascii: ":"))
      try member(&self, key)
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
  }

  /// Reads an array: `element` must read one value.
  mutating func array(
    _ element: (inout HeaderScanner) throws(TensorFileError) -> Void
  ) throws(TensorFileError) {
    try expect(UInt8(ascii: "["))
    if take(UInt8(ascii: "]")) { return }
    repeat {
      try element(&self)
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
  }

  /// Reads a whole number from 0 to `Int.max`; `field` is what it belongs to.
  mutating func count(of field: String) throws(TensorFileError) -> Int {
    skipBlanks()
    let first = position
    var value = 0
    while let digit = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carried) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      guard !overflow, !carried else { throw error(.notCountable(field: field)) }
      value = sum
      position += 1
    }
    let isFraction = next.map { ".eE".utf8.contains($0) } ?? false
    let hasLeadingZero = position > first + 1 && bytes[first] == UInt8(ascii: "0")
    guard position > first, !isFraction, !hasLeadingZero else {
      throw error(.notCountable(field: field))
    }
    return value
  }
}
