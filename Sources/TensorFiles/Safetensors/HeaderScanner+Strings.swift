extension HeaderScanner {
  /// Reads a string.
  ///
  /// - Throws: `headerNotText` when it is not UTF-8. Outside strings JSON is ASCII, so this is all
  ///   the checking of UTF-8 that a header needs.
  mutating func string() throws(TensorFileError) -> String {
    skipBlanks()
    guard next == UInt8(ascii: "\"") else {
      throw error(.malformedHeader(expected: "a string"))
    }
    advance()
    let start = position
    while let byte = next, byte >= 0x20 {
      switch byte {
      case UInt8(ascii: "\""):
        let text = String(validating: bytes[start..<position], as: UTF8.self)
        guard let text else { throw error(.headerNotText) }
        advance()
        return text
      case UInt8(ascii: "\\"):
        return try escapedString(from: start)
      default:
        advance()
      }
    }
    throw error(.malformedHeader(expected: "the end of a string"))
  }

  /// Reads on at the first backslash of a string that began at `start`.
  private mutating func escapedString(from start: Int) throws(TensorFileError) -> String {
    var utf8 = Array(bytes[start..<position])
    while let byte = next, byte >= 0x20 {
      advance()
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: utf8, as: UTF8.self) else {
          throw error(.headerNotText)
        }
        return text
      case UInt8(ascii: "\\"):
        utf8 += String(Character(try escapedScalar())).utf8
      default:
        utf8.append(byte)
      }
    }
    throw error(.malformedHeader(expected: "the end of a string"))
  }

  /// Reads what follows a backslash.
  private mutating func escapedScalar() throws(TensorFileError) -> Unicode.Scalar {
    let letter = next
    advance()
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try hexadecimalScalar()
    default: throw error(.malformedHeader(expected: "an escape such as \\n"))
    }
  }

  /// Reads the digits of `\u0041`, or of a pair of surrogates such as `\uD83D\uDE00`.
  private mutating func hexadecimalScalar() throws(TensorFileError) -> Unicode.Scalar {
    let unit = try hexadecimalUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), next == UInt8(ascii: "\\") else {
      throw error(.headerNotText)
    }
    advance()
    guard next == UInt8(ascii: "u") else { throw error(.headerNotText) }
    advance()
    let trail = try hexadecimalUnit()
    guard UTF16.isTrailSurrogate(trail) else { throw error(.headerNotText) }
    return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
  }

  private mutating func hexadecimalUnit() throws(TensorFileError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw error(.malformedHeader(expected: "four hexadecimal digits"))
      }
      unit = unit << 4 | UInt16(digit)
      advance()
    }
    return unit
  }
}
