/// A control sequence, `ESC [ ? 25 h` for instance.
struct EmulatedSequence: Sendable {
  /// `?`, `>`, `!` and the like.
  private(set) var marks = ""
  private(set) var parameters: [Int?] = [nil]
  private(set) var final: Character = " "

  /// Adds a byte.
  ///
  /// - Returns: whether the sequence is complete with it.
  mutating func append(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39:
      let last = parameters.count - 1
      parameters[last] = min((parameters[last] ?? 0) * 10 + Int(byte - 0x30), 99_999)
    case UInt8(ascii: ":") where parameters.last == .some(nil):
      // `38:2::r:g:b` has an empty place for a colour space.
      break
    case UInt8(ascii: ";"), UInt8(ascii: ":"):
      parameters.append(nil)
    case 0x40...0x7E:
      final = Character(Unicode.Scalar(byte))
      return true
    default:
      marks.append(Character(Unicode.Scalar(byte)))
    }
    return false
  }

  /// A parameter that counts: 1 if it is missing or zero.
  func count(_ index: Int = 0) -> Int {
    index < parameters.count ? max(1, parameters[index] ?? 1) : 1
  }

  /// A parameter that chooses: 0 if it is missing.
  func choice(_ index: Int = 0) -> Int {
    index < parameters.count ? parameters[index] ?? 0 : 0
  }

  var text: String {
    marks + parameters.map { $0.map(String.init) ?? "" }.joined(separator: ";") + String(final)
  }
}
