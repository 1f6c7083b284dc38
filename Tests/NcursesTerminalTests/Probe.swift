import Screen
import TestSupport

/// Starts `TerminalProbe` and waits for its first picture.
enum Probe {
  static func start(
    _ arguments: [String] = [], environment: [String: String?] = [:],
    size: Size = Size(columns: 60, rows: 16), input: String? = nil, errors: String? = nil
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      running: try BuildProducts.path(of: "TerminalProbe"), arguments, environment: environment,
      size: size, input: input, errors: errors)
    try waitUntilReady(terminal)
    return terminal
  }

  /// Starts it as the job of a shell.
  static func startInShell() throws -> PseudoTerminal {
    let path = try BuildProducts.path(of: "TerminalProbe")
    let terminal = try PseudoTerminal(
      running: path, ["shell", path], size: Size(columns: 60, rows: 16))
    try waitUntilReady(terminal)
    return terminal
  }

  /// Runs a shell's line with the probe's path as `$0`, up to its end.
  static func run(
    shell line: String, environment: [String: String?] = [:]
  ) throws -> (terminal: PseudoTerminal, status: ExitStatus) {
    let terminal = try PseudoTerminal(
      running: "/bin/sh", ["-c", line, try BuildProducts.path(of: "TerminalProbe")],
      environment: environment)
    return (terminal, try terminal.waitForEnd())
  }

  static func waitUntilReady(_ terminal: PseudoTerminal) throws {
    // The last row is drawn last, and its full stop last of all.
    try terminal.wait(for: "the first picture") {
      $0.isAlternate && $0.text.contains("pid ") && $0.text.last == "."
    }
  }

  /// The process that draws.
  static func process(of terminal: PseudoTerminal) throws -> Int32 {
    let words = terminal.screen.text.split(whereSeparator: \.isWhitespace)
    guard let label = words.lastIndex(of: "pid"), label + 1 < words.endIndex,
      let process = Int32(words[label + 1].dropLast())
    else { throw Failure("no process in:\n\(terminal.screen.text)") }
    return process
  }
}
