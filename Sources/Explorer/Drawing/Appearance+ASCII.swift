extension Appearance {
  /// A text as it can be shown: as it is, or with ASCII in place of what is not.
  func plain(_ text: String) -> String {
    guard !isUnicode else { return text }
    return text.map { Appearance.replacements[$0] ?? ($0.isASCII ? String($0) : "?") }.joined()
  }

  /// Keys' names as they can be shown: arrows have names where they have no glyphs.
  func keyNames(_ text: String) -> String {
    guard !isUnicode else { return text }
    var result = ""
    for glyph in text {
      guard let name = Appearance.arrowNames[glyph] else {
        result += plain(String(glyph))
        continue
      }
      result += result.last?.isLetter == true ? " " + name : name
    }
    return result
  }

  private static let replacements: [Character: String] = [
    "→": "->", "×": "x", "·": "*", "−": "-", "–": "-", "C̃": "C~",
    "…": "..", "ŷ": "y", "±": "+-", "σ": "sig",
  ]

  private static let arrowNames: [Character: String] = [
    "←": "Left", "→": "Right", "↑": "Up", "↓": "Down",
  ]
}
