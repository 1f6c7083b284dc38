/// A piece of what curses reads from the keyboard.
enum KeyToken: Equatable {
  case byte(UInt8)
  /// A key that the terminal's description knows, by curses' name such as `KEY_UP` or `kUP5`.
  case named(String)
}
