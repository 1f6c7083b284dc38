import Screen
import Testing

@testable import Explorer

/// The help: complete, readable, and never in the way.
@Suite struct HelpPage {
  private func explorer(
    _ size: Size = Size(columns: 80, rows: 24), isUnicode: Bool = true
  ) throws -> Explorer {
    var explorer = try Example.explorer(
      size: size, appearance: Appearance(isUnicode: isUnicode))
    _ = explorer.type([.character("?")])
    return explorer
  }

  /// Every line of the help, by scrolling through it.
  private func wholeText(_ explorer: Explorer) -> String {
    var explorer = explorer
    var lines = explorer.view().lines
    for _ in 0..<explorer.lastHelpLine {
      _ = explorer.type([Key(.down)])
      lines += explorer.view().lines
    }
    return lines.joined(separator: "\n")
  }

  @Test func itNamesEveryKeyAndWhatItDoes() throws {
    let text = try wholeText(explorer())
    for entry in KeyTable.entries {
      #expect(text.contains("  \(entry.keys) "))
      #expect(text.contains(Texts.english.long(entry.action)))
    }
    for line in Texts.english.legend { #expect(text.contains(line)) }
    for command in KeyTable.commands { #expect(text.contains("  \(command.name)")) }
  }

  @Test(arguments: [true, false])
  func noLineIsCutAt80Columns(isUnicode: Bool) throws {
    let narrow = try explorer(isUnicode: isUnicode)
    let wide = try explorer(Size(columns: 300, rows: 24), isUnicode: isUnicode)
    let trimmed = { (explorer: Explorer) in
      explorer.view().text.split(separator: "\n").dropFirst(2).dropLast(2)
    }
    #expect(trimmed(narrow) == trimmed(wide))
    let text = wholeText(wide)
    let body = text.split(separator: "\n").filter { $0.hasPrefix("  ") }
    let ends = body.map { line in line.lastIndex { $0 != " " }.map { line[...$0].columns } ?? 0 }
    // The hint stands at the right edge of its own row.
    #expect(ends.filter { $0 < 250 }.max() ?? 0 <= 80)
  }

  @Test func itScrollsAsFarAsItsLastLine() throws {
    var explorer = try explorer()
    #expect(explorer.view().lines[1].contains("↑↓ scroll"))
    _ = explorer.type(Array(repeating: Key(.up), count: 3))
    #expect(explorer.helpLine == 0)
    _ = explorer.type(Array(repeating: .character("j"), count: 99))
    #expect(explorer.helpLine == explorer.lastHelpLine)
    let last = explorer.view().lines.dropLast(2).last ?? ""
    #expect(last.contains("quit"))
  }

  @Test func itScrollsByPagesAndToItsEnds() throws {
    var explorer = try explorer(Size(columns: 80, rows: 12))
    _ = explorer.type([Key(.pageDown)])
    #expect(explorer.helpLine == 8)
    _ = explorer.type([.control("u")])
    #expect(explorer.helpLine == 4)
    _ = explorer.type([.character("G")])
    #expect(explorer.helpLine == explorer.lastHelpLine)
    _ = explorer.type([Key(.home)])
    #expect(explorer.helpLine == 0)
    _ = explorer.type([Key(.end)])
    #expect(explorer.helpLine == explorer.lastHelpLine)
  }

  @Test func nothingMovesBehindIt() throws {
    var explorer = try explorer()
    let keys = KeyTable.entries.flatMap(\.bindings).map(\.0).filter {
      !{ $0 == .leave || $0 == .quit || $0 == .help }(KeyTable.action(of: $0))
    }
    _ = explorer.type(keys)
    #expect(explorer.helpLine != nil)
    #expect(explorer.step == 62)
    #expect(explorer.unit == 8)
    #expect(!explorer.isPlaying)
  }

  @Test func aFilterLeavesTheLinesThatHaveItsText() throws {
    var explorer = try explorer()
    _ = explorer.type([.character("G"), .character("/")] + "PIN".map(Key.character))
    #expect(explorer.helpLine == 0 && explorer.lastHelpLine == 0)
    let lines = explorer.view().lines
    #expect(lines[1].contains("/PIN   / filters"))
    #expect(lines[22].hasPrefix("/PIN "))
    let body = lines[2..<22].filter { !$0.allSatisfy { $0 == " " } }
    #expect(body.count == 4, "\(body)")
    #expect(body.contains { $0.contains("  p P ") && $0.contains(Texts.english.long(.pin)) })
    #expect(body.last?.contains("  pin  swap-pin ") == true)
  }

  @Test func enterKeepsTheFilterAndEscapeClearsItBeforeTheHelp() throws {
    var explorer = try explorer()
    _ = explorer.type([.character("/")] + "mean".map(Key.character) + [Key(.enter)])
    #expect(explorer.prompt == nil && explorer.helpFilter == "mean" && explorer.helpLine == 0)
    _ = explorer.type([Key(.escape)])
    #expect(explorer.helpFilter == "" && explorer.helpLine == 0)
    _ = explorer.type([.character("/"), .character("x"), Key(.escape)])
    #expect(explorer.prompt == nil && explorer.helpFilter == "" && explorer.helpLine == 0)
    _ = explorer.type([.character("/"), .character("x"), Key(.enter), .character("/")])
    #expect(explorer.helpFilter == "")
    _ = explorer.type([Key(.escape), Key(.escape)])
    #expect(explorer.helpLine == nil)
    _ = explorer.type([.character("?"), .character("/"), .character("x"), Key(.enter)])
    _ = explorer.type([.character("q"), .character("?")])
    #expect(explorer.helpLine == 0 && explorer.helpFilter == "")
  }

  @Test func aFilterThatLeavesNothingSaysSo() throws {
    var explorer = try explorer()
    _ = explorer.type([.character("/")] + "zzz".map(Key.character))
    #expect(explorer.view().lines[2].contains("No line has 'zzz'."))
    _ = explorer.type([Key(.backspace), Key(.backspace), Key(.backspace)])
    #expect(explorer.helpFilter == "" && explorer.lastHelpLine > 0)
  }

  @Test func theCursorIsHiddenInIt() throws {
    #expect(try explorer().view().cursor == nil)
  }

  @Test(arguments: [Key(.escape), .character("q"), .character("?"), Key(.function(1))])
  func theseKeysCloseIt(key: Key) throws {
    var explorer = try explorer()
    #expect(explorer.type([key]) == false)
    #expect(explorer.helpLine == nil)
  }

  @Test func leavingClosesItFirstAndQuitsThen() throws {
    var explorer = try explorer()
    #expect(explorer.update(.left) == nil)
    #expect(explorer.update(.left) == .quit)
  }

  @Test func quittingQuitsFromIt() throws {
    var explorer = try explorer()
    #expect(explorer.type([.character("Q")]) == true)
  }

  @Test func onATallScreenItFits() throws {
    let explorer = try explorer(Size(columns: 80, rows: 90))
    #expect(explorer.lastHelpLine == 0)
    #expect(explorer.view().text.contains(Texts.english.long(.quit)))
  }
}

extension KeyTable {
  /// Whose key it is.
  fileprivate static func action(of key: Key) -> Texts.Action? {
    entries.first { $0.bindings.contains { $0.0 == key } }?.action
  }
}
