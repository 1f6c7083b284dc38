import Screen
import TestSupport
import Testing

/// A stopped program gives the terminal to the shell, and takes it again afterwards.
@Suite struct TerminalStops {
  private func expectStopAndReturn(_ terminal: PseudoTerminal, after events: Int) throws {
    try terminal.wait(for: "stopped by \(SIGTSTP)")
    #expect(terminal.screen.isRestored)
    #expect(terminal.isCooked)

    terminal.type("fg\n")
    try terminal.wait(for: "the screen again") {
      $0.isAlternate && $0.text.contains("events \(events + 1) ")
    }
    #expect(terminal.screen.text.contains("resized"))
    #expect(!terminal.screen.isCursorVisible)
    #expect(!terminal.isCooked)

    // Arrow keys are lost here if the terminal was not told again to send them.
    try terminal.wait(for: "arrow keys") { $0.hasApplicationKeys }
    terminal.type("\u{1B}OA")
    try terminal.wait(for: "key up")
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.isRestored)
    #expect(terminal.screen.text.contains("job ended 0"))
  }

  @Test func controlZ() throws {
    let terminal = try Probe.startInShell()
    terminal.type("\u{1B}OB")
    try terminal.wait(for: "key down")
    terminal.type("\u{1A}")
    try expectStopAndReturn(terminal, after: 1)
  }

  @Test func stopSignal() throws {
    let terminal = try Probe.startInShell()
    kill(try Probe.process(of: terminal), SIGTSTP)
    try expectStopAndReturn(terminal, after: 0)
  }

  @Test func twice() throws {
    let terminal = try Probe.startInShell()
    for count in 1...2 {
      terminal.type("\u{1A}")
      try terminal.wait(for: "stopped by \(SIGTSTP)")
      terminal.type("fg\n")
      try terminal.wait(for: "the screen again") {
        $0.isAlternate && $0.text.contains("events \(count) ")
      }
    }
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func resizedWhileStopped() throws {
    let terminal = try Probe.startInShell()
    terminal.type("\u{1A}")
    try terminal.wait(for: "stopped by \(SIGTSTP)")
    terminal.resize(to: Size(columns: 40, rows: 10))
    terminal.type("fg\n")
    try terminal.wait(for: "ready 40x10")
  }

  @Test func stopThatCannotBeCaught() throws {
    let terminal = try Probe.startInShell()
    let process = try Probe.process(of: terminal)
    kill(process, SIGSTOP)
    try terminal.wait(for: "stopped by \(SIGSTOP)")
    terminal.type("fg\n")
    try terminal.wait(for: "the picture without the shell's lines") {
      $0.text.contains("resized") && !$0.text.contains("stopped by")
    }
  }

  @Test func resizedWhileStoppedByForce() throws {
    let terminal = try Probe.startInShell()
    kill(try Probe.process(of: terminal), SIGSTOP)
    try terminal.wait(for: "stopped by \(SIGSTOP)")
    terminal.resize(to: Size(columns: 40, rows: 10))
    terminal.type("fg\n")
    try terminal.wait(for: "ready 40x10")
  }

  @Test func endsWhileStopped() throws {
    let terminal = try Probe.startInShell()
    let process = try Probe.process(of: terminal)
    terminal.type("\u{1A}")
    try terminal.wait(for: "stopped by \(SIGTSTP)")
    kill(process, SIGHUP)
    terminal.type("fg\n")
    #expect(try terminal.waitForEnd() == .exited(128 + SIGHUP))
    #expect(terminal.screen.isRestored)
    #expect(terminal.isCooked)
  }
}
