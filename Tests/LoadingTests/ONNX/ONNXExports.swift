import Foundation
import Loading
import Recurrent
import TensorFiles
import Testing

/// Networks that PyTorch exported, with what PyTorch computes of them.
@Suite struct ONNXExports {
  static let folder = "\(repository)/Tests/LoadingTests/Fixtures/exported"
  /// How they were exported: with and without folded constants, by the newer exporter, and by that
  /// for batches of any size.
  static let ways = ["script", "unfolded", "dynamo", "dynamic"]
  static let networks = [
    "bigru_batch", "bilstm2_batch_head", "gru2_state_head", "lstm", "lstm2_head",
    "lstm_embedding_head", "lstm_last", "lstm_nobias", "rnn2_relu",
  ]
  /// What was exported as recurrent nodes: the newer exporter writes the steps of an RNN out.
  static let files = networks.flatMap { network in ways.map { (network, $0) } }.filter {
    FileManager.default.fileExists(atPath: path($0, $1))
      && !($0 == "rnn2_relu" && $1.hasPrefix("dyna"))
  }

  static func path(_ network: String, _ way: String) -> String {
    "\(folder)/\(network)_\(way).onnx"
  }

  static func document(_ network: String, _ way: String) throws -> Document {
    var request = try Document.Request(sequence: "\(folder)/\(network).safetensors")
    request.tensor = "x"
    request.model = path(network, way)
    return try Document(opening: request, bundled: [])
  }

  @Test func allOfThemAreThere() {
    #expect(ONNXExports.files.count == 28)
  }

  @Test(arguments: files)
  func theOutputIsPyTorchs(_ network: String, _ way: String) throws {
    let document = try ONNXExports.document(network, way)
    let reference = try TensorFile(contentsOf: "\(ONNXExports.folder)/\(network).safetensors")
    let trace = document.trace
    let output = try reference.tensor(named: "expect.output").floats()
    #expect(
      largestDifference(trace.output(steps: 0..<trace.stepCount), output) <= 2e-6)
    let expectsHead = reference.entry(named: "expect.pred") != nil
    #expect((trace.network.head != nil) == expectsHead)
    guard expectsHead else { return }
    let expected = try reference.tensor(named: "expect.pred")
    let steps =
      expected.shape.count == 1
      ? trace.stepCount - 1..<trace.stepCount : 0..<trace.stepCount
    let predictions = try #require(trace.predictions(steps: steps))
    #expect(predictions.count == expected.count)
    #expect(largestDifference(predictions, expected.floats()) <= 5e-6)
  }

  @Test(arguments: files)
  func aStackIsOneModule(_ network: String, _ way: String) throws {
    let model = try ONNXExports.document(network, way).model
    #expect(model.network.levels.count == (network.contains("2") ? 2 : 1))
    #expect(
      model.network.levels.allSatisfy { $0.layers.count == (network.hasPrefix("bi") ? 2 : 1) })
    #expect((model.network.embedding != nil) == network.contains("embedding"))
    let file = try ModelFile(FileSource.named(ONNXExports.path(network, way), bundled: []))
    #expect(file.modules.count == 1)
    #expect(file.modules.first?.name == model.module.name)
  }

  @Test func inputsOfTheGraphHaveTheSizesThatAreFixed() throws {
    let inputs = try ONNXFile(contentsOf: ONNXExports.path("lstm", "script")).graph.inputs
    #expect(inputs.map(\.name) == ["x"])
    #expect(inputs.map(\.shape) == [[nil, nil, 2]])
  }

  @Test func rearrangedWeightsAreNamedByTheConstantsTheyAreMadeOf() throws {
    let model = try ONNXExports.document("lstm", "unfolded").model
    #expect(
      Set(model.module.tensors).isSuperset(of: [
        "rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0", "rnn.bias_hh_l0",
      ]))
    #expect(model.otherTensors.isEmpty)
  }

  @Test func constantsThatSayHowValuesMoveAreNoWeights() throws {
    let model = try ONNXExports.document("gru2_state_head", "dynamic").model
    #expect(
      model.module.tensors == ["val_27", "val_28", "val_44", "val_76", "val_77", "val_93"])
    // −1, for what is left, is part of a shape that is not folded.
    #expect(model.otherTensors == ["val_57"])
  }

  @Test(arguments: ["dynamo", "dynamic"])
  func anRNNWithoutItsNodeIsRefusedWithTheOperatorsThatAreThere(_ way: String) throws {
    let path = ONNXExports.path("rnn2_relu", way)
    guard
      case .onnx(.noRecurrentNode(let operations)) = problem({
        _ = try ModelFile(FileSource.named(path, bundled: [])).model(name: path, options: .init())
      })
    else {
      Issue.record("a file without a recurrent node was not refused as such")
      return
    }
    #expect(operations.first?.hasPrefix("Add (") == true)
    #expect(operations.count == 5)
  }
}
