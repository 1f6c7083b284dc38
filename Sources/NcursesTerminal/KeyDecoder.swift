import Screen

/// Turns what curses reads into keys, and into what was done with the mouse.
///
/// Curses recognizes the sequences of the terminal's description. The rest comes as bytes: UTF-8,
/// control characters, Escape before a key for Alt, and sequences of other terminals than the one
/// that `TERM` names, which are understood as xterm's or swallowed whole, so that no tail of one
/// is taken for typing.
struct KeyDecoder {
  private var isAlt = false
  /// The first bytes of a character that is not complete yet.
  private var partial: [UInt8] = []
  /// A report of the mouse that is not complete yet, from its Escape on. No person types the
  /// beginning of one, so it may wait for the rest however long that takes.
  private var cutReport: [KeyToken] = []

  /// Decodes what was read in one go; an Escape at its end is the key.
  ///
  /// - Returns: keys and what was done with the mouse, in their order.
  mutating func decode(_ tokens: [KeyToken]) -> [Event] {
    var rest = (cutReport + tokens)[...]
    cutReport.removeAll()
    var events: [Event] = []
    while let token = rest.popFirst() {
      if token == .byte(0x1B), let report = mouseReport(&rest) {
        if case .done(let mouse) = report { events.append(.mouse(mouse)) }
        isAlt = false
        continue
      }
      guard let key = key(of: token, rest: &rest) else {
        if token != .byte(0x1B), partial.isEmpty { isAlt = false }
        continue
      }
      events.append(.key(isAlt ? Key(key.code, key.modifiers.union(.alt)) : key))
      isAlt = false
    }
    return events
  }

  /// Takes the report of the mouse that stands behind an Escape, if there is one.
  private mutating func mouseReport(_ rest: inout ArraySlice<KeyToken>) -> MouseReport? {
    guard rest.first == .byte(UInt8(ascii: "[")) else { return nil }
    var behind = rest.dropFirst()
    guard let report = MouseReport(&behind) else { return nil }
    partial.removeAll()
    if report == .cut { cutReport = [.byte(0x1B)] + rest.prefix(KeyDecoder.longestReport) }
    rest = behind
    return report
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

  /// More bytes than any report has: what goes on for longer is none, and may be cut off.
  private static let longestReport = 24

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
