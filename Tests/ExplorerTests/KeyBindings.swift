import Screen
import Testing

@testable import Explorer

/// The one table of keys.
@Suite struct KeyBindings {
  @Test func everyActionHasOneEntry() {
    #expect(KeyTable.entries.count == Texts.Action.allCases.count)
    #expect(Set(KeyTable.entries.map(\.action)) == Set(Texts.Action.allCases))
  }

  @Test func noKeyIsBoundTwice() {
    let keys = KeyTable.entries.flatMap(\.bindings).map(\.0)
    #expect(Set(keys).count == keys.count)
    for (key, _) in KeyTable.entries.flatMap(\.bindings) {
      #expect(KeyTable.message(for: key) != nil)
    }
  }

  @Test func onlySuspendingIsLeftToTheTerminal() {
    #expect(KeyTable.entries.filter(\.bindings.isEmpty).map(\.action) == [.suspend])
  }

  @Test func everyKeyThatIsSaidIsBoundAndEveryBoundKeyIsSaid() {
    for entry in KeyTable.entries where entry.action != .suspend {
      let said = entry.keys.split(separator: " ").map { KeyBindings.key(named: String($0)) }
      #expect(Set(said) == Set(entry.bindings.map(\.0)))
    }
  }

  @Test(arguments: Page.allCases)
  func theFootersKeysAreBound(page: Page) {
    #expect(!KeyTable.footer(of: page).isEmpty)
    for entry in KeyTable.footer(of: page) {
      let names = entry.footerKeys ?? ""
      let parts =
        ["Space", "Tab", "Enter"].contains(names)
        ? [names] : names.filter { $0 != " " }.map { String($0) }
      #expect(!parts.isEmpty)
      for part in parts {
        let key = KeyBindings.key(named: part)
        #expect(entry.bindings.contains { $0.0 == key })
      }
    }
    #expect(
      Set(KeyTable.footer(of: page).map(\.action)).isSubset(of: KeyTable.footerPriorities))
  }

  @Test func everyActionHasWordsForTheHelpAndTheFooter() {
    for action in Texts.Action.allCases {
      #expect(!Texts.english.long(action).isEmpty)
      #expect(!Texts.english.short(action).isEmpty)
    }
  }

  @Test func aNarrowFooterKeepsHelpAndQuit() throws {
    for columns in 40...80 {
      for isUnicode in [true, false] {
        let explorer = try Example.explorer(
          size: Size(columns: columns, rows: 12), appearance: Appearance(isUnicode: isUnicode))
        let footer = explorer.view().lines[11]
        #expect(footer.contains("? help"))
        #expect(footer.contains("q quit"))
      }
    }
  }

  /// A key as the table writes it.
  private static func key(named name: String) -> Key {
    let named: [String: Key] = [
      "←": Key(.left), "→": Key(.right), "↑": Key(.up), "↓": Key(.down),
      "S-←": Key(.left, .shift), "S-→": Key(.right, .shift), "PgUp": Key(.pageUp),
      "PgDn": Key(.pageDown), "Home": Key(.home), "End": Key(.end), "Space": .character(" "),
      "F1": Key(.function(1)), "Tab": Key(.tab), "S-Tab": Key(.tab, .shift), "Enter": Key(.enter),
      "Esc": Key(.escape),
    ]
    if let key = named[name] { return key }
    if name.hasPrefix("^"), let letter = name.lowercased().last { return .control(letter) }
    return .character(name.first ?? "?")
  }
}
