import Screen
import TestSupport
import Testing

@Suite struct TerminalResizing {
  @Test func smallAndBack() throws {
    let terminal = try Probe.start()
    let before = terminal.screen.cells
    terminal.resize(to: Size(columns: 20, rows: 5))
    try terminal.wait(for: "ready 20x5")
    try terminal.wait(for: "the event") { $0.row(2) == "resized" }
    terminal.resize(to: Size(columns: 60, rows: 16))
    try terminal.wait(for: "ready 60x16")
    try terminal.wait(for: "events 2 ")
    #expect(terminal.screen.cells[1] == before[1])
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.isRestored)
    #expect(terminal.isCooked)
  }

  @Test(arguments: [(1, 1), (2, 1), (1, 7), (300, 100)])
  func anySize(columns: Int, rows: Int) throws {
    let terminal = try Probe.start()
    terminal.resize(to: Size(columns: columns, rows: rows))
    // The last row is written last and begins with an e.
    try terminal.wait(for: "a picture of the size") {
      $0.cells[rows - 1][0].text == "e" && (rows == 1 || $0.cells[0][0].text == "r")
    }
    terminal.resize(to: Size(columns: 60, rows: 16))
    try terminal.wait(for: "ready 60x16")
  }

  @Test func manyInARow() throws {
    let terminal = try Probe.start()
    for columns in 30..<90 {
      terminal.resize(to: Size(columns: columns, rows: columns / 3))
    }
    try terminal.wait(for: "ready 89x29")
  }

  @Test func whatAWindowLostMeanwhileIsDrawnAnew() throws {
    let terminal = try Probe.start()
    let before = terminal.screen.cells
    // As if both had come before the program looked: the size is the old one, the cells are gone.
    terminal.screenLoses(to: Size(columns: 5, rows: 2))
    #expect(terminal.screen.cells != before)
    terminal.send(signal: SIGWINCH)
    try terminal.wait(for: "all that it lost") {
      $0.row(2) == "resized" && $0.cells[1] == before[1] && $0.row(15).hasPrefix("events 1 pid ")
    }
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func sizeInTheEnvironmentIsIgnored() throws {
    let terminal = try Probe.start(environment: ["LINES": "7", "COLUMNS": "31"])
    #expect(terminal.screen.row(0).hasPrefix("ready 60x16"))
    terminal.resize(to: Size(columns: 50, rows: 12))
    try terminal.wait(for: "ready 50x12")
  }
}
