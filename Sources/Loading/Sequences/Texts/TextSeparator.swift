/// What parts the values of a text's lines.
///
/// A text's first line decides. A tab is the surest sign; a semicolon is never part of a number, and
/// who uses it often has commas in numbers; so a comma comes last.
enum TextSeparator: Equatable {
  /// Blanks, however many.
  case blanks
  /// Tabs; a line without any is parted by blanks, as in tables that were aligned by hand.
  case tab
  case comma
  case semicolon

  /// The byte, where it is one.
  var byte: UInt8? {
    switch self {
    case .blanks: nil
    case .tab: UInt8(ascii: "\t")
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    }
  }

  /// The separator of a text with this line, of which quotes and comments do not count.
  init(ofFirstLine line: Slice<UnsafeBufferPointer<UInt8>>) {
    var isQuoted = false
    var found: TextSeparator = .blanks
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted else { continue }
      switch byte {
      case UInt8(ascii: "\t"):
        self = .tab
        return
      case UInt8(ascii: ";"): found = .semicolon
      case UInt8(ascii: ",") where found == .blanks: found = .comma
      case UInt8(ascii: "#"):
        self = found
        return
      default: break
      }
    }
    self = found
  }
}
