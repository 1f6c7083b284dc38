import TestSupport
import Testing

/// Keys as a terminal sends them, through curses.
@Suite struct TerminalKeys {
  /// What is typed, and what the probe calls it.
  static let table: [(String, String)] = [
    ("a", "a"), ("Z", "Z"), ("7", "7"), (" ", "space"), ("é", "é"), ("中", "中"), ("🙂", "🙂"),
    ("\u{01}", "C-a"), ("\u{03}", "C-c"), ("\u{11}", "C-q"), ("\u{13}", "C-s"),
    ("\u{19}", "C-y"), ("\u{1C}", "C-\\"), ("\0", "C-space"),
    ("\t", "tab"), ("\u{1B}[Z", "S-tab"), ("\r", "enter"), ("\n", "enter"),
    ("\u{7F}", "backspace"), ("\u{08}", "backspace"), ("\u{1B}", "escape"),
    ("\u{1B}OA", "up"), ("\u{1B}OB", "down"), ("\u{1B}OC", "right"), ("\u{1B}OD", "left"),
    ("\u{1B}[A", "up"), ("\u{1B}[B", "down"), ("\u{1B}[C", "right"), ("\u{1B}[D", "left"),
    ("\u{1B}[1;2A", "S-up"), ("\u{1B}[1;2B", "S-down"),
    ("\u{1B}[1;2C", "S-right"), ("\u{1B}[1;2D", "S-left"),
    ("\u{1B}[1;5C", "C-right"), ("\u{1B}[1;3D", "M-left"), ("\u{1B}[1;6A", "C-S-up"),
    ("\u{1B}OH", "home"), ("\u{1B}OF", "end"), ("\u{1B}[H", "home"), ("\u{1B}[4~", "end"),
    ("\u{1B}[5~", "pageUp"), ("\u{1B}[6~", "pageDown"),
    ("\u{1B}[2~", "insert"), ("\u{1B}[3~", "delete"), ("\u{1B}[3;5~", "C-delete"),
    ("\u{1B}OP", "F1"), ("\u{1B}OQ", "F2"), ("\u{1B}OR", "F3"), ("\u{1B}OS", "F4"),
    ("\u{1B}[15~", "F5"), ("\u{1B}[17~", "F6"), ("\u{1B}[18~", "F7"), ("\u{1B}[19~", "F8"),
    ("\u{1B}[20~", "F9"), ("\u{1B}[21~", "F10"), ("\u{1B}[23~", "F11"), ("\u{1B}[24~", "F12"),
    ("\u{1B}x", "M-x"), ("\u{1B}é", "M-é"), ("\u{1B}[", "M-["), ("\u{1B}\u{01}", "C-M-a"),
    ("\u{1B}\r", "M-enter"),
  ]

  @Test func everyKey() throws {
    let terminal = try Probe.start()
    for (index, (typed, name)) in TerminalKeys.table.enumerated() {
      terminal.type(typed)
      try terminal.wait(for: "events \(index + 1) ")
      #expect(TerminalKeys.lastLine(terminal) == "key \(name)", "typed \(typed.debugDescription)")
    }
  }

  @Test func burst() throws {
    let terminal = try Probe.start()
    terminal.type("ab\u{1B}OA\u{1B}[1;5Cé\u{1B}[99;9yc")
    try terminal.wait(for: "key c")
    let keys = (2..<15).map { terminal.screen.row($0) }.filter { !$0.isEmpty }
    #expect(keys == ["key a", "key b", "key up", "key C-right", "key é", "key c"])
  }

  @Test func bytesThatAreNotUTF8CostOnlyThemselves() throws {
    let terminal = try Probe.start()
    terminal.type([0xFF, 0x61, 0xC3, 0x62, 0x80, 0x63])
    try terminal.wait(for: "key c")
    let keys = (2..<15).map { terminal.screen.row($0) }.filter { !$0.isEmpty }
    #expect(keys == ["key a", "key b", "key c"])
  }

  @Test func wakingFromAThread() throws {
    let terminal = try Probe.start()
    terminal.type("W")
    try terminal.wait(for: "woken")
  }

  @Test func endlessInputDoesNotStopTheDrawing() throws {
    let terminal = try Probe.start()
    for _ in 0..<20 {
      terminal.type(String(repeating: "x", count: 500))
    }
    try terminal.wait(for: "events 10000 ")
  }

  private static func lastLine(_ terminal: PseudoTerminal) -> String {
    (2..<15).map { terminal.screen.row($0) }.last { !$0.isEmpty } ?? ""
  }
}
