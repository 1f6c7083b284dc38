import Foundation
import TensorFiles
import Testing

/// Keras models by the program, as a person would open them.
@Suite struct KerasModels {
  private static let fixtures = "\(Command.repository)/Tests/LoadingTests/Fixtures/keras"

  private func path(_ file: String) -> String { "\(KerasModels.fixtures)/\(file)" }

  @Test func verifyComparesWithKerassGates() throws {
    let scratch = try Scratch()
    let reference = try TensorFile(contentsOf: path("lstm_dense/expected.safetensors"))
    let expected = "\(scratch.folder)/expected.safetensors"
    try TensorFile.writeSafetensors(
      reference.names.filter { $0.hasPrefix("gate.rnn_0.") }.map {
        (name: "l0.\($0.dropFirst(11))", tensor: try reference.tensor(named: $0))
      }, to: expected)
    // The gates are [T, N, H]; so is a trace of a sequence turned round.
    let input = try reference.tensor(named: "in")
    let (values, shape) = (input.floats(), input.shape)
    let turned = (0..<shape[1]).flatMap { step in
      (0..<shape[0]).flatMap { index in
        (0..<shape[2]).map { values[(index * shape[1] + step) * shape[2] + $0] }
      }
    }
    let sequence = "\(scratch.folder)/x.safetensors"
    try TensorFile.writeSafetensors(
      [(name: "x", tensor: Tensor(turned, shape: [shape[1], shape[0], shape[2]]))],
      to: sequence)
    let result = try Command.run([
      "verify", sequence, "--time-major", "--model", path("lstm_dense/model.keras"),
      "--expected", expected,
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.split(separator: "\n").count == 7)
  }

  @Test func inspectSaysWhatWasReadAndWhatIsLeftOut() throws {
    let result = try Command.run(["inspect", path("variants/ends.keras")])
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    #expect(lines.first?.hasSuffix("ends.keras: Keras, 8 tensors") == true)
    #expect(lines.contains("gate order i f c o, Keras's"))
    #expect(lines.contains { $0.hasPrefix("note dense") && $0.contains("is not shown") })
    let weights = try Command.run(["inspect", path("simple_rnn/model.weights.h5")])
    #expect(weights.output.contains("it holds weights only"))
    let several = try Command.run(["inspect", "--json", path("variants/convolution.keras")])
    #expect(several.output.contains("(Conv1D) gives"))
  }

  @Test func aModelAloneAsksForASequence() throws {
    let result = try Command.run(["trace", path("lstm_dense/model.keras"), "--out", "t.npz"])
    #expect(result.status == 1)
    #expect(result.errors.contains("it holds a model but no sequence"))
  }

  @Test func trainingOnFromAMaskedModelIsRefused() throws {
    let scratch = try Scratch()
    let ids = try scratch.put("ids.txt", Array("1\n2\n0\n".utf8))
    let out = "\(scratch.folder)/m.safetensors"
    let result = try Command.run([
      "train", ids, "--from", path("emb_mask_lstm/model.keras"), "--epochs", "1", "--out", out,
    ])
    #expect(result.status == 1)
    #expect(result.errors.contains("writing a model that masks steps is not supported"))
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  @Test func trainingGoesOnFromAPlainModel() throws {
    let scratch = try Scratch()
    let text = try scratch.put("x.txt", Array("0 1\n1 0\n0.5 0.25\n1 1\n".utf8))
    let out = "\(scratch.folder)/m.safetensors"
    let result = try Command.run([
      "train", text, "--from", path("lstm_nobias/model.keras"), "--epochs",
      "2", "--out", out,
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try TensorFile(contentsOf: out).names.contains("lstm.weight_ih_l0"))
  }
}
