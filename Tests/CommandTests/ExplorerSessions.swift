import Foundation
import Screen
import TestSupport
import Testing

/// The explorer in a terminal of its own.
@Suite struct ExplorerSessions {
  @Test func quittingLeavesTheTerminalAsItWas() throws {
    let terminal = try Session.start()
    #expect(terminal.screen.isAlternate)
    try Session.expectQuit(terminal)
  }

  @Test(arguments: ["Q", "\u{3}", "?q" + "q"])
  func otherWaysToQuit(_ keys: String) throws {
    let terminal = try Session.start()
    terminal.type(keys)
    #expect(try terminal.waitForEnd() == .exited(0))
    Session.expectWhole(terminal)
  }

  @Test func theSentenceAtAStepSaysTheTracesNumbers() throws {
    let terminal = try Session.start()
    terminal.type("z" + String(repeating: "l", count: 62))
    let scratch = try Scratch()
    let path = "\(scratch.folder)/t.csv"
    #expect(try Command.run(["trace", Command.sine, "--out", path]).status == 0)
    let table = try CSVTable(contentsOfFile: path)
    let forget = try table.value("l0.f[8]", 62)
    let before = try table.value("l0.c[8]", 61)
    let written = try table.value("l0.i[8]", 62) * table.value("l0.g[8]", 62)
    let numbers = [
      String(format: "keeps %5.0f %% of %+.2f", 100 * forget, before),
      String(format: "adds      %+.2f", written),
      String(format: "C %+.2f", try table.value("l0.c[8]", 62)),
      String(format: "shows %5.0f %%", 100 * (try table.value("l0.o[8]", 62))),
      String(format: "h %+.2f", try table.value("l0.h[8]", 62)),
    ]
    try terminal.wait(for: "step 62 with \(numbers)") { screen in
      screen.text.contains("t 62 of 0–199") && numbers.allSatisfy(screen.row(22).contains)
    }
    terminal.type("q")
    _ = try terminal.waitForEnd()
  }

  @Test func keysAreTypedBeforeTheFirstPicture() throws {
    let terminal = try Session.start(["--unit", "8", "--keys", "n"])
    #expect(terminal.screen.row(0).contains("t 61 of 0–199"))
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func pagesAreWrittenUnderNewNamesAndCopied() throws {
    let scratch = try Scratch()
    let existing = try scratch.put("lstm-viz-page.svg", "mine")
    // A shell sets the working directory.
    let terminal = try PseudoTerminal(
      running: "/bin/sh",
      [
        "-c", "cd \"$1\" && exec \"$2\" \"$3\"", "sh", scratch.folder,
        BuildProducts.path(of: "lstm-viz"), Command.sine,
      ])
    try terminal.wait(for: "q quit")
    terminal.type("w")
    try terminal.wait(for: "this page is in lstm-viz-page-2.svg now")
    terminal.type("w")
    try terminal.wait(for: "this page is in lstm-viz-page-3.svg now")
    terminal.type("y")
    try terminal.wait(for: "clipboard")
    try Session.expectQuit(terminal)
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}]52;c;bHN0bS12aXo"))
    #expect(try String(contentsOfFile: existing, encoding: .utf8) == "mine")
    let picture = try String(
      contentsOfFile: "\(scratch.folder)/lstm-viz-page-2.svg", encoding: .utf8)
    #expect(picture.hasPrefix("<svg") && picture.hasSuffix("</svg>\n"))
    #expect(try scratch.names.count == 3)
  }

  @Test func aNamedFileIsWrittenAndReplacedOnlyWhenToldTo() throws {
    let scratch = try Scratch()
    let path = try scratch.put("page.txt", "mine")
    let terminal = try Session.start()
    terminal.type(":write \(path)\r")
    try terminal.wait(for: "exists already; :write! replaces ")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    terminal.type(":write! \(path)\r")
    try terminal.wait(for: "this page is in \(path)".prefix(60).description)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("lstm-viz  sine.txt"))
    terminal.type(":write \(scratch.folder)/page.csv\r")
    // When the next answer is there, the file before it is.
    terminal.type(":write /no-such-folder/page.svg\r")
    try terminal.wait(for: "can't be written")
    let table = try CSVTable(contentsOfFile: "\(scratch.folder)/page.csv")
    let trace = "\(scratch.folder)/t.csv"
    #expect(try Command.run(["trace", Command.sine, "--out", trace]).status == 0)
    let whole = try CSVTable(contentsOfFile: trace)
    for name in ["x[0]", "l0.f[8]", "l0.h[11]"] {
      #expect(try table.value(name, 3) == whole.value(name, 3))
    }
    try Session.expectQuit(terminal)
    #expect(try scratch.names == ["page.csv", "page.txt", "t.csv"])
  }

  @Test func keysMayQuit() throws {
    let terminal = try PseudoTerminal(
      running: BuildProducts.path(of: "lstm-viz"), [Command.sine, "--keys", "l q l"])
    #expect(try terminal.waitForEnd() == .exited(0))
    Session.expectWhole(terminal)
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func askedToEnd(_ signal: Int32) throws {
    let terminal = try Session.start()
    terminal.send(signal: signal)
    #expect(try terminal.waitForEnd() == .exited(128 + signal))
    Session.expectWhole(terminal)
  }

  @Test(arguments: [SIGHUP, SIGQUIT])
  func killed(_ signal: Int32) throws {
    let terminal = try Session.start()
    terminal.send(signal: signal)
    #expect(try terminal.waitForEnd() == .killed(signal))
    // What was being written may have been cut off in the middle of a sequence.
    #expect(terminal.screen.isRestored)
    #expect(terminal.isCooked)
  }

  @Test(arguments: ["trap", "fatal-error"])
  func crashing(_ kind: String) throws {
    let terminal = try PseudoTerminal(
      running: BuildProducts.path(of: "lstm-viz"), [Command.sine, "--crash-after-start", kind])
    let status = try terminal.waitForEnd()
    #expect([SIGILL, SIGTRAP].map(ExitStatus.killed).contains(status))
    Session.expectWhole(terminal)
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("Fatal error"))
  }

  @Test func aClosedWindowEndsIt() throws {
    let terminal = try Session.start()
    terminal.hangUp()
    _ = try terminal.waitForEnd()
  }

  @Test func stoppingAndComingBack() throws {
    let terminal = try PseudoTerminal(
      running: BuildProducts.path(of: "TerminalProbe"),
      ["shell", try BuildProducts.path(of: "lstm-viz"), Command.sine])
    try terminal.wait(for: "t 0 of 0–199")
    terminal.type("\u{1A}")
    try terminal.wait(for: "stopped by")
    #expect(terminal.screen.isRestored)
    #expect(terminal.isCooked)
    terminal.type("fg\n")
    try terminal.wait(for: "arrow keys again") {
      $0.isAlternate && $0.hasApplicationKeys && $0.mouseModes == Session.mouseModes
        && $0.text.contains("t 0 of 0–199")
    }
    terminal.type("z\u{1B}OC")
    try terminal.wait(for: "t 1 of 0–199")
    try Session.expectQuit(terminal)
  }

  @Test func resizingToNothingAndBack() throws {
    let terminal = try Session.start()
    // Events and overview come when the whole sequence was walked in the background.
    try terminal.wait(for: "the overview") {
      $0.row(21).contains("whole") && $0.row(21).contains("]")
    }
    let before = terminal.screen.text
    terminal.resize(to: Size(columns: 20, rows: 5))
    try terminal.wait(for: "needs 40×10")
    terminal.resize(to: Size(columns: 80, rows: 24))
    try terminal.wait(for: "the same picture") { $0.text == before }
    try Session.expectQuit(terminal)
  }

  @Test func playingMovesTheCursorToTheEnd() throws {
    let terminal = try Session.start(["--step", "0"])
    terminal.type(">> ")
    try terminal.wait(for: "▶ 30/s")
    try terminal.wait(for: "t 5 of 0–199")
    terminal.type(" ")
    try terminal.wait(for: "a pause") { !$0.text.contains("▶") }
    terminal.type("q")
    _ = try terminal.waitForEnd()
  }

  @Test func withoutColourNoneIsSent() throws {
    let terminal = try Session.start(environment: ["NO_COLOR": "1"])
    terminal.type("q")
    _ = try terminal.waitForEnd()
    let output = String(decoding: terminal.output, as: UTF8.self)
    #expect(!output.contains("8;5;"))
    #expect(terminal.screen.unknownSequences.isEmpty)
  }

  @Test func aLocaleWithoutUTF8IsReadable() throws {
    let terminal = try PseudoTerminal(
      running: BuildProducts.path(of: "lstm-viz"), [Command.sine],
      environment: ["LC_ALL": "C"])
    try terminal.wait(for: "t 0 of 0")
    try Session.expectQuit(terminal)
  }

  @Test func aDumbTerminalGetsATextFrame() throws {
    let terminal = try PseudoTerminal(
      running: BuildProducts.path(of: "lstm-viz"), [Command.sine], environment: ["TERM": "dumb"],
      size: Size(columns: 100, rows: 30))
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.text.contains("t 0 of 0–199"))
  }

  @Test func anUnknownTerminalTypeIsReplacedAndSaidSo() throws {
    let terminal = try Session.start(environment: ["TERM": "no-such-terminal"])
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.text.contains("'no-such-terminal' is unknown"))
  }

  @Test func keysComeFromTheTerminalWhenTheSequenceComesThroughStandardInput() throws {
    let terminal = try PseudoTerminal(
      running: BuildProducts.path(of: "lstm-viz"),
      ["-", "--model", "\(Command.repository)/Examples/sine.safetensors"], input: Command.sine)
    try terminal.wait(for: "t 0 of 0–199")
    terminal.type("zl")
    try terminal.wait(for: "t 1 of 0–199")
    try Session.expectQuit(terminal)
  }
}
