import TestSupport
import Testing

/// The mouse in the real program.
@Suite struct MouseSessions {
  @Test func clicksAndTheWheelAreObeyed() throws {
    let terminal = try Session.start()
    #expect(terminal.screen.mouseModes == Session.mouseModes)
    // One column a step; the first row of f, at its eleventh column; the press and the release.
    terminal.type("z\u{1B}[<0;24;6M\u{1B}[<0;24;6m")
    try terminal.wait(for: "t 10 of 0–199")
    let unit = terminal.screen.row(0)
    terminal.type("\u{1B}[<65;24;9M")
    try terminal.wait(for: "another unit") { $0.row(0) != unit && $0.row(0).contains("t 10 of") }
    terminal.type("\u{1B}[<69;24;9M")
    try terminal.wait(for: "t 11 of 0–199")
    terminal.type("\u{1B}[<0;14;24M")
    try terminal.wait(for: "page 3") {
      // The footer is drawn last; halfway its words stand elsewhere for a moment.
      $0.row(23).contains("3 Unit") && $0.row(23).hasSuffix("q quit")
    }
    let column = try #require(terminal.screen.row(23).firstRange(of: "q quit")).lowerBound
    let row = terminal.screen.row(23)
    terminal.type("\u{1B}[<0;\(row.distance(from: row.startIndex, to: column) + 1);24M")
    #expect(try terminal.waitForEnd() == .exited(0))
    Session.expectWhole(terminal)
  }

  @Test func unwantedItIsNeverSpokenOf() throws {
    let terminal = try Session.start(["--no-mouse"])
    terminal.type("zl")
    try terminal.wait(for: "t 1 of 0–199")
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("?100"))
  }
}
