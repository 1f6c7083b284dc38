import Foundation
import Loading
import TensorFiles
import TestSupport
import Testing

/// Nothing a model says may end the program: it becomes a network or is refused.
@Suite struct ONNXHostileModels {
  /// How many inputs are tried of each model; `LSTM_VIZ_FUZZ_COUNT` in the environment tries more.
  private static let count =
    ProcessInfo.processInfo.environment["LSTM_VIZ_FUZZ_COUNT"].flatMap(Int.init) ?? 300

  private static let models =
    [
      "lstm_bidir_peephole_lens", "gru_clip_lbr1", "lstm_input_forget", "rnn_bidir_lens",
    ].map { ONNXCase.path($0, "model.onnx") }
    + [
      ("bilstm2_batch_head", "script"), ("gru2_state_head", "dynamic"), ("lstm", "unfolded"),
      ("lstm_embedding_head", "script"), ("lstm_last", "dynamo"),
    ].map { ONNXExports.path($0, $1) }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func open(_ bytes: [UInt8]) throws {
    let model = ModelFile.onnx(try ONNXFile(parsing: bytes, path: "m.onnx"))
    let options =
      model.modules.count > 1
      ? ModelReader.Options(module: model.modules[0].name) : .init()
    _ = try model.model(name: "m.onnx", options: options)
  }

  @Test(arguments: models)
  func mutatedModelsAreNetworksOrErrors(_ path: String) throws {
    let bytes = try bytes(path)
    try open(bytes)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<Self.count {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let position = Int.random(in: 0..<changed.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: changed[position] ^= 1 << Int.random(in: 0..<8, using: &generator)
        case 1: changed[position] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &generator) ?? 0
        default:
          // Texts in one another's place: inputs that are other values, operators of other names.
          let other = Int.random(in: 0..<changed.count, using: &generator)
          let length = min(8, changed.count - max(position, other))
          changed.replaceSubrange(
            position..<position + length, with: bytes[other..<other + length])
        }
      }
      try? open(changed)
    }
  }

  @Test(arguments: models)
  func noPrefixOfAModelIsAnotherModel(_ path: String) throws {
    let bytes = try bytes(path)
    let whole = try ONNXFile(parsing: bytes)
    for size in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 500)) {
      guard let cut = try? ONNXFile(parsing: Array(bytes.prefix(size))) else { continue }
      // What is left out stands behind everything that is read.
      #expect(cut.graph.nodes.count == whole.graph.nodes.count)
      #expect(cut.tensors.names == whole.tensors.names)
    }
  }

  @Test func everyNodeOfALongUnrolledNetworkIsFoundWithoutDelay() throws {
    let nodes = (0..<5000).map {
      ONNXGraphs.node(name: "n\($0)", x: "x", y: "y\($0)", h: "h\($0)")
    }
    let graph = ONNXMessages.graph(
      nodes: nodes, constants: ONNXGraphs.weights(), inputs: ["x"])
    #expect(try ModelFile.onnx(ONNXGraphs.file(graph)).modules.count == 5000)
  }
}
