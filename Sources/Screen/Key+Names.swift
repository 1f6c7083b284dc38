extension Key {
  /// The keys that a script names, in order.
  ///
  /// Keys are separated by blanks; a name with `*N` behind it counts N times; `S-`, `C-` and `M-`
  /// before it add Shift, Control and Alt; `Text:` types what follows it, and so does a word that does
  /// not look like a name. A `#` at the beginning of a
  /// word begins a comment that ends with the line.
  ///
  /// - Throws: ``KeyScriptError`` with the word that names no key, or more keys than a script needs.
  public static func keys(named script: String) throws(KeyScriptError) -> [Key] {
    var keys: [Key] = []
    let lines = script.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      for word in line.split(whereSeparator: \.isWhitespace) {
        if word.hasPrefix("#") { break }
        keys += try parse(String(word), line: index + 1)
        guard keys.count <= mostKeysOfAll else {
          throw KeyScriptError(word: String(word), line: index + 1)
        }
      }
    }
    return keys
  }

  private static func parse(_ word: String, line: Int) throws(KeyScriptError) -> [Key] {
    if word.hasPrefix("Text:") {
      return word.dropFirst("Text:".count).map(Key.character)
    }
    if word.hasPrefix("Burst:") {
      return try parse(String(word.dropFirst("Burst:".count)), line: line)
    }
    if let star = word.lastIndex(of: "*"), star > word.startIndex,
      let count = Int(word[word.index(after: star)...]), count >= 0
    {
      let keys = try parse(String(word[..<star]), line: line)
      guard count <= mostKeys / max(keys.count, 1) else {
        throw KeyScriptError(word: word, line: line)
      }
      return Array(repeatElement(keys, count: count).joined())
    }
    if let key = single(word) { return [key] }
    let looksLikeAName =
      word.first?.isUppercase == true && word.dropFirst().first.map { !$0.isUppercase } == true
    guard !looksLikeAName else { throw KeyScriptError(word: word, line: line) }
    return word.map(Key.character)
  }

  private static func single(_ word: String) -> Key? {
    if word.count == 1 { return word.first.map(Key.character) }
    if let code = codes[word] { return Key(code) }
    if word == "Space" { return .character(" ") }
    if word == "BTab" { return Key(.tab, .shift) }
    let prefixes: [(String, Modifiers)] = [("S-", .shift), ("C-", .control), ("M-", .alt)]
    for (prefix, modifier) in prefixes where word.hasPrefix(prefix) {
      return single(String(word.dropFirst(2)))?.adding(modifier)
    }
    return nil
  }

  /// The key as terminals report it with one modifier more.
  private func adding(_ modifier: Modifiers) -> Key {
    guard case .character(let character) = code else {
      return Key(code, modifiers.union(modifier))
    }
    switch modifier {
    case .shift:
      return Key(.character(character.uppercased().first ?? character), modifiers)
    case .control:
      let letter = character.lowercased().first ?? character
      return Key(.character(letter), modifiers.union(.control))
    default:
      return Key(code, modifiers.union(modifier))
    }
  }

  /// As many keys as one word may stand for.
  private static let mostKeys = 100_000

  /// As many keys as a script may have: some 30 MB of them.
  private static let mostKeysOfAll = 1_000_000

  /// The names that tmux and most key recorders use.
  private static let codes: [String: Code] = [
    "Up": .up, "Down": .down, "Left": .left, "Right": .right, "Home": .home, "End": .end,
    "PPage": .pageUp, "PageUp": .pageUp, "PgUp": .pageUp, "NPage": .pageDown,
    "PageDown": .pageDown, "PgDn": .pageDown, "IC": .insert, "DC": .delete,
    "BSpace": .backspace, "Enter": .enter, "Escape": .escape, "Tab": .tab,
    "F1": .function(1), "F2": .function(2), "F3": .function(3), "F4": .function(4),
    "F5": .function(5), "F6": .function(6), "F7": .function(7), "F8": .function(8),
    "F9": .function(9), "F10": .function(10), "F11": .function(11), "F12": .function(12),
  ]
}
