import Screen
import TestSupport
import Testing

/// What a canvas looks like on the screen.
@Suite struct TerminalPictures {
  private func picture(
    _ arguments: [String] = [], environment: [String: String?] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try Probe.start(arguments, environment: environment)
    terminal.type("P")
    try terminal.wait(for: "the picture") {
      $0.cells[15][59].text == "]" && $0.row(2).hasPrefix("bold")
    }
    return terminal
  }

  @Test func colors() throws {
    let screen = try picture().screen
    for index in 0..<16 {
      let ground = Style(background: .indexed(UInt8(index)))
      #expect(screen.cells[0][index] == EmulatedCell(" ", style: ground))
    }
    for index in 0..<24 {
      let style = Style(foreground: .indexed(UInt8(232 + index)), background: .indexed(17))
      #expect(screen.cells[1][index] == EmulatedCell("▄", style: style))
    }
    #expect(screen.cells[0][16] == EmulatedCell())
    #expect(screen.unknownSequences.isEmpty)
  }

  @Test func attributes() throws {
    let row = try picture().screen.cells[2]
    #expect(row[0].style.attributes == .bold)
    #expect(row[4].style == .plain)
    #expect(row[5].style.attributes == .underline)
    #expect(row[11].style.attributes == .reverse)
    #expect(row[19].style.attributes == .dim)
  }

  @Test func wideAndCombinedGlyphs() throws {
    let screen = try picture().screen
    #expect(screen.row(3) == "中文 C\u{303} e\u{301} 🙂|")
    #expect(screen.cells[3][0].text == "中")
    #expect(screen.cells[3][1].text.isEmpty)
    #expect(screen.cells[3][5].text == "C\u{303}")
    #expect(screen.cells[3][11].text == "|")
    #expect(screen.cells[3][59].text == " ")
  }

  @Test func cursor() throws {
    let terminal = try Probe.start()
    #expect(!terminal.screen.isCursorVisible)
    terminal.type("R")
    try terminal.wait(for: "the cursor") {
      $0.isCursorVisible && $0.cursor == Point(x: 3, y: 1)
    }
    terminal.type("R")
    try terminal.wait(for: "no cursor") { !$0.isCursorVisible }
  }

  @Test func noColor() throws {
    let terminal = try picture(environment: ["NO_COLOR": "1"])
    #expect(terminal.screen.cells[2][5].style.attributes == .underline)
    terminal.type("Pq")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(!terminal.hasWrittenColors)
  }

  @Test func emptyNoColorSaysNothing() throws {
    let terminal = try Probe.start(environment: ["NO_COLOR": ""])
    #expect(terminal.screen.row(0).contains("colors 256"))
  }

  @Test(arguments: [0, 8, 16, 256])
  func requestedDepth(depth: Int) throws {
    let terminal = try Probe.start(
      ["--color", "\(depth)"], environment: ["NO_COLOR": "1"])
    #expect(terminal.screen.row(0).contains("colors \(depth) "))
    #expect(terminal.hasWrittenColors == (depth > 0))
  }

  @Test func requestedDepthIsAtMostTheTerminals() throws {
    let terminal = try Probe.start(["--color", "256"], environment: ["TERM": "xterm"])
    #expect(terminal.screen.row(0).contains("colors 8 "))
  }

  @Test func colorsThatTheTerminalLacks() throws {
    let screen = try picture(["--color", "8"]).screen
    // Bright colours become their dark twins; others are not drawn.
    #expect(screen.cells[0][9].style.background == .indexed(1))
    #expect(screen.cells[1][5] == EmulatedCell("▄"))
  }

  @Test func morePairsThanTheTerminalHas() throws {
    let terminal = try Probe.start(environment: ["TERM": "xterm"])
    for _ in 0..<3 {
      terminal.type("M")
      try terminal.wait(for: "the pairs") { $0.row(15) == "end" }
      for y in 0..<8 {
        let grounds = terminal.screen.cells[y].prefix(9).map(\.style.background)
        // The ones that are left over have their ground at least where there was one to share.
        #expect(grounds.contains(.indexed(UInt8(y))) || y == 7)
        #expect(grounds.allSatisfy { $0 == .indexed(UInt8(y)) || $0 == .standard })
      }
      terminal.type("M")
      try terminal.wait(for: "the list") { $0.row(15).hasPrefix("events") }
      let first = terminal.screen.cells[0][0]
      #expect(first.style == Style(foreground: .indexed(2), attributes: .bold))
    }
  }

  @Test func asciiLocaleOfAnyTerminal() throws {
    let screen = try picture(environment: ["LC_ALL": "C"]).screen
    #expect(screen.row(3) == "中文 C\u{303} e\u{301} 🙂|")
  }

  @Test func asciiOnDemand() throws {
    let terminal = try picture(["--ascii"])
    #expect(terminal.screen.row(3) == "? ?  ? ? ? |")
    #expect(terminal.screen.cells[1][0].text == "?")
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
    terminal.type("P")
    try terminal.wait(for: "utf8 false")
  }

  @Test func repaintSendsEverything() throws {
    let terminal = try Probe.start()
    let before = terminal.output.count
    terminal.type("\u{0C}")
    try terminal.wait(for: "key C-l")
    let sent = String(decoding: terminal.output[before...], as: UTF8.self)
    #expect(sent.contains("ready 60x16"))
  }

  @Test func unchangedRowsAreNotSent() throws {
    let terminal = try Probe.start()
    let before = terminal.output.count
    terminal.type("a")
    try terminal.wait(for: "events 1")
    #expect(terminal.output.count - before < 60)
  }
}
