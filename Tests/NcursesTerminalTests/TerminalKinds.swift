import Screen
import TestSupport
import Testing

/// Terminals that are not xterm, and what only looks like one.
@Suite struct TerminalKinds {
  @Test func unknownType() throws {
    let terminal = try Probe.start(environment: ["TERM": "no-such-terminal"])
    #expect(terminal.screen.row(1).hasPrefix("the terminal type 'no-such-terminal' is unknown"))
    #expect(terminal.screen.row(0).contains("colors 256"))
  }

  @Test func noType() throws {
    let terminal = try Probe.start(environment: ["TERM": nil])
    #expect(terminal.screen.row(1) == "TERM is not set: drawing for xterm-256color")
  }

  @Test func typeThatCannotPlaceItsCursor() throws {
    let (terminal, status) = try Probe.run(shell: "exec \"$0\"", environment: ["TERM": "dumb"])
    #expect(status == .exited(0))
    #expect(
      terminal.screen.text
        == "no screen: a terminal of type 'dumb' cannot place its cursor")
    #expect(!terminal.output.contains(0x1B))
  }

  @Test func outputIsNoTerminal() throws {
    let (terminal, status) = try Probe.run(shell: "\"$0\" | cat")
    #expect(status == .exited(0))
    #expect(terminal.screen.text == "no screen: standard output is not a terminal")
    #expect(!terminal.output.contains(0x1B))
  }

  @Test func inputIsNoTerminal() throws {
    let terminal = try Probe.start(input: "/dev/null")
    terminal.type("\u{1B}OC")
    try terminal.wait(for: "key right")
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.isRestored)
    #expect(terminal.isCooked)
  }

  @Test func inputIsNoTerminalAndTheWindowCloses() throws {
    let terminal = try Probe.start(input: "/dev/null")
    terminal.hangUp()
    #expect(try terminal.waitForEnd() == .killed(SIGHUP))
  }

  @Test func standardErrorInAFileIsLeftAlone() throws {
    let terminal = try Probe.start(errors: "/dev/null")
    terminal.type("Eq")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.text == "goodbye")
  }

  @Test func vt100() throws {
    let terminal = try PseudoTerminal(
      running: try BuildProducts.path(of: "TerminalProbe"), environment: ["TERM": "vt100"],
      size: Size(columns: 60, rows: 16))
    try terminal.wait(for: "events 0")
    #expect(terminal.screen.row(0) == "ready 60x16 colors 0 utf8 true")
    #expect(!terminal.hasWrittenColors)
    terminal.type("\u{1B}OA")
    try terminal.wait(for: "key up")
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.isCooked)
  }
}
