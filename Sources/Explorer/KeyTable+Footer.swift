import Screen

extension KeyTable.Entry {
  /// The footer's keys one by one, and how each is written there.
  var footerKeyNames: [(text: String, key: Key)] {
    (footerKeys ?? "").split(separator: " ").flatMap { word -> [String] in
      // Arrows stand close together.
      KeyTable.Entry.named[String(word)] == nil ? word.map { String($0) } : [String(word)]
    }.compactMap { text in
      let key = KeyTable.Entry.named[text] ?? text.first.map(Key.character)
      return key.map { (text, $0) }
    }
  }

  /// The key that the words behind the keys stand for: the way forward, where there are two ways.
  var footerKeyOfWords: Key? {
    let keys = footerKeyNames.map(\.key)
    return keys.first { [Key(.right), Key(.down)].contains($0) } ?? keys.first
  }

  private static let named: [String: Key] = [
    "←": Key(.left), "→": Key(.right), "↑": Key(.up), "↓": Key(.down),
    "Space": .character(" "), "Tab": Key(.tab), "Enter": Key(.enter),
  ]
}
