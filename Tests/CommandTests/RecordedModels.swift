import TensorFiles
import Testing

/// A recording is sequence and model in one file, for every command.
@Suite struct RecordedModels {
  private static let folder = "\(Command.repository)/Tests/LoadingTests/Fixtures/recordings"
  private static let attention = "\(folder)/attention.safetensors"
  private static let several = "\(folder)/several.safetensors"

  @Test func itIsVerified() throws {
    let result = try Command.run([
      "verify", RecordedModels.attention, "--expected",
      "\(RecordedModels.folder)/attention_expected.safetensors",
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.split(separator: "\n").count == 26)
    let wrong = try Command.run([
      "verify", RecordedModels.attention, "--gate-order", "iofg", "--expected",
      "\(RecordedModels.folder)/attention_expected.safetensors",
    ])
    #expect(wrong.status == 1)
  }

  @Test func itIsTraced() throws {
    let scratch = try Scratch()
    let out = "\(scratch.folder)/t.safetensors"
    let result = try Command.run(["trace", RecordedModels.attention, "--out", out])
    #expect(result.status == 0, "\(result.errors)")
    let file = try TensorFile(contentsOf: out)
    #expect(file.entry(named: "x")?.shape == [2, 7, 3])
    #expect(file.entry(named: "l1_reverse.f")?.shape == [2, 7, 4])
  }

  @Test(arguments: [[], ["frame"]])
  func itIsShown(_ command: [String]) throws {
    let result = try Command.run(command + [RecordedModels.attention, "--sequence", "1"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("t 0 of 0–6"))
  }

  @Test func aModuleIsChosen() throws {
    let result = try Command.run(["frame", RecordedModels.several, "--module", "decoder"])
    #expect(result.output.contains("unit 0 of 0–5"), "\(result.errors)")
    let none = try Command.run(["frame", RecordedModels.several])
    #expect(none.status == 1 && none.errors.contains("--module: cells, decoder, top"))
  }

  @Test func namesMakeAFileItsOwnModel() throws {
    let scratch = try Scratch()
    let path = try scratch.put(
      "m.safetensors",
      TensorFile.safetensors([
        (name: "one", tensor: Tensor([1, 2, 3, 4], shape: [4, 1])),
        (name: "two", tensor: Tensor([1, 2, 3, 4], shape: [4, 1])),
        (name: "x", tensor: Tensor([1, 2], shape: [2])),
      ]))
    let result = try Command.run([
      "trace", path, "--names", "weight_ih_l0=one,weight_hh_l0=two", "--out", "-", "--format",
      "csv",
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("t,x[0],l0.f[0]"))
  }
}
