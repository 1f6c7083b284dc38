import Screen
import Testing

@testable import Explorer

/// A line that is typed takes the keys that are text, and no others.
@Suite struct Prompts {
  @Test func keysAreTextUntilEnterOrEscape() throws {
    var explorer = try Example.explorer()
    _ = explorer.type(try Key.keys(named: "/ q Q ? 1 l Space"))
    #expect(explorer.prompt?.text == "qQ?1l ")
    #expect(explorer.step == 62 && explorer.page == .gates && explorer.helpLine == nil)
    #expect(explorer.view().lines[22].hasPrefix("/qQ?1l "))
    #expect(explorer.view().cursor == Point(x: 7, y: 22))
    _ = explorer.type([Key(.left), Key(.down), Key(.pageDown), .control("d")])
    #expect(explorer.step == 62 && explorer.unit == 8)
    _ = explorer.type([Key(.backspace), .control("h"), Key(.backspace)])
    #expect(explorer.prompt?.text == "qQ?")
    _ = explorer.type([.control("u")])
    #expect(explorer.prompt?.text == "")
    _ = explorer.type([.character("a"), Key(.escape)])
    #expect(explorer.prompt == nil)
    #expect(explorer.view().lines[22].hasPrefix("u8"))
  }

  @Test func anEmptyLineGoesAwayByBackspaceOrEnter() throws {
    for key in [Key(.backspace), Key(.enter)] {
      var explorer = try Example.explorer()
      _ = explorer.type([.character(":"), key])
      #expect(explorer.prompt == nil)
    }
  }

  @Test func quittingAtOnceQuitsWhileALineIsTyped() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([.character("/"), .character("x")])
    let quits = explorer.type([.control("c")])
    #expect(quits)
  }

  @Test func noLineIsTypedBehindTheHelpOrWhereItCanNotBeSeen() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([.character("?"), .character(":")])
    #expect(explorer.prompt == nil)
    var small = try Example.explorer(size: Size(columns: 30, rows: 8))
    _ = small.type([.character("/")])
    #expect(small.prompt == nil)
    var shrunk = try Example.explorer()
    _ = shrunk.type([.character("/")])
    _ = shrunk.update(.resized(Size(columns: 30, rows: 8)))
    let quits = shrunk.type([.character("q")])
    #expect(quits)
  }

  @Test func longAndStrangeTextIsTypedAndSeen() throws {
    var explorer = try Example.explorer(size: Size(columns: 40, rows: 12))
    _ = explorer.type([.character("/")] + Array(repeating: .character("字"), count: 500))
    #expect(explorer.prompt?.text.count == 200)
    #expect(explorer.view().cursor.map { $0.x < 40 } == true)
    _ = explorer.type([.control("u"), .character("\u{1B}"), .character("\u{301}"), .character("é")])
    #expect(explorer.prompt?.text == "é")
    _ = explorer.type([Key(.enter)])
    #expect(explorer.view().lines[10].contains("'é' can't be"))
  }
}
