import Screen
import TestSupport
import Testing

/// The mouse of a terminal: on while the screen is taken, and never longer.
@Suite struct TerminalMouse {
  private static let modes: Set<Int> = [1000, 1006]

  /// Whether any of the mouse's modes was ever spoken of.
  private func hasSpoken(_ terminal: PseudoTerminal) -> Bool {
    String(decoding: terminal.output, as: UTF8.self).contains("?100")
  }

  @Test(arguments: [
    "xterm", "xterm-256color", "tmux-256color", "screen-256color", "no-such-terminal",
  ])
  func whatIsDoneArrives(type: String) throws {
    let terminal = try Probe.start(environment: ["TERM": type])
    #expect(terminal.screen.mouseModes == TerminalMouse.modes)
    terminal.type("\u{1B}[<0;5;3M\u{1B}[<0;5;3m")
    try terminal.wait(for: "mouse left 4,2")
    terminal.type("\u{1B}[<69;300;100M")
    try terminal.wait(for: "mouse S-wheelDown 299,99")
    terminal.type("\u{1B}[M\u{20}%#a")
    try terminal.wait(for: "key a")
    let lines = (2..<15).map { terminal.screen.row($0) }.filter { !$0.isEmpty }
    #expect(lines == ["mouse left 4,2", "mouse S-wheelDown 299,99", "mouse left 4,2", "key a"])
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.isRestored)
  }

  @Test func aTerminalWithoutAMouseIsNotAsked() throws {
    let terminal = try PseudoTerminal(
      running: try BuildProducts.path(of: "TerminalProbe"), environment: ["TERM": "vt100"])
    try terminal.wait(for: "events 0")
    terminal.type("q")
    _ = try terminal.waitForEnd()
    #expect(!hasSpoken(terminal))
  }

  @Test func unwantedItIsNeverSpokenOf() throws {
    let terminal = try Probe.start(["--no-mouse"])
    terminal.type("q")
    _ = try terminal.waitForEnd()
    #expect(!hasSpoken(terminal))
    let crashed = try Probe.start(["--no-mouse"])
    crashed.send(signal: SIGQUIT)
    _ = try crashed.waitForEnd()
    #expect(!hasSpoken(crashed))
  }

  @Test func whileStoppedItIsTheShells() throws {
    let terminal = try Probe.startInShell()
    #expect(terminal.screen.mouseModes == TerminalMouse.modes)
    terminal.type("\u{1A}")
    try terminal.wait(for: "stopped by \(SIGTSTP)")
    #expect(terminal.screen.mouseModes.isEmpty)
    terminal.type("fg\n")
    try terminal.wait(for: "the mouse again") {
      $0.isAlternate && $0.mouseModes == TerminalMouse.modes && $0.text.contains("events 1 ")
    }
    terminal.type("\u{1B}[<2;1;1M")
    try terminal.wait(for: "mouse right 0,0")
  }
}
