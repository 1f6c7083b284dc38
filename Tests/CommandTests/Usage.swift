import Testing

/// Wrong usage ends with status 2, help with 0.
@Suite struct Usage {
  @Test(arguments: [
    ["--nonsense"], ["frame"], ["frame", Command.sine, "--size", "0x24"],
    ["frame", Command.sine, "--keys", "Rigth"], ["frame", Command.sine, "--step", "200"],
    ["frame", Command.sine, "--unit", "-1"], ["frame", Command.sine, "--page", "nine"],
    ["frame", Command.sine, "--format", "gif"], ["frame", Command.sine, "--gate-order", "abcd"],
    ["trace", Command.sine], ["trace", Command.sine, "--out", "t.txt"],
    [Command.sine, "--color", "17"], [Command.sine, "--sequence", "-1"],
    [Command.sine, "--gate-map", "jet"], [Command.sine, "--state-map", "jet"],
    [Command.sine, "--theme", "grey"], [Command.sine, "--keys", "Rigth"],
    [Command.sine, "--text", "a"], [Command.sine, "--columns", "a,"],
  ])
  func wrongUsageEndsWithTwo(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 2, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(!result.errors.isEmpty)
  }

  @Test(arguments: [["--help"], ["help", "trace"], ["--version"], []])
  func helpEndsWithZero(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 0)
    #expect(!result.output.isEmpty)
    #expect(result.errors.isEmpty)
  }

  @Test func examplesAreListed() throws {
    let result = try Command.run(["examples"])
    #expect(result.status == 0)
    #expect(result.output.contains("lstm-viz examples/sine.txt"))
  }

  @Test func bundledExamplesOpenFromAnyFolder() throws {
    let scratch = try Scratch()
    let result = try Command.run(["frame", "examples/sine.txt"], in: scratch.folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("sine.txt"))
  }

  @Test func inspectSaysHowTheModelIsRead() throws {
    let result = try Command.run(["inspect", "\(Command.repository)/Examples/sine.safetensors"])
    #expect(result.status == 0)
    for words in [
      "module      lstm", "i f g o", "1 → 12 units", "head.weight [1, 12]",
      "task        next-value",
    ] {
      #expect(result.output.contains(words), "\(words)")
    }
  }

  @Test(arguments: [("Examples/sine.safetensors", "safetensors, 6"), (npz, "NPZ, 6")])
  func inspectSaysWhatTheFileIs(_ path: String, _ words: String) throws {
    let result = try Command.run(["inspect", "\(Command.repository)/\(path)"])
    #expect(result.output.hasPrefix("\(Command.repository)/\(path): \(words) tensors\n"))
  }

  private static let npz =
    "Tests/RecurrentTests/Fixtures/golden/lstm_i3_h8_t20/formats/params_compressed.npz"
}
