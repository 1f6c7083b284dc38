import Screen
import TestSupport
import Testing

/// The explorer of the sine example in a terminal of its own.
enum Session {
  /// The mouse's modes while the screen is taken: buttons and wheel, in the form without an end.
  static let mouseModes: Set<Int> = [1000, 1006]

  /// Starts it and waits for its first picture.
  static func start(
    _ arguments: [String] = ["--unit", "8"], environment: [String: String?] = [:],
    size: Size = Size(columns: 80, rows: 24), input: String? = nil
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      running: BuildProducts.path(of: "lstm-viz"), [Command.sine] + arguments,
      environment: environment, size: size, input: input)
    // The last words of the picture: all of it is there then.
    try terminal.wait(for: "q quit")
    return terminal
  }

  /// Quits, and expects that the program ends well and leaves the terminal whole.
  static func expectQuit(_ terminal: PseudoTerminal) throws {
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    expectWhole(terminal)
  }

  /// Expects what a shell needs of the terminal, after the program's end.
  static func expectWhole(_ terminal: PseudoTerminal) {
    #expect(terminal.screen.isRestored)
    #expect(terminal.isCooked)
    #expect(terminal.screen.unknownSequences.isEmpty)
  }
}
