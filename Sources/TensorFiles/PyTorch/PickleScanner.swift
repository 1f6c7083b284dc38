/// Takes bytes, numbers and lines from a pickle, each checked against its end.
struct PickleScanner {
  /// Longer texts are not decoded: no name is so long, and nobody asks for anything else.
  static let longestText = 1 << 16

  let region: ByteRegion
  /// The region's place in the file, or nil when it is not in the file as it stands.
  private let start: Int?
  private(set) var position = 0
  /// Where the present instruction begins, which is where errors point.
  private var instruction = 0

  init(_ region: ByteRegion, at start: Int?) {
    self.region = region
    self.start = start
  }

  /// The present instruction's byte in the file.
  var offset: Int? { start.map { $0 + instruction } }

  func error(_ problem: PickleProblem) -> TensorFileError {
    TensorFileError(.pickle(problem), offset: offset)
  }

  mutating func opcode() throws(TensorFileError) -> PickleOpcode {
    instruction = position
    let code = try byte()
    guard let opcode = PickleOpcode(rawValue: code) else { throw error(.unknownInstruction(code)) }
    return opcode
  }

  mutating func byte() throws(TensorFileError) -> UInt8 {
    let range = try take(1)
    return region.withBytes { $0[range.lowerBound] }
  }

  /// Passes over that many bytes.
  mutating func take(_ count: Int) throws(TensorFileError) -> Range<Int> {
    guard count >= 0, count <= region.count - position else { throw error(.cutOff) }
    defer { position += count }
    return position..<position + count
  }

  /// A little-endian number of at most 8 bytes.
  mutating func unsigned(byteCount: Int) throws(TensorFileError) -> UInt64 {
    let range = try take(byteCount)
    return region.withBytes { bytes in
      bytes[range].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  /// Bytes behind their length, which takes `byteCount` bytes itself.
  mutating func counted(byteCount: Int) throws(TensorFileError) -> Range<Int> {
    guard let count = Int(exactly: try unsigned(byteCount: byteCount)) else {
      throw error(.cutOff)
    }
    return try take(count)
  }

  /// What stands before the next line feed, which is passed over.
  mutating func line() throws(TensorFileError) -> Range<Int> {
    let found = region.withBytes { $0[position...].firstIndex(of: 0x0A) }
    guard let end = found else { throw error(.cutOff) }
    defer { position = end + 1 }
    return position..<end
  }

  /// A line as a text, empty when it is no UTF-8 or too long.
  mutating func text() throws(TensorFileError) -> String {
    let range = try line()
    return string(range) ?? ""
  }

  /// Bytes as a text, or nil when they are no UTF-8 or too long.
  func string(_ range: Range<Int>) -> String? {
    guard range.count <= Self.longestText else { return nil }
    return region.withBytes { String(validating: $0[range], as: UTF8.self) }
  }

  func bytes(_ range: Range<Int>) -> [UInt8] { region[range].copy() }
}
