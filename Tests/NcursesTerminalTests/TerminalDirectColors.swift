import Screen
import TestSupport
import Testing

/// Colours beyond a palette, on a terminal whose description has them.
@Suite(.enabled(if: DirectTerminfo.canBeMade, "tic, which makes terminal descriptions, is missing"))
struct TerminalDirectColors {
  private let terminfo: DirectTerminfo
  private let all = "\(ColorDepth.truecolor.rawValue)"

  init() throws {
    terminfo = try DirectTerminfo()
  }

  private func start(_ arguments: [String], type: String) throws -> PseudoTerminal {
    try Probe.start(
      arguments, environment: ["TERM": type, "TERMINFO_DIRS": terminfo.folders])
  }

  private func expectMixed(_ terminal: PseudoTerminal) throws {
    #expect(terminal.screen.row(0).contains("colors \(all) "))
    terminal.type("P")
    try terminal.wait(for: "the picture") {
      $0.cells[15][59].text == "]" && $0.row(2).hasPrefix("bold")
    }
    let screen = terminal.screen
    let grounds = screen.cells[4].prefix(16).map(\.style.background)
    // The first one is black, of the palette as of the others.
    #expect(grounds.first == .indexed(0))
    let mixed = (1..<16).map { Color.rgb(RGB(UInt8(16 * $0), 0, UInt8($0))) }
    #expect(Array(grounds.dropFirst()) == mixed)
    // The palette's first colours are its own, the others what xterm shows for them.
    #expect(screen.cells[0][7].style.background == .indexed(7))
    #expect(screen.cells[0][9].style.background == .rgb(RGB(xterm: 9)))
    #expect(screen.cells[1][3].style.foreground == .rgb(RGB(xterm: 235)))
    #expect(screen.unknownSequences.isEmpty)
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.isRestored)
  }

  @Test func ofTheTerminalsOwnDescription() throws {
    try expectMixed(start(["--color", all], type: "xterm-direct"))
  }

  @Test func ofItsFamilys() throws {
    try expectMixed(start(["--color", all], type: "xterm-256color"))
  }

  @Test func withoutBeingAskedForThereAre256() throws {
    let terminal = try start([], type: "xterm-direct")
    #expect(terminal.screen.row(0).contains("colors 256 "))
    #expect(terminal.screen.row(1) == "no notice")
    // The title is green of the palette.
    #expect(terminal.screen.cells[0][0].style.foreground == .indexed(2))
    terminal.type("P")
    try terminal.wait(for: "the picture") { $0.row(2).hasPrefix("bold") && $0.row(15) != "" }
    #expect(terminal.screen.cells[1][3].style.background == .rgb(RGB(xterm: 17)))
    #expect(terminal.screen.cells[4][3] == EmulatedCell())
  }

  @Test func aTerminalOfFewColoursIsNotTakenForXterm() throws {
    // This one has no alternate screen.
    let terminal = try PseudoTerminal(
      running: try BuildProducts.path(of: "TerminalProbe"), ["--color", all],
      environment: ["TERM": "linux", "TERMINFO_DIRS": terminfo.folders],
      size: Size(columns: 60, rows: 16))
    try terminal.wait(for: "events 0")
    #expect(terminal.screen.row(0).contains("colors 8 "))
    #expect(terminal.screen.row(1).hasPrefix("no terminal type for 24-bit colour"))
  }
}
