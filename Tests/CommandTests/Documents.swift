import Foundation
import Screen
import Testing

@testable import Explorer
@testable import lstm_viz

/// The help, the footer, the README and the manual page say what the key table says.
@Suite struct Documents {
  private let texts = Texts.english

  private func frame(_ arguments: String...) throws -> String {
    let result = try Command.run(["frame", Command.sine] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  private func manual() throws -> String {
    let result = try Command.run(["manual"])
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  @Test func theHelpHasEveryKeyAndNothingElse() throws {
    let lines = try frame("--size", "80x150", "--keys", "?").split(separator: "\n").map(String.init)
    let first = try #require(lines.firstIndex { $0.hasPrefix("  Keys") })
    let expected = KeyTable.entries.map { entry in
      "    " + entry.keys + String(repeating: " ", count: 20 - entry.keys.count)
        + texts.long(entry.action)
    }
    let shown = lines.dropFirst(first + 1).prefix(expected.count)
    #expect(shown.elementsEqual(expected))
    #expect(lines[first + 1 + expected.count].hasPrefix("  Commands"))
  }

  @Test(arguments: Page.allCases)
  func theFootersKeysAreTheTables(page: Page) throws {
    let footer = try frame("--size", "200x40", "--page", page.name).split(separator: "\n").last
    let said = KeyTable.footer(of: page).map { "\($0.footerKeys ?? "") \(texts.short($0.action))" }
    #expect(!said.isEmpty)
    for words in said { #expect(footer?.contains("  \(words)") == true, "\(words)") }
    #expect(footer?.hasSuffix("  " + said.joined(separator: "  ")) == true)
  }

  @Test func theReadmesTableIsTheTables() throws {
    let path = "\(Command.repository)/README.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let begin = try #require(text.range(of: "\n## Keys\n\n")).upperBound
    let end = try #require(text.range(of: "\n\n", range: begin..<text.endIndex)).lowerBound
    let rows = KeyTable.entries.map { entry in
      let keys = entry.keys.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")
      return "| \(keys) | \(texts.long(entry.action)) |"
    }
    let table = (["| keys | do |", "|---|---|"] + rows).joined(separator: "\n")
    guard text[begin..<end] != table else { return }
    if ProcessInfo.processInfo.environment["LSTM_VIZ_RECORD"] != nil {
      try text.replacingCharacters(in: begin..<end, with: table)
        .write(toFile: path, atomically: true, encoding: .utf8)
    }
    Issue.record("the table of README.md should be (LSTM_VIZ_RECORD=1 writes it)\n\(table)")
  }

  @Test func theManualPageHasEveryKeyAndCommand() throws {
    let page = try manual()
    for entry in KeyTable.entries {
      let keys = Roff.escaped(entry.keys)
      #expect(page.contains(".B \"\(keys)\"\n\(Roff.escaped(texts.long(entry.action)))\n"))
    }
    for command in KeyTable.commands {
      #expect(page.contains(":\(Roff.escaped(command.name))"), "\(command.name)")
    }
    for line in texts.mouse.lines {
      let what = Roff.escaped(line.what)
      #expect(page.contains(".B \"\(what)\"\n\(Roff.escaped(line.does))\n"))
    }
  }

  @Test func theManualPageHasEveryCommandAndOptionThatHelpHas() throws {
    let page = try manual()
    let program = try CommandDescription.ofProgram()
    let commands = (program.subcommands ?? []).filter { $0.commandName != "help" }
    #expect(commands.contains { $0.commandName == "manual" })
    for command in commands {
      #expect(page.contains(".SS \(command.commandName)\n"))
      for argument in command.ownArguments {
        let term = argument.names?.first?.text ?? "<\(argument.valueName ?? "?")>"
        let escaped = Roff.escaped(term)
        #expect(
          page.contains(".B \"\(escaped)") || page.contains(", \(escaped)\"\n"),
          "\(command.commandName) \(term)")
      }
    }
    #expect(!page.contains(Roff.escaped("crash-after-start")))
    for name in ["XDG_CONFIG_HOME", "NO_COLOR", "COLORFGBG"] { #expect(page.contains(name)) }
  }

  @Test func theManualPageIsWellFormed() throws {
    let lines = try manual().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.hasPrefix(".TH LSTM-VIZ 1 ") == true && lines.last == "")
    let macros: Set = [
      ".TH", ".SH", ".SS", ".PP", ".TP", ".IP", ".B", ".nf", ".fi", ".RS", ".RE",
    ]
    for line in lines.dropLast() {
      #expect(!line.isEmpty && line.allSatisfy(\.isASCII), "\(line)")
      guard line.hasPrefix(".") || line.hasPrefix("'") else { continue }
      #expect(macros.contains(line.split(separator: " ").first.map(String.init) ?? ""), "\(line)")
    }
  }

  @Test func whatMeansSomethingToTheFormatterIsEscaped() {
    #expect(
      Roff.escaped("a\\b - 'c' `d` ^B ~ ←")
        == "a\\eb \\- \\(aqc\\(aq \\(gad\\(ga \\(haB \\(ti \\[u2190]")
    var roff = Roff(name: "x", date: "2026-11-29", source: "x 1")
    roff.section("one")
    roff.paragraphs(".dot\n'quote\n\nnext")
    roff.entry(". ,", "walk\n\non")
    roff.entry("a\"b", "")
    #expect(
      roff.text == """
        .TH X 1 2026-11-29 "x 1"
        .SH ONE
        \\&.dot
        \\(aqquote
        .PP
        next
        .TP
        .B ". ,"
        walk
        .IP
        on
        .TP
        .B "a\\(dqb"

        """)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func everyShellGetsItsCompletions(shell: String) throws {
    let result = try Command.run(["--generate-completion-script", shell])
    #expect(result.status == 0 && result.errors.isEmpty)
    for word in ["page", "gate-map", "units", "viridis", "manual"] {
      #expect(result.output.contains(word), "\(word)")
    }
  }
}
