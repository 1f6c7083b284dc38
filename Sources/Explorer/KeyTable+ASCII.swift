extension KeyTable {
  /// A text for terminals that show ASCII only.
  static func ascii(_ text: String) -> String {
    text.map { replacements[$0] ?? ($0.isASCII ? String($0) : "?") }.joined()
  }

  private static let replacements: [Character: String] = [
    "←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "×": "x", "·": "*", "−": "-", "–": "-",
    "C̃": "C~", "…": "...",
  ]
}
