import Foundation
import Testing

/// Training from the command line, to its end and stopped before.
@Suite struct TrainingRuns {
  @Test func theSameSeedGivesTheSameBytes() throws {
    let scratch = try Scratch()
    for name in ["a", "b"] {
      let result = try Command.run([
        "train", Command.sine, "--epochs", "5", "--hidden", "4", "--seed", "7", "--out",
        "\(scratch.folder)/\(name).safetensors",
      ])
      #expect(result.status == 0, "\(result.errors)")
    }
    let models = try ["a", "b"].map {
      try Data(contentsOf: URL(fileURLWithPath: "\(scratch.folder)/\($0).safetensors"))
    }
    #expect(models[0] == models[1])
    #expect(try scratch.names.filter { $0.hasSuffix("safetensors") }.count == 2)
  }

  @Test func theLossFallsAndIsLogged() throws {
    let scratch = try Scratch()
    let log = "\(scratch.folder)/losses.csv"
    let result = try Command.run([
      "train", Command.sine, "--epochs", "40", "--log", log, "--out",
      "\(scratch.folder)/m.safetensors",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 41)
    #expect(lines[0] == "step,loss,gradient_norm")
    let losses = lines.dropFirst().compactMap { Float($0.split(separator: ",")[1]) }
    #expect(try #require(losses.last) < 0.2 * losses[0])
  }

  @Test func aModelIsTrainedOn() throws {
    let scratch = try Scratch()
    let out = "\(scratch.folder)/m.safetensors"
    let model = "\(Command.repository)/Examples/sine.safetensors"
    let result = try Command.run([
      "train", Command.sine, "--from", model, "--epochs", "1", "--out", out,
    ])
    #expect(result.status == 0, "\(result.errors)")
    let inspected = try Command.run(["inspect", out])
    #expect(inspected.output.contains("1 → 12 units"))
  }

  @Test func aTrainingThatDivergesSaysWhenAndKeepsTheLastGoodWeights() throws {
    let scratch = try Scratch()
    let out = "\(scratch.folder)/m.safetensors"
    let result = try Command.run([
      "train", Command.sine, "--optimizer", "sgd", "--learning-rate", "1e6", "--clip", "0",
      "--epochs", "50", "--out", out,
    ])
    #expect(result.status == 1)
    #expect(result.errors.contains("diverged in epoch"), "\(result.errors)")
    #expect(result.errors.contains("has the last good weights"))
    #expect(try Command.run(["inspect", out]).status == 0)
  }

  @Test func interruptedItLeavesAWholeModelOrNone() throws {
    let scratch = try Scratch()
    let out = "\(scratch.folder)/m.safetensors"
    let session = try TrainingSession([
      "train", Command.sine, "--epochs", "1000000", "--out", out,
    ])
    try session.waitForUpdates()
    session.interrupt()
    #expect(try session.waitForEnd() == 130)
    #expect(try Command.run(["inspect", out]).status == 0)
    #expect(try scratch.names == ["m.safetensors"])
  }

  @Test(arguments: [
    ["--epochs", "0"], ["--learning-rate", "0"], ["--clip", "-1"], ["--forget-bias", "x"],
    ["--task", "nothing"], ["--cell", "transformer"], ["--bidirectional"],
  ])
  func wrongOptionsAreUsage(_ options: [String]) throws {
    let scratch = try Scratch()
    let out = "\(scratch.folder)/m.safetensors"
    let result = try Command.run(["train", Command.sine, "--out", out] + options)
    #expect(result.status == 2, "\(result.errors)")
    #expect(try scratch.names.isEmpty)
  }

  @Test(arguments: [
    "lstm", "lstm-peephole", "lstm-coupled", "lstm-no-forget", "gru", "gru-reset-before",
    "rnn-tanh", "rnn-relu",
  ])
  func everyCellIsTrainedAndShown(_ cell: String) throws {
    let scratch = try Scratch()
    let out = "\(scratch.folder)/m.safetensors"
    let result = try Command.run([
      "train", Command.sine, "--cell", cell, "--hidden", "3", "--epochs", "2", "--out", out,
    ])
    #expect(result.status == 0, "\(result.errors)")
    let frame = try Command.run(["frame", Command.sine, "--model", out, "--step", "5"])
    #expect(frame.status == 0, "\(frame.errors)")
    #expect(frame.output.contains("u0 "))
  }
}
