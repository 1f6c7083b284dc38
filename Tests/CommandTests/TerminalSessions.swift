import Screen
import TestSupport
import Testing

/// The real program in terminals that are strange, restless or without colour.
@Suite struct TerminalSessions {
  @Test func aStormOfResizesEndsWithTheRightPicture() throws {
    let terminal = try Session.start(["--step", "0", "--unit", "0"])
    // One column a step, so that a key goes one step on at any size.
    terminal.type("z")
    var random = SeededGenerator(seed: 5)
    for turn in 0..<300 {
      terminal.resize(
        to: Size(
          columns: .random(in: 1...200, using: &random), rows: .random(in: 1...60, using: &random)))
      if turn.isMultiple(of: 10) { terminal.type("l") }
      if turn.isMultiple(of: 50) { terminal.resize(to: Size(columns: 1, rows: 1)) }
    }
    terminal.resize(to: Size(columns: 80, rows: 24))
    let still = try Session.start(["--step", "0", "--unit", "0"])
    still.type("z" + String(repeating: "l", count: 30))
    // The title comes first, the sentence's end last; the sequence's row when all of it was read.
    try still.wait(for: "the whole picture") {
      $0.row(22).hasSuffix("C +2.32, shows     8 % → h +0.07") && $0.row(21).count == 80
    }
    try terminal.wait(for: "the picture of a calm session") { $0.cells == still.screen.cells }
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.isRestored)
    #expect(terminal.isCooked)
  }

  @Test(arguments: ["vt100", "xterm", "tmux-256color", "screen", "linux", "xterm-direct"])
  func anyTerminalShowsItAndIsLeftClean(type: String) throws {
    let terminal = try PseudoTerminal(
      running: BuildProducts.path(of: "lstm-viz"), [Command.sine], environment: ["TERM": type])
    try terminal.wait(for: "t 0 of 0–199")
    terminal.type("zl")
    try terminal.wait(for: "t 1 of 0–199")
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.isRestored)
    #expect(terminal.isCooked)
  }

  @Test func aSequenceMayComeThroughAPipe() throws {
    let line = #"cat "$1" | "$2" - --model "$3""#
    let terminal = try PseudoTerminal(
      running: "/bin/sh",
      [
        "-c", line, "sh", Command.sine, BuildProducts.path(of: "lstm-viz"),
        "\(Command.repository)/Examples/sine.safetensors",
      ])
    try terminal.wait(for: "t 0 of 0–199")
    terminal.type("z\u{1B}OC")
    try terminal.wait(for: "t 1 of 0–199")
    try Session.expectQuit(terminal)
  }

  @Test func withReducedMotionNothingPlays() throws {
    let terminal = try Session.start(["--reduce-motion"])
    terminal.type(" ")
    try terminal.wait(for: "motion is reduced")
    terminal.type("zl")
    try terminal.wait(for: "t 1 of 0–199")
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func whoAsksForMoreColoursThanThereAreIsToldSo() throws {
    // The Linux console has 8 colours, and no other description takes its place.
    let terminal = try PseudoTerminal(
      running: BuildProducts.path(of: "lstm-viz"), [Command.sine, "--color", "truecolor"],
      environment: ["TERM": "linux"])
    try terminal.wait(for: "t 0 of 0–199")
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    let output = String(decoding: terminal.output, as: UTF8.self)
    #expect(output.contains("no terminal type for 24-bit colour"))
    #expect(!output.contains("8:2:") && !output.contains("8;2;"))
  }
}
