import Screen

/// A report of the mouse, behind the `ESC [` that begins it.
///
/// Two forms are read: that of xterm's mode 1006, `< button ; column ; row M`, and the older one of
/// terminals that do not know it, `M` and three bytes. Curses could read them, too, but takes a wheel
/// that is tilted for a button that is pressed, and reads the older form alone inside tmux, which
/// ends at column 223.
enum MouseReport: Equatable {
  /// Something was done.
  case done(Mouse)
  /// A release, a move or a button that nothing here knows.
  case ignored
  /// The rest has not come yet.
  case cut

  /// Takes a report from the front of what was read; `nil` if none begins there.
  init?(_ tokens: inout ArraySlice<KeyToken>) {
    switch tokens.first {
    case .byte(UInt8(ascii: "<")):
      tokens.removeFirst()
      self = MouseReport.numbers(&tokens)
    case .byte(UInt8(ascii: "M")):
      tokens.removeFirst()
      self = MouseReport.bytes(&tokens)
    default:
      return nil
    }
  }

  private static func numbers(_ tokens: inout ArraySlice<KeyToken>) -> MouseReport {
    let sequence = ControlSequence(&tokens)
    guard let final = sequence.final else { return tokens.isEmpty ? .cut : .ignored }
    let numbers = sequence.parameters
    guard final == UInt8(ascii: "M"), numbers.count == 3 else { return .ignored }
    return report(button: numbers[0], column: numbers[1], row: numbers[2])
  }

  /// Each byte is 32 more than what it says.
  private static func bytes(_ tokens: inout ArraySlice<KeyToken>) -> MouseReport {
    var numbers: [Int] = []
    while numbers.count < 3 {
      guard case .byte(let byte)? = tokens.first else { return tokens.isEmpty ? .cut : .ignored }
      tokens.removeFirst()
      numbers.append(Int(byte) - 32)
    }
    return report(button: numbers[0], column: numbers[1], row: numbers[2])
  }

  /// What a report says; columns and rows count from 1.
  private static func report(button: Int, column: Int, row: Int) -> MouseReport {
    var modifiers = Key.Modifiers()
    if button & 4 != 0 { modifiers.insert(.shift) }
    if button & 8 != 0 { modifiers.insert(.alt) }
    if button & 16 != 0 { modifiers.insert(.control) }
    guard let action = actions[button & ~28], column > 0, row > 0 else { return .ignored }
    return .done(Mouse(action, at: Point(x: column - 1, y: row - 1), modifiers))
  }

  private static let actions: [Int: Mouse.Action] = [
    0: .left, 1: .middle, 2: .right,
    64: .wheelUp, 65: .wheelDown, 66: .wheelLeft, 67: .wheelRight,
  ]
}
