import Screen

/// Turns what curses reads into keys.
///
/// Curses recognizes the sequences of the terminal's description. The rest comes as bytes: UTF-8,
/// control characters, Escape before a key for Alt, and sequences of other terminals than the one
/// that `TERM` names, which are understood as xterm's or swallowed whole, so that no tail of one
/// is taken for typing.
struct KeyDecoder {
  private var isAlt = false
  /// The first bytes of a character that is not complete yet.
  private var partial: [UInt8] = []

  /// Decodes what was read in one go; an Escape at its end is the key.
  mutating func decode(_ tokens: [KeyToken]) -> [Key] {
    var rest = tokens[...]
    var keys: [Key] = []
    while let token = rest.popFirst() {
      guard let key = key(of: token, rest: &rest) else {
        if token != .byte(0x1B), partial.isEmpty { isAlt = false }
        continue
      }
      keys.append(isAlt ? Key(key.code, key.modifiers.union(.alt)) : key)
      isAlt = false
    }
    return keys
  }

  private mutating func key(of token: KeyToken, rest: inout ArraySlice<KeyToken>) -> Key? {
    switch token {
    case .named(let name):
      partial.removeAll()
      return Key(cursesName: name)
    case .byte(0x1B):
      partial.removeAll()
      return escape(&rest)
    case .byte(let byte) where byte < 0x20 || byte == 0x7F:
      partial.removeAll()
      return Key(controlByte: byte)
    case .byte(let byte):
      return character(byte)
    }
  }

  /// What an Escape begins.
  private mutating func escape(_ rest: inout ArraySlice<KeyToken>) -> Key? {
    let next = rest.dropFirst().first
    switch rest.first {
    case nil, .byte(0x1B):
      return Key(.escape)
    case .byte(UInt8(ascii: "[")) where next != nil:
      rest.removeFirst()
      return ControlSequence(&rest).key
    case .byte(UInt8(ascii: "O")) where next != nil:
      rest.removeFirst()
      guard case .byte(let final)? = rest.popFirst() else { return nil }
      return ControlSequence(parameters: [], final: final).key
    default:
      isAlt = true
      return nil
    }
  }

  /// Adds a byte to the character that is being read, and returns it when it is complete.
  private mutating func character(_ byte: UInt8) -> Key? {
    if byte & 0xC0 != 0x80 { partial.removeAll() }
    partial.append(byte)
    guard let first = partial.first, let length = KeyDecoder.lengthOfUTF8(from: first) else {
      partial.removeAll()
      return nil
    }
    guard partial.count == length else { return nil }
    defer { partial.removeAll() }
    guard let character = String(validating: partial, as: UTF8.self)?.first,
      !character.isUnprintable
    else { return nil }
    return .character(character)
  }

  /// How many bytes a character has that begins with this one; `nil` if none does.
  private static func lengthOfUTF8(from byte: UInt8) -> Int? {
    switch byte {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }
}
