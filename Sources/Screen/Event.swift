/// What a terminal reports.
public enum Event: Equatable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Something was done with the mouse.
  case mouse(Mouse)
  /// The terminal has another size now, or its content was lost: draw again.
  case resized
  /// Another thread has something to say (see ``Terminal/waker``).
  case woken
  /// The process was asked to end, by this signal's number.
  case terminated(Int32)
  /// The terminal is gone: no key will come any more.
  case hungUp
}

/// A key as a person presses it, with the modifiers that terminals can report.
public struct Key: Equatable, Hashable, Sendable {
  /// Which key.
  public enum Code: Equatable, Hashable, Sendable {
    /// A key that types something; with ``Modifiers/control`` the letter is in lower case.
    case character(Character)
    case up
    case down
    case left
    case right
    case home
    case end
    case pageUp
    case pageDown
    case insert
    case delete
    case backspace
    case enter
    case escape
    case tab
    /// `F1` is 1.
    case function(Int)
  }

  /// Keys held down with it. Shift shows only on keys that type nothing.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    public static let shift = Modifiers(rawValue: 1)
    public static let control = Modifiers(rawValue: 2)
    public static let alt = Modifiers(rawValue: 4)
  }

  public var code: Code
  public var modifiers: Modifiers

  public init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// A key that types this character.
  public static func character(_ character: Character) -> Key { Key(.character(character)) }

  /// A letter with Control.
  public static func control(_ letter: Character) -> Key { Key(.character(letter), .control) }
}
