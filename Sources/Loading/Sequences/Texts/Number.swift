/// What people write for a number, that a Float can be made of or not.
enum Number {
  /// Whether a text is a number, though it have commas.
  static func isWritten(in text: String) -> Bool { Float(text) != nil || hasCommas(text) }

  /// Whether a text is a number but for its commas: decimal ones, or marks between thousands.
  static func hasCommas(_ text: String) -> Bool {
    text.contains(",") && Float(text.replacing(",", with: "")) != nil
  }
}
