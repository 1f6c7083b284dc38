import Screen
import TestSupport

/// A training in a terminal of its own, to be stopped by Ctrl-C.
final class TrainingSession {
  private let terminal: PseudoTerminal

  init(_ arguments: [String]) throws {
    terminal = try PseudoTerminal(
      running: BuildProducts.path(of: "lstm-viz"), arguments, size: Size(columns: 100, rows: 24))
  }

  /// Waits until some updates were made.
  func waitForUpdates() throws {
    try terminal.wait(for: "loss")
  }

  /// Presses Ctrl-C.
  func interrupt() {
    terminal.type("\u{3}")
  }

  /// The exit status; -1 when a signal killed it.
  func waitForEnd() throws -> Int32 {
    guard case .exited(let status) = try terminal.waitForEnd() else { return -1 }
    return status
  }
}
