import Testing

@Suite struct Frames {
  private func frame(_ arguments: String...) throws -> Command.Result {
    try Command.run(["frame", Command.sine] + arguments)
  }

  @Test func aTextFrameHasNoEscapesAndFits() throws {
    let result = try frame("--size", "90x30")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 31 && lines.last == "")
    #expect(lines.allSatisfy { $0.count <= 90 })
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func anANSIFrameHasColoursUnlessTheyAreUnwanted() throws {
    #expect(try frame("--format", "ansi").output.contains("\u{1B}[0;48;5;"))
    let quiet = try Command.run(
      ["frame", Command.sine, "--format", "ansi"], environment: ["NO_COLOR": "1"])
    #expect(!quiet.output.contains("8;5;"))
    #expect(!(try frame("--format", "ansi", "--color", "never").output.contains("8;5;")))
  }

  @Test(arguments: [("ansi", "48;2;"), ("svg", "#"), ("html", "#")])
  func allColoursAreMoreThanThoseOfThePalette(format: String, sign: String) throws {
    let palette = try frame("--format", format, "--color", "256", "--step", "30")
    let all = try frame("--format", format, "--color", "truecolor", "--step", "30")
    #expect(all.status == 0 && all.output != palette.output)
    let count = { (text: String) in
      Set(text.split(separator: format == "ansi" ? "48;2;" : "#").map { $0.prefix(6) }).count
    }
    #expect(all.output.contains(sign) && count(all.output) > count(palette.output) + 20)
  }

  @Test func keysAreTypedFirst() throws {
    let typed = try frame("--keys", "z Right*60 l l z j*7 Down")
    #expect(try typed.output == frame("--step", "62", "--unit", "8").output)
  }

  @Test func aScriptsKeysAreTypedBeforeThoseOfTheCommandLine() throws {
    let scratch = try Scratch()
    let script = try scratch.put("keys.txt", "# to the jump\nz Right*60 l l z # there\n\nj*7\n")
    let typed = try frame("--script", script, "--keys", "Down g j*8")
    #expect(try typed.output == frame("--step", "62", "--unit", "8").output)
  }

  @Test func aWrongWordInAScriptIsSaidWithItsLine() throws {
    let scratch = try Scratch()
    let script = try scratch.put("keys.txt", "l\n\nRigth\n")
    let result = try frame("--script", script)
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("lstm-viz: \(script), line 3: 'Rigth' names no key"))
    let missing = try frame("--script", "\(scratch.folder)/none")
    #expect(missing.status == 1 && missing.errors.contains("there is no such file"))
    let bytes = try frame("--script", scratch.put("bytes", [0xFF, 0xFE]))
    #expect(bytes.status == 1 && bytes.errors.contains("not text in UTF-8"))
  }

  @Test func picturesAreWholeDocumentsWithTheirText() throws {
    let svg = try Command.run(
      ["frame", Command.sine, "--format", "svg", "--unit", "8"], environment: ["NO_COLOR": "1"])
    #expect(svg.output.hasPrefix("<svg xmlns=") && svg.output.hasSuffix("</svg>\n"))
    #expect(svg.output.contains(">forget gate</text>"))
    // The orange of states: NO_COLOR speaks of terminals.
    #expect(svg.output.contains("#ff8700"))
    #expect(!(try frame("--format", "svg", "--color", "never").output.contains("#ff8700")))
    let html = try frame("--format", "html")
    #expect(html.output.hasPrefix("<!DOCTYPE html>") && html.output.hasSuffix("</html>\n"))
    #expect(html.output.contains(">forget gate"))
  }

  @Test func picturesHaveTheThemeAndTheMapsThatAreAskedFor() throws {
    let light = try frame("--format", "svg", "--theme", "light").output
    #expect(light.contains("height=\"576\" fill=\"#ffffff\""))
    let dark = try Command.run(
      ["frame", Command.sine, "--format", "svg"], environment: ["COLORFGBG": "0;15"]
    ).output
    #expect(dark.contains("height=\"576\" fill=\"#000000\""))
    // 119, a green that only viridis has.
    #expect(!dark.contains("#87ff5f"))
    #expect(try frame("--format", "svg", "--state-map", "viridis").output.contains("#87ff5f"))
    #expect(try frame("--format", "svg", "--gate-map", "viridis").output.contains("#87ff5f"))
    // 208, an orange that gates have from .9 on when they are shown as states are.
    let gates = ["--format", "svg", "--state-map", "light", "--gate-map"]
    for (map, hasOrange) in [("blue-orange", true), ("light", false)] {
      let arguments = ["frame", Command.sine] + gates + [map]
      #expect(try Command.run(arguments).output.contains("#ff8700") == hasOrange)
    }
  }

  @Test func aTerminalSaysWhetherItsGroundIsLight() throws {
    let arguments = ["frame", Command.sine, "--format", "ansi"]
    let light = try Command.run(arguments, environment: ["COLORFGBG": "0;15"]).output
    #expect(try light == Command.run(arguments + ["--theme", "light"]).output)
    #expect(try light != Command.run(arguments).output)
    let dark = arguments + ["--theme", "dark"]
    #expect(
      try Command.run(dark, environment: ["COLORFGBG": "0;15"]).output
        == Command.run(arguments).output)
  }

  @Test func asciiIsAllThatASCIIShows() throws {
    #expect(try frame("--ascii").output.allSatisfy(\.isASCII))
  }

  @Test func standardInputIsASequence() throws {
    let result = try Command.run(
      ["frame", "-", "--model", "\(Command.repository)/Examples/sine.safetensors"],
      input: Array("0.1\n0.2\n0.3\n".utf8))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("t 0 of 0–2"))
  }

  @Test func theExplorerPrintsAFrameWhereThereIsNoTerminal() throws {
    let result = try Command.run([Command.sine, "--step", "3"])
    #expect(result.status == 0)
    #expect(result.output.contains("t 3 of 0–199"))
    #expect(!result.output.contains("\u{1B}"))
    #expect(try Command.run([Command.sine, "--keys", "z l*3 z"]).output == result.output)
  }
}
