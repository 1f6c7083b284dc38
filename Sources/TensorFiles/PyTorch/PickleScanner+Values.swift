/// Instructions that give a value by themselves.
extension PickleScanner {
  /// The value that an instruction gives, or nil when it is one of another sort.
  mutating func plainValue(_ opcode: PickleOpcode) throws(TensorFileError) -> PickleValue? {
    switch opcode {
    case .none: return PickleValue.none
    case .newtrue: return .bool(true)
    case .newfalse: return .bool(false)
    case .binint: return .integer(Int(Int32(truncatingIfNeeded: try unsigned(byteCount: 4))))
    case .binint1: return .integer(Int(try byte()))
    case .binint2: return .integer(Int(try unsigned(byteCount: 2)))
    case .long1: return wholeNumber(try counted(byteCount: 1))
    case .long4: return wholeNumber(try counted(byteCount: 4))
    case .binfloat:
      return .float(Double(bitPattern: try unsigned(byteCount: 8).byteSwapped))
    case .int, .long, .float: return try writtenNumber(opcode)
    default: return try textValue(opcode)
    }
  }

  private mutating func textValue(_ opcode: PickleOpcode) throws(TensorFileError) -> PickleValue? {
    switch opcode {
    case .shortBinstring, .shortBinunicode: return text(try counted(byteCount: 1))
    case .binstring, .binunicode: return text(try counted(byteCount: 4))
    case .binunicode8: return text(try counted(byteCount: 8))
    case .shortBinbytes: return .unread(try counted(byteCount: 1))
    case .binbytes: return .unread(try counted(byteCount: 4))
    case .binbytes8, .bytearray8: return .unread(try counted(byteCount: 8))
    case .unicode: return escapedText(try line())
    case .string:
      let quoted = try line()
      // The line holds a literal of Python: 'name'.
      guard quoted.count >= 2 else { return .unread(quoted) }
      return escapedText(quoted.lowerBound + 1..<quoted.upperBound - 1)
    default: return nil
    }
  }

  private func text(_ range: Range<Int>) -> PickleValue {
    string(range).map(PickleValue.text) ?? .unread(range)
  }

  /// A text of protocol 0. One with escapes is no tensor's name, and stays as it is.
  private func escapedText(_ range: Range<Int>) -> PickleValue {
    let isEscaped = region.withBytes { $0[range].contains(UInt8(ascii: "\\")) }
    return isEscaped ? .unread(range) : text(range)
  }

  /// A number in two's complement of any length.
  private func wholeNumber(_ range: Range<Int>) -> PickleValue {
    guard range.count <= 8 else { return .wideInteger(range) }
    let bytes = bytes(range)
    let sign: Int64 = (bytes.last ?? 0) >= 0x80 ? -1 : 0
    return .integer(Int(bytes.reversed().reduce(sign) { $0 << 8 | Int64($1) }))
  }

  /// A number of protocol 0, in decimal digits.
  private mutating func writtenNumber(
    _ opcode: PickleOpcode
  ) throws(TensorFileError) -> PickleValue {
    let range = try line()
    guard let digits = string(range) else { throw error(.malformedNumber) }
    switch (opcode, digits) {
    case (.int, "00"): return .bool(false)
    case (.int, "01"): return .bool(true)
    case (.float, _):
      guard let value = Double(digits) else { throw error(.malformedNumber) }
      return .float(value)
    default:
      let number = digits.hasSuffix("L") ? String(digits.dropLast()) : digits
      guard let value = Int(number) else { throw error(.malformedNumber) }
      return .integer(value)
    }
  }

  /// A remembered value's number, in decimal digits.
  mutating func textIndex() throws(TensorFileError) -> Int {
    let range = try line()
    guard let index = string(range).flatMap({ Int($0) }), index >= 0 else {
      throw error(.malformedNumber)
    }
    return index
  }
}
