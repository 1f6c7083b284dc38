extension HeaderScanner {
  /// Passes over a value that nobody here knows, so that later versions of the format stay readable.
  ///
  /// - Throws: `malformedHeader` or `headerNotText`; `nestedTooDeeply` before the stack is in danger.
  mutating func skipValue(depth: Int = 1) throws(TensorFileError) {
    guard depth <= Self.maximumDepth else {
      throw error(.nestedTooDeeply(limit: Self.maximumDepth))
    }
    skipBlanks()
    switch next {
    case UInt8(ascii: "\""):
      _ = try string()
    case UInt8(ascii: "{"):
      try object { (scanner, _) throws(TensorFileError) in
        try scanner.skipValue(depth: depth + 1)
      }
    case UInt8(ascii: "["):
      try array { (scanner) throws(TensorFileError) in
        try scanner.skipValue(depth: depth + 1)
      }
    default:
      try skipWord()
    }
  }

  /// Passes over `true`, `false`, `null` or a number. What exactly a number looks like does not
  /// matter, as nothing is made of it.
  private mutating func skipWord() throws(TensorFileError) {
    let start = position
    while let byte = next, Self.isInWord(byte) { advance() }
    switch bytes[start..<position] {
    case let word where word.first.map(Self.startsNumber) ?? false: break
    case let word where ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }: break
    default: throw error(.malformedHeader(expected: "a value"))
    }
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private static func startsNumber(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
