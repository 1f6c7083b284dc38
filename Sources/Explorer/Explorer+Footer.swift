import Screen

extension Explorer {
  /// The last row of the screen.
  var footer: Footer {
    var footer = Footer()
    for page in Page.allCases {
      let role: Role = page == self.page ? .marked : .dim
      // On a narrow screen the keys are more useful than the other pages' names.
      let isNamed = page == self.page || size.columns >= 100
      let label = isNamed ? "\(page.rawValue) \(texts.page(page))" : "\(page.rawValue)"
      footer.append(" \(label) ", role, .page(page))
    }
    for (entry, words) in footerEntries(columns: size.columns - footer.end - 1) {
      append(entry, words, to: &footer)
    }
    return footer
  }

  /// Adds an entry's keys, each of which can be pointed at, and what they do.
  private func append(_ entry: KeyTable.Entry, _ words: String, to footer: inout Footer) {
    // One blank more behind the pages than between the keys.
    var blanks = footer.items.count == Page.allCases.count ? 3 : 2
    var rest = appearance.keyNames(entry.footerKeys ?? "")[...]
    for key in entry.footerKeyNames {
      let text = appearance.keyNames(key.text)
      guard let range = rest.firstRange(of: text) else { continue }
      blanks += rest[..<range.lowerBound].columns
      footer.append(text, after: blanks, .strong, .key(key.key))
      rest = rest[range.upperBound...]
      blanks = 0
    }
    footer.append(words, after: blanks + 1, .dim, entry.footerKeyOfWords.map { .key($0) })
  }

  /// The entries of the footer and what they do, as many as fit: those wanted most are kept longest.
  private func footerEntries(columns: Int) -> [(KeyTable.Entry, words: String)] {
    var room = columns
    var kept: Set<Texts.Action> = []
    let entries = KeyTable.footer(of: page).map { ($0, words: footerWords($0.action)) }
    // While a search is on, what n and N look for is not to be guessed.
    let urgent: [Texts.Action] = search == nil ? [] : [.help, .leave, .event]
    for wanted in urgent + KeyTable.footerPriorities.filter({ !urgent.contains($0) }) {
      guard let (entry, words) = entries.first(where: { $0.0.action == wanted }) else { continue }
      let keys = appearance.keyNames(entry.footerKeys ?? "")
      let needed = 2 + keys.columns + 1 + words.columns
      guard needed <= room else { break }
      room -= needed
      kept.insert(wanted)
    }
    return entries.filter { kept.contains($0.0.action) }
  }

  /// What a key does, in few words; while a search is on, what its keys look for.
  private func footerWords(_ action: Texts.Action) -> String {
    if action == .leave, helpLine != nil || bookmarkLine != nil || isEnlarged {
      return texts.closes
    }
    guard action == .event, let search else { return texts.short(action) }
    let text = appearance.plain(search.text)
    return "/" + (text.columns <= 16 ? text : text.prefix(7) + appearance.text("…", ascii: ".."))
  }
}
