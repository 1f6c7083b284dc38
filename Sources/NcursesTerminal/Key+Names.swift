import Screen

extension Key {
  /// The key that a control character comes from.
  ///
  /// 8 is Backspace and 10 Enter here, since some terminals send them so.
  init?(controlByte byte: UInt8) {
    switch byte {
    case 0: self = .control(" ")
    case 8, 0x7F: self = Key(.backspace)
    case 9: self = Key(.tab)
    case 10, 13: self = Key(.enter)
    case 1...26: self = .control(Character(Unicode.Scalar(byte + 0x60)))
    case 27: self = Key(.escape)
    case 28...31: self = .control(Character(Unicode.Scalar(byte + 0x40)))
    default: return nil
    }
  }

  /// The key that curses calls so; `nil` for those that nothing here is bound to.
  init?(cursesName name: String) {
    if let key = Key.named[name] {
      self = key
    } else if name.hasPrefix("KEY_F("), let number = Int(name.dropFirst(6).dropLast()) {
      self = Key(.function(number))
    } else if let key = Key(extendedName: name) {
      self = key
    } else {
      return nil
    }
  }

  /// A key of ncurses' extended names: `kUP5` is Up with xterm's modifier 5, `kUP` with Shift.
  private init?(extendedName name: String) {
    var base = name
    var mask = 1
    if let last = name.last, let digit = last.wholeNumberValue {
      base.removeLast()
      mask = digit - 1
    }
    guard let code = Key.extended[base] else { return nil }
    var modifiers = Modifiers()
    if mask & 1 != 0 { modifiers.insert(.shift) }
    if mask & 2 != 0 { modifiers.insert(.alt) }
    if mask & 4 != 0 { modifiers.insert(.control) }
    self = Key(code, modifiers)
  }

  private static let named: [String: Key] = [
    "KEY_UP": Key(.up), "KEY_DOWN": Key(.down), "KEY_LEFT": Key(.left), "KEY_RIGHT": Key(.right),
    // Scroll reverse and forward are what terminfo calls Shift-Up and Shift-Down.
    "KEY_SR": Key(.up, .shift), "KEY_SF": Key(.down, .shift),
    "KEY_SLEFT": Key(.left, .shift), "KEY_SRIGHT": Key(.right, .shift),
    "KEY_HOME": Key(.home), "KEY_SHOME": Key(.home, .shift),
    "KEY_FIND": Key(.home), "KEY_A1": Key(.home),
    "KEY_END": Key(.end), "KEY_SEND": Key(.end, .shift),
    "KEY_SELECT": Key(.end), "KEY_LL": Key(.end), "KEY_C1": Key(.end),
    "KEY_PPAGE": Key(.pageUp), "KEY_SPREVIOUS": Key(.pageUp, .shift), "KEY_A3": Key(.pageUp),
    "KEY_NPAGE": Key(.pageDown), "KEY_SNEXT": Key(.pageDown, .shift), "KEY_C3": Key(.pageDown),
    "KEY_IC": Key(.insert), "KEY_SIC": Key(.insert, .shift),
    "KEY_DC": Key(.delete), "KEY_SDC": Key(.delete, .shift),
    "KEY_BACKSPACE": Key(.backspace), "KEY_ENTER": Key(.enter), "KEY_BTAB": Key(.tab, .shift),
  ]

  private static let extended: [String: Code] = [
    "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end,
    "kPRV": .pageUp, "kNXT": .pageDown, "kIC": .insert, "kDC": .delete,
  ]
}
