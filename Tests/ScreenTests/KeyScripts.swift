import Screen
import Testing

/// Keys by the names that tmux and most key recorders use.
@Suite struct KeyScripts {
  @Test(
    arguments: [
      ("", []), ("  \n ", []), ("l", [.character("l")]), ("$", [.character("$")]),
      ("é", [.character("é")]), ("Right", [Key(.right)]), ("Up Down", [Key(.up), Key(.down)]),
      ("PPage PageUp PgUp", [Key(.pageUp), Key(.pageUp), Key(.pageUp)]),
      ("NPage PageDown PgDn", [Key(.pageDown), Key(.pageDown), Key(.pageDown)]),
      ("Home End IC DC", [Key(.home), Key(.end), Key(.insert), Key(.delete)]),
      ("BSpace Enter Escape Tab", [Key(.backspace), Key(.enter), Key(.escape), Key(.tab)]),
      ("F1 F12", [Key(.function(1)), Key(.function(12))]), ("Space", [.character(" ")]),
      ("BTab", [Key(.tab, .shift)]), ("S-Right", [Key(.right, .shift)]),
      ("C-c", [.control("c")]), ("C-C", [.control("c")]), ("S-g", [.character("G")]),
      ("M-x", [Key(.character("x"), .alt)]), ("C-S-Left", [Key(.left, [.control, .shift])]),
      ("S--", [.character("-")]), ("l*3", [.character("l"), .character("l"), .character("l")]),
      ("Right*0", []), ("*", [.character("*")]), ("**2", [.character("*"), .character("*")]),
      ("*3", [.character("*"), .character("3")]),
      ("Burst:j*2", [.character("j"), .character("j")]),
      ("abc", [.character("a"), .character("b"), .character("c")]),
      ("ABC", [.character("A"), .character("B"), .character("C")]),
      ("Text:Up", [.character("U"), .character("p")]),
      ("Text:a*2", [.character("a"), .character("*"), .character("2")]), ("Text:", []),
      ("Text:#", [.character("#")]), ("a#", [.character("a"), .character("#")]),
      ("l # j k\nh", [.character("l"), .character("h")]), ("#\r\nq", [.character("q")]),
    ] as [(String, [Key])])
  func namesAreKeys(script: String, keys: [Key]) throws {
    #expect(try Key.keys(named: script) == keys)
  }

  @Test func aKeyCountsManyTimes() throws {
    #expect(try Key.keys(named: "Right*62").count == 62)
    #expect(try Key.keys(named: "Right*2*3").count == 6)
    #expect(try Key.keys(named: "l*100000").count == 100_000)
  }

  @Test(
    arguments: [
      ("Rigth", "Rigth"), ("l Rigth*3 h", "Rigth"), ("F13", "F13"), ("F0", "F0"),
      ("S-Foo", "S-Foo"), ("C-", "C-"), ("Burst:Foo", "Foo"), ("Hello", "Hello"),
      ("l*100001", "l*100001"), ("l*100000*2", "l*100000*2"), ("Right*-1", "Right*-1"),
    ])
  func aWrongNameIsSaid(script: String, word: String) {
    let error = #expect(throws: KeyScriptError.self) { try Key.keys(named: script) }
    #expect(error?.word == word)
  }

  @Test(arguments: [("Rigth", 1), ("l\n\n# Foo\n j Rigth", 4), ("l\r\nRigth", 2)])
  func theErrorSaysTheLine(script: String, line: Int) {
    let error = #expect(throws: KeyScriptError.self) { try Key.keys(named: script) }
    #expect(error == KeyScriptError(word: "Rigth", line: line))
  }

  @Test func aScriptHasAMillionKeysAtMost() throws {
    let most = Array(repeating: "l*100000", count: 10).joined(separator: "\n")
    #expect(try Key.keys(named: most).count == 1_000_000)
    let error = #expect(throws: KeyScriptError.self) { try Key.keys(named: most + "\nh") }
    #expect(error == KeyScriptError(word: "h", line: 11))
  }

  @Test func theErrorIsASentenceWithTheWord() {
    let error = #expect(throws: KeyScriptError.self) { try Key.keys(named: "Rigth") }
    let text = error?.description ?? ""
    #expect(text.hasPrefix("'Rigth' names no key"))
    #expect(!text.contains("\n"))
  }
}
