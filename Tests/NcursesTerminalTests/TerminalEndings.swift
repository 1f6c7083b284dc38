import TestSupport
import Testing

/// However the program ends, the terminal is whole afterwards.
@Suite struct TerminalEndings {
  private func expectWhole(_ terminal: PseudoTerminal, _ name: String) {
    #expect(terminal.screen.isRestored, "\(name): \(terminal.screen)")
    #expect(terminal.isCooked, "\(name)")
    #expect(terminal.screen.unknownSequences.isEmpty, "\(name)")
  }

  @Test func terminalIsTakenWhileRunning() throws {
    let terminal = try Probe.start()
    #expect(terminal.screen.isAlternate)
    #expect(!terminal.screen.isCursorVisible)
    #expect(!terminal.isCooked)
  }

  @Test func closing() throws {
    let terminal = try Probe.start()
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    expectWhole(terminal, "q")
    #expect(terminal.screen.text == "goodbye")
  }

  @Test func exitWithoutClosing() throws {
    let terminal = try Probe.start()
    terminal.type("X")
    #expect(try terminal.waitForEnd() == .exited(3))
    expectWhole(terminal, "exit")
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func signalsThatAreEvents(signal: Int32) throws {
    let terminal = try Probe.start()
    terminal.send(signal: signal)
    #expect(try terminal.waitForEnd() == .exited(128 + signal))
    expectWhole(terminal, "signal \(signal)")
    #expect(terminal.screen.text == "terminated by \(signal)")
  }

  @Test(arguments: [SIGHUP, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP])
  func signalsThatKill(signal: Int32) throws {
    let terminal = try Probe.start()
    terminal.send(signal: signal)
    #expect(try terminal.waitForEnd() == .killed(signal))
    expectWhole(terminal, "signal \(signal)")
  }

  @Test(arguments: [
    ("T", "Index out of range"), ("F", "the probe was asked to fail"), ("O", ""),
  ])
  func crashes(key: String, message: String) throws {
    let terminal = try Probe.start()
    terminal.type(key)
    let status = try terminal.waitForEnd()
    let deaths = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS].map(ExitStatus.killed)
    #expect(deaths.contains(status))
    expectWhole(terminal, key)
    let written = String(decoding: terminal.output, as: UTF8.self)
    #expect(written.contains(message))
    let afterScreen = written.split(separator: "\u{1B}[?1049l").last ?? ""
    #expect(afterScreen.contains(message), "the message must come after the alternate screen")
  }

  @Test func standardErrorWaitsForTheEnd() throws {
    let terminal = try Probe.start()
    terminal.type("E")
    try terminal.wait(for: "key E")
    #expect(!terminal.screen.text.contains("a word on standard error"))
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.text == "a word on standard error\ngoodbye")
  }

  @Test func windowClosed() throws {
    let terminal = try Probe.start()
    terminal.hangUp()
    #expect(try terminal.waitForEnd() == .killed(SIGHUP))
  }

  @Test func windowClosedWithHangupIgnored() throws {
    let path = try BuildProducts.path(of: "TerminalProbe")
    let terminal = try PseudoTerminal(
      running: "/bin/sh", ["-c", "trap '' HUP; exec \"$0\"", path])
    try Probe.waitUntilReady(terminal)
    terminal.hangUp()
    #expect(try terminal.waitForEnd() == .exited(75))
  }

  @Test func signalsIgnoredAtTheStartStayIgnored() throws {
    let path = try BuildProducts.path(of: "TerminalProbe")
    let terminal = try PseudoTerminal(
      running: "/bin/sh", ["-c", "trap '' INT HUP; exec \"$0\"", path])
    try Probe.waitUntilReady(terminal)
    terminal.send(signal: SIGINT)
    terminal.send(signal: SIGHUP)
    terminal.type("a")
    try terminal.wait(for: "key a")
  }
}
