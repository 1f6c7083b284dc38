import Screen
import Testing

@testable import Explorer

/// The mouse where it stands in for keys: the footer, the wheel, the help.
@Suite struct MouseAndKeys {
  @Test(arguments: Page.allCases, [Language.english, .chinese])
  func theFootersKeysDoWhatTheySay(page: Page, language: Language) throws {
    // English in ASCII on a narrow screen, as well.
    for isUnicode in [true, false] {
      var explorer = try Example.explorer(
        size: Size(columns: isUnicode ? 160 : 50, rows: 24),
        appearance: Appearance(isUnicode: isUnicode), language: isUnicode ? language : .english)
      _ = explorer.update(.view(.turned(to: page)))
      var keys: [Key] = []
      for item in explorer.footer.items {
        guard case .key(let key)? = item.target else { continue }
        keys.append(key)
        var (clicked, typed) = (explorer, explorer)
        let command = clicked.click(item.columns.upperBound - 1, 23)
        #expect(command == typed.message(for: key).flatMap { typed.update($0) })
        #expect(clicked.viewpoint == typed.viewpoint && clicked.helpLine == typed.helpLine)
        #expect(clicked.isPlaying == typed.isPlaying && clicked.prompt == typed.prompt)
      }
      #expect(keys.contains(.character("?")) && keys.contains(.character("q")))
    }
  }

  @Test func everyKeyOfTheFooterHasAPlaceOfItsOwn() throws {
    let explorer = try Example.explorer(size: Size(columns: 200, rows: 24))
    let footer = explorer.footer
    for entry in KeyTable.footer(of: .gates) {
      let keys = entry.footerKeyNames.map(\.key)
      #expect(!keys.isEmpty)
      for key in keys { #expect(footer.items.contains { $0.target == .key(key) }, "\(key)") }
    }
    let words = footer.items.first { $0.text == Texts.english.short(.step) }
    #expect(words?.target == .key(Key(.right)))
    #expect(footer.items.first { $0.text == "←" }?.target == .key(Key(.left)))
  }

  @Test(arguments: [40, 80])
  func theFootersPagesTurn(columns: Int) throws {
    var explorer = try Example.explorer(size: Size(columns: columns, rows: 24))
    for page in Page.allCases.reversed() {
      let row = explorer.view().glyphs(23)
      let digit = try #require(row.firstIndex { String($0) == "\(page.rawValue)" })
      explorer.click(row.distance(from: row.startIndex, to: digit), 23)
      #expect(explorer.page == page)
    }
  }

  @Test func theWheelIsTheArrowKeys() throws {
    let table: [(Mouse.Action, Key.Modifiers, Key)] = [
      (.wheelUp, [], Key(.up)), (.wheelDown, [], Key(.down)),
      (.wheelUp, .shift, Key(.left)), (.wheelDown, .shift, Key(.right)),
      (.wheelLeft, [], Key(.left)), (.wheelRight, .shift, Key(.right)),
    ]
    for (action, modifiers, key) in table {
      var (turned, typed) = (try Example.explorer(), try Example.explorer())
      turned.send(Mouse(action, at: Point(x: 40, y: 10), modifiers))
      _ = typed.type([key])
      #expect(turned.viewpoint == typed.viewpoint)
      #expect(turned.step != 62 || turned.unit != 8)
    }
  }

  @Test func inTheHelpTheWheelGoesThroughTheLinesAndAClickDoesNothing() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([.character("?")])
    explorer.send(Mouse(.wheelDown, at: Point(x: 0, y: 0)))
    explorer.send(Mouse(.wheelDown, at: Point(x: 0, y: 0)))
    explorer.send(Mouse(.wheelUp, at: Point(x: 0, y: 0)))
    #expect(explorer.helpLine == 3)
    let before = explorer.view()
    explorer.send(Mouse(.wheelRight, at: Point(x: 40, y: 10)))
    for y in 0..<23 { explorer.click(40, y) }
    #expect(explorer.view() == before)
    #expect(explorer.step == 62 && explorer.unit == 8)
    let help = try #require(explorer.footer.items.first { $0.target == .key(.character("?")) })
    explorer.click(help.x, 23)
    #expect(explorer.helpLine == nil)
  }

  @Test(arguments: Language.allCases)
  func theHelpTellsOfTheMouseWhereThereIsOne(language: Language) throws {
    var explorer = try Example.explorer(size: Size(columns: 80, rows: 90), language: language)
    _ = explorer.type([.character("?")])
    #expect(!explorer.view().text.contains(explorer.texts.mouse.title))
    explorer.preferences.hasMouse = true
    for line in explorer.texts.mouse.lines {
      #expect(explorer.view().text.contains(line.does))
    }
  }
}
