import Foundation
import TensorFiles
import Testing

/// `trace` and `verify` as a script uses them.
@Suite struct Traces {
  private static let batch =
    "\(Command.repository)/Tests/RecurrentTests/Fixtures/golden/lstm_b3_i2_h4_t7/f32.safetensors"
  private static let model = ["--module", "", "--head", "linear"]
  private static let options = model + ["--time-major", "--initial-state", batch]

  @Test func everySequenceIsWrittenWithItsLoss() throws {
    let scratch = try Scratch()
    let out = "\(scratch.folder)/t.safetensors"
    let result = try Command.run(
      ["trace", Traces.batch, "--targets", "\(Traces.batch):y", "--gradients", "--out", out]
        + Traces.options)
    #expect(result.status == 0, "\(result.errors)")
    let file = try TensorFile(contentsOf: out)
    #expect(file.entry(named: "l0.f")?.shape == [7, 3, 4])
    #expect(file.entry(named: "grad.linear.weight")?.shape == [1, 4])
    #expect(file.entry(named: "loss")?.shape == [1])
  }

  @Test func oneSequenceIsWrittenWithoutPrefix() throws {
    let result = try Command.run(
      ["trace", Traces.batch, "--sequence", "2", "--out", "-", "--format", "csv"]
        + Traces.options)
    #expect(result.output.hasPrefix("t,x[0],x[1],l0.f[0]"))
    #expect(result.output.split(separator: "\n").count == 8)
  }

  @Test func aModelOfTheNextValueNeedsNoTargets() throws {
    let result = try Command.run(
      ["trace", Command.sine, "--gradients", "--out", "-", "--format", "jsonl"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("\"grad.l0.c\":["))
    #expect(!result.output.contains("grad.h0") && !result.output.contains("\"loss\""))
  }

  @Test(arguments: [
    (["--targets", "\(batch):x"], "must hold [7, 3, 1] values for the task step-value"),
    (["--targets", "\(batch):z"], "it has no array \"z\" for --targets"),
    (["--gradients"], "give --targets"),
    (["--task", "step-value"], "the task step-value needs targets"),
    (["--targets", "\(batch):y", "--task", "next-value"], "leave out --targets"),
  ])
  func aLossThatCannotBeIsOneSentence(_ arguments: [String], _ words: String) throws {
    let result = try Command.run(
      ["trace", Traces.batch, "--out", "-", "--format", "csv"] + Traces.options + arguments)
    #expect(result.status == 1)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(result.errors.filter { $0 == "\n" }.count == 1)
    #expect(result.output.isEmpty)
  }

  @Test func targetsNeedFileAndName() throws {
    let result = try Command.run(["trace", Command.sine, "--targets", "y", "--out", "t.csv"])
    #expect(result.status == 2)
  }

  @Test func aReferenceIsVerified() throws {
    let arguments = ["verify", Traces.batch, "--expected", Traces.batch] + Traces.options
    let good = try Command.run(arguments + ["--targets", "\(Traces.batch):y", "--gradients"])
    #expect(good.status == 0, "\(good.errors)")
    #expect(good.output.split(separator: "\n").count == 27)
    #expect(good.output.contains("grad.x ") && good.output.contains("grad.linear.bias"))
    let strict = try Command.run(arguments + ["--tolerance", "1e-9"])
    #expect(strict.status == 1)
    #expect(strict.output.contains("l0.f ") && strict.output.contains("differs"))
    #expect(strict.errors.contains("by more than the tolerance"))
  }

  @Test func aTraceOfNumPyIsWrittenAndVerified() throws {
    let scratch = try Scratch()
    let out = "\(scratch.folder)/t.npz"
    let written = try Command.run(["trace", Command.sine, "--out", out])
    #expect(written.status == 0, "\(written.errors)")
    let file = try TensorFile(contentsOf: out)
    #expect(file.title == "NPZ")
    #expect(file.entry(named: "l0.f")?.shape == [200, 12])
    let same = try Command.run(["verify", Command.sine, "--expected", out, "--tolerance", "0"])
    #expect(same.status == 0, "\(same.errors)")
    #expect(same.output.split(separator: "\n").count == 12)
  }

  /// The commonest silent mistake, which only a reference shows.
  @Test func aWrongOrderOfGatesIsFound() throws {
    let arguments = ["verify", Traces.batch, "--expected", Traces.batch] + Traces.options
    let result = try Command.run(arguments + ["--gate-order", "iofg"])
    #expect(result.status == 1)
    #expect(result.errors.contains("l0.f"))
  }

  @Test func nothingInCommonIsAnError() throws {
    let result = try Command.run(
      ["verify", Command.sine, "--expected", "\(Command.repository)/Examples/sine.safetensors"])
    #expect(result.status == 1)
    #expect(result.output.isEmpty && result.errors.contains("of which the trace has none"))
  }
}
