/// Walks through the dictionary of an array's header: as much of Python's literals as it needs.
struct NPYHeaderScanner {
  /// Types have about ten characters, as in `<M8[ns]`.
  private static let longestTypeName = 80

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, " \t\r\n".utf8.contains(byte) { position += 1 }
  }

  /// Takes `text`, and the blanks around it, if it comes next.
  private mutating func take(_ text: String) -> Bool {
    skipBlanks()
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    skipBlanks()
    return true
  }

  private mutating func expect(_ text: String) throws(NPYProblem) {
    guard take(text) else { throw .malformedHeader(expected: text) }
  }

  /// Reads the whole header: `member` gets each key and must read the value.
  mutating func dictionary(
    _ member: (inout NPYHeaderScanner, String) throws(NPYProblem) -> Void
  ) throws(NPYProblem) {
    try expect("{")
    while !take("}") {
      let key = try string()
      try expect(":")
      try member(&self, key)
      // The last member may have a comma behind it.
      guard take(",") || next == UInt8(ascii: "}") else { throw .malformedHeader(expected: ",") }
    }
    guard position == bytes.count else {
      throw .malformedHeader(expected: "nothing but blanks after the }")
    }
  }

  /// Reads a string; neither keys nor types need an escape.
  private mutating func string() throws(NPYProblem) -> String {
    skipBlanks()
    guard let quote = next, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      let end = bytes[(position + 1)...].firstIndex(of: quote),
      let text = String(validating: bytes[position + 1..<end], as: UTF8.self),
      !text.contains("\\")
    else { throw .malformedHeader(expected: "a string") }
    position = end + 1
    return text
  }

  /// Reads an element type. That of a structure, a list of fields, is passed over and called
  /// `structure`.
  mutating func typeName() throws(NPYProblem) -> String {
    guard take("[") else {
      let name = try string()
      guard name.utf8.count <= Self.longestTypeName else {
        throw .malformedHeader(expected: "an element type")
      }
      return name
    }
    var depth = 1
    while depth > 0 {
      switch next {
      case nil: throw .malformedHeader(expected: "]")
      case UInt8(ascii: "'"), UInt8(ascii: "\""): _ = try string()
      case UInt8(ascii: "["): (depth, position) = (depth + 1, position + 1)
      case UInt8(ascii: "]"): (depth, position) = (depth - 1, position + 1)
      default: position += 1
      }
    }
    return "structure"
  }

  mutating func boolean() throws(NPYProblem) -> Bool {
    if take("True") { return true }
    guard take("False") else { throw .malformedHeader(expected: "True or False") }
    return false
  }

  /// Reads a tuple of sizes: `()`, `(3,)`, `(2, 3)`.
  mutating func shape() throws(NPYProblem) -> [Int] {
    try expect("(")
    var shape: [Int] = []
    while !take(")") {
      guard shape.count < NPYHeader.maximumDimensionCount else {
        throw .tooManyDimensions(limit: NPYHeader.maximumDimensionCount)
      }
      shape.append(try size())
      let isFollowed = take(",")
      // Without a comma, Python reads (3) as a number.
      guard isFollowed || (next == UInt8(ascii: ")") && shape.count > 1) else {
        throw .malformedHeader(expected: ",")
      }
    }
    return shape
  }

  private mutating func size() throws(NPYProblem) -> Int {
    skipBlanks()
    let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !digits.isEmpty, let size = Int(String(decoding: digits, as: UTF8.self)) else {
      throw .malformedHeader(expected: "a size from 0 to 2^63 - 1")
    }
    position = digits.endIndex
    return size
  }
}
