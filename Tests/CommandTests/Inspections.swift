import Foundation
import Testing

/// `inspect`, for a person and for a script.
@Suite struct Inspections {
  private static let fixtures = "\(Command.repository)/Tests/LoadingTests/Fixtures"

  private func inspect(_ file: String, _ arguments: String...) throws -> Command.Result {
    try Command.run(["inspect", "\(Inspections.fixtures)/\(file).safetensors"] + arguments)
  }

  private func object(_ file: String, _ arguments: String...) throws -> [String: Any] {
    let result = try Command.run(
      ["inspect", "\(Inspections.fixtures)/\(file).safetensors", "--json"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(value as? [String: Any])
  }

  private func keys(_ value: Any?) throws -> Set<String> {
    Set(try #require(value as? [String: Any]).keys)
  }

  @Test func aScriptFindsTheKeysThatHelpLists() throws {
    let object = try object("names/keras_gru")
    #expect(
      try keys(object) == [
        "file", "format", "modules", "unreadable", "head", "embedding", "task", "others",
      ])
    let modules = try #require(object["modules"] as? [[String: Any]])
    #expect(
      try keys(modules.first) == [
        "name", "cell", "layers", "gateOrder", "gateOrderFrom", "naming", "notes", "tensors",
        "recording",
      ])
    let layers = try #require(modules.first?["layers"] as? [[String: Any]])
    #expect(
      try keys(layers.first) == ["name", "inputs", "units", "projection", "biases", "direction"])
    let tensors = try #require(modules.first?["tensors"] as? [[String: Any]])
    #expect(try keys(tensors.first) == ["name", "shape", "type", "role", "layout"])
    #expect(try keys(object["head"]) == ["tensors", "outputs"])
    #expect(object["embedding"] is NSNull && object["task"] is NSNull)
    #expect(layers.first?["projection"] is NSNull)
    let help = try Command.run(["help", "inspect"]).output
    for key in try keys(modules.first).union(keys(object)) {
      #expect(help.contains(key), "help does not name \(key)")
    }
  }

  @Test func aScriptReadsWhatIsTrue() throws {
    let object = try object("names/keras_gru")
    let module = try #require((object["modules"] as? [[String: Any]])?.first)
    #expect(module["name"] as? String == "rnn" && module["cell"] as? String == "gru")
    #expect(module["gateOrder"] as? String == "zrn")
    #expect(module["gateOrderFrom"] as? String == "keras")
    let layer = try #require((module["layers"] as? [[String: Any]])?.first)
    #expect(layer["inputs"] as? Int == 3 && layer["units"] as? Int == 4)
    #expect(layer["biases"] as? Int == 2 && layer["direction"] as? String == "forward")
    let kernel = try #require((module["tensors"] as? [[String: Any]])?.first)
    #expect(kernel["name"] as? String == "rnn/kernel" && kernel["layout"] as? String == "columns")
    #expect(kernel["role"] as? String == "weight_ih_l0" && kernel["type"] as? String == "F32")
    let plain = try self.object("names/mlx_rnn")
    let rnn = try #require((plain["modules"] as? [[String: Any]])?.first)
    #expect(rnn["gateOrder"] is NSNull && rnn["gateOrderFrom"] is NSNull)
    #expect(plain["head"] is NSNull)
  }

  @Test func aModelWithATaskSaysIt() throws {
    let result = try Command.run(
      ["inspect", "--json", "\(Command.repository)/Examples/sine.safetensors"])
    #expect(result.output.contains(#""name" : "next-value""#))
    #expect(result.output.contains(#""assumed" : false"#))
  }

  @Test func aPersonIsToldWhatWasTakenForWhat() throws {
    let output = try inspect("names/keras_gru").output
    for words in [
      "gate order  z r n, Keras's", "rnn/kernel [3, 12] in columns as weight_ih_l0",
      "dense/kernel [4, 2] in columns as head.weight", "assumed     Keras's kernel",
    ] {
      #expect(output.contains(words), "\(words)")
    }
    #expect(try inspect("names/cells").output.contains("taken for a stack"))
  }

  @Test func ofSeveralModulesEachIsListed() throws {
    let result = try inspect("recordings/several")
    #expect(result.status == 0)
    for words in [
      "cells    LSTM 3→4→5, 8 tensors, recorded", "decoder  GRU 5→6", "top      RNN ReLU 6→2",
    ] {
      #expect(result.output.contains(words), "\(words)")
    }
    let chosen = try inspect("recordings/several", "--module", "decoder")
    #expect(chosen.output.contains("decoder.x [2, 6, 5]"))
  }

  @Test func namesSayWhatNothingTells() throws {
    let names = "weight_ih_l0=enc/W,weight_hh_l0=enc/U"
    let output = try inspect("names/letters", "--names", names).output
    #expect(output.contains("3 → 4 units, no bias"))
    #expect(try inspect("names/letters", "--names", "enc/W").status == 2)
    let wrong = try inspect("names/letters", "--names", names + ",bias_ih_l0=none")
    #expect(wrong.status == 1 && wrong.output.isEmpty)
    #expect(wrong.errors.contains("no tensor \"none\" to be bias_ih_l0"))
    #expect(wrong.errors.filter { $0 == "\n" }.count == 1)
  }
}
