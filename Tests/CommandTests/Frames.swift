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

  @Test func keysAreTypedFirst() throws {
    let typed = try frame("--keys", "Right*60 l l j*7 Down")
    #expect(try typed.output == frame("--step", "62", "--unit", "8").output)
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
  }
}
