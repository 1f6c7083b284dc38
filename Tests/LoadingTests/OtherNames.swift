import Recurrent
import TensorFiles
import Testing

@testable import Loading

/// Tensors that are not named as PyTorch names them.
@Suite struct OtherNames {
  private static let folder = "\(repository)/Tests/LoadingTests/Fixtures/names"

  private func model(
    _ shapes: [(String, [Int])], _ options: ModelReader.Options = .init()
  ) throws -> Model {
    try ModelReader(file: tensorFile(shapes), name: "m", options: options).model()
  }

  private func layer(_ shapes: [(String, [Int])]) throws -> RecurrentLayer {
    try #require(try model(shapes).network.layers.first)
  }

  @Test(arguments: [
    "cells", "equinox_gru", "equinox_lstm", "iofg", "keras_gru", "keras_gru_reset_before",
    "keras_lstm", "keras_rnn", "letters", "mlx_gru", "mlx_lstm", "mlx_lstm_columns", "mlx_rnn",
    "short",
  ])
  func theNetworkComputesWhatItsMakerDid(_ name: String) throws {
    let path = "\(OtherNames.folder)/\(name).safetensors"
    var request = try Document.Request(sequence: path)
    request.modelOptions.gateOrder = name == "iofg" ? GateOrder("iofg") : nil
    let comparison = try TraceComparison(
      of: TracedSequences(of: Document(opening: request, bundled: [])),
      with: TensorFile(contentsOf: path), name: path)
    #expect(!comparison.entries.isEmpty)
    for entry in comparison.entries {
      #expect(entry.isWithin, "\(entry.name) is off by \(entry.error)")
    }
  }

  @Test func kerasStacksTheGatesOfAGRUInItsOwnOrder() throws {
    let gru: [(String, [Int])] = [
      ("gru/kernel", [2, 9]), ("gru/recurrent_kernel", [3, 9]), ("gru/bias", [2, 9]),
    ]
    #expect(try model(gru).gateOrder == GateOrder("zrh"))
    #expect(try layer(gru).kind == .gru)
    let single = gru.dropLast() + [("gru/bias", [9])]
    #expect(try layer(Array(single)).kind == .resetBeforeGRU)
    #expect(try model(gru, .init(gateOrder: GateOrder("rzn"))).gateOrder == GateOrder("rzn"))
  }

  @Test(arguments: [".", "_", "/"])
  func aModuleIsJoinedToItsParametersInAnyWay(_ joint: String) throws {
    let names = ["w_ih", "w_hh", "b_ih"]
    let shapes = zip(names, [[12, 2], [12, 3], [12]]).map { ("enc\(joint)\($0)", $1) }
    let module = try model(shapes).module
    #expect(module.name == "enc" && Set(module.tensors) == Set(shapes.map(\.0)))
    let torch = lstm("enc\(joint)", suffix: "_l0")
    #expect(try model(torch).module.name == "enc")
  }

  @Test func namesAreFoundInAnyCaseAndWithTensorFlowsNumber() throws {
    #expect(
      try layer([("RNN/W_IH:0", [12, 2]), ("RNN/W_hh:0", [12, 3])]).kind == .lstm)
  }

  @Test func shapesTellRowsFromColumns() throws {
    #expect(try layer([("Wx", [12, 5]), ("Wh", [12, 3])]).inputSize == 5)
    #expect(try layer([("Wx", [5, 12]), ("Wh", [3, 12])]).inputSize == 5)
    // Each for itself, where only one reading fits.
    #expect(try layer([("Wx", [5, 12]), ("Wh", [12, 3])]).inputSize == 5)
    #expect(try layer([("Wxh", [3, 5]), ("Whh", [3, 3])]).inputSize == 5)
    #expect(try layer([("Wxh", [5, 3]), ("Whh", [3, 3])]).inputSize == 5)
  }

  @Test func whatCouldBeEitherIsRowsUnlessItsNamesAreOfColumns() throws {
    let values = (0..<4).map(Float.init)
    func weights(_ w: String, _ u: String) throws -> [Float] {
      let file = try TensorFile(
        parsing: TensorFile.safetensors([
          (name: w, tensor: Tensor(values, shape: [2, 2])),
          (name: u, tensor: Tensor(values, shape: [2, 2])),
        ]))
      let model = try ModelReader(file: file, name: "m", options: .init()).model()
      return model.network.layers[0].inputWeights.elements
    }
    #expect(try weights("Wxh", "Whh") == [0, 1, 2, 3])
    #expect(try weights("kernel", "recurrent_kernel") == [0, 2, 1, 3])
  }

  @Test func commonWordsAloneAreNoModule() {
    for shapes: [(String, [Int])] in [
      [("attention.W", [3, 5]), ("attention.U", [3, 3])],
      [("attention.W", [12, 5]), ("attention.U", [12, 5])],
      [("dense/kernel", [3, 12]), ("dense/bias", [12])],
      [("W", [12, 2])], [("U", [12, 3])],
    ] {
      guard case .noRecurrentModule = problem({ _ = try model(shapes) }) else {
        Issue.record("\(shapes) was taken for a module")
        continue
      }
    }
  }

  @Test func severalTensorsForOneParameterAreListed() {
    let shapes: [(String, [Int])] = [
      ("enc.Wx", [12, 2]), ("enc.Wh", [12, 3]), ("enc.b", [12]), ("enc.bias", [12]),
    ]
    #expect(
      problem { _ = try model(shapes) }
        == .ambiguousParameter("bias_ih_l0", candidates: ["enc.b", "enc.bias"], of: "enc"))
    #expect(
      problem { _ = try model([("w_ih", [12, 2]), ("w_xh", [12, 2]), ("w_hh", [12, 3])]) }
        == .ambiguousParameter("weight_ih_l0", candidates: ["w_ih", "w_xh"], of: ""))
  }

  @Test func aBiasThatDoesNotFitIsRefusedNotLeftOut() {
    let shapes: [(String, [Int])] = [
      ("l/kernel", [2, 12]), ("l/recurrent_kernel", [3, 12]), ("l/bias", [24]),
    ]
    guard case .wrongShape("l/bias", [24], _) = problem({ _ = try model(shapes) }) else {
      Issue.record("a bias of 8·H was not refused")
      return
    }
  }

  @Test func aLevelWithoutWeightsIsMissedByName() {
    #expect(
      problem { _ = try model(lstm("r.") + [("r.bias_ih_l1", [12])]) }
        == .missingTensor("r.weight_ih_l1"))
    #expect(
      problem { _ = try model(lstm("r.") + lstm("r.", suffix: "_l2")) }
        == .missingTensor("r.weight_hh_l1"))
    #expect(
      problem { _ = try model([("c.weight_hh", [12, 3])]) } == .missingTensor("c.weight_ih"))
  }

  @Test func whatWrapsAModelMayBeLeftOut() throws {
    let shapes =
      lstm("module.rnn.") + lstm("module.other.") + [
        ("module.a.weight", [2, 3]), ("module.b.weight", [5, 3]), ("module.e.weight", [9, 2]),
      ]
    let model = try model(shapes, .init(module: "rnn", head: "b", embedding: "e"))
    #expect(model.module.name == "module.rnn")
    #expect(model.headTensors == ["module.b.weight"])
    #expect(model.embeddingTensors == ["module.e.weight"])
    #expect(try self.model(lstm("module."), .init(module: "")).module.name == "module")
  }

  @Test func hundredsOfOtherTensorsDoNotMatter() throws {
    let others = (0..<300).map { ("block.\($0).kernel", [3, 7]) }
    let model = try model(others + lstm("enc.lstm.") + [("embed.weight", [9, 2])])
    #expect(model.module.name == "enc.lstm" && model.otherTensors.count == 300)
  }

  @Test(arguments: ["emb.weight", "char_emb.weight", "embedding/embeddings", "tokEmbed.weight"])
  func anEmbeddingIsKnownByPartOfItsName(_ name: String) throws {
    #expect(try model(lstm("r.") + [(name, [9, 2])]).embeddingTensors == [name])
  }

  @Test func aMemberIsNoEmbedding() throws {
    #expect(try model(lstm("r.") + [("member.weight", [9, 2])]).embeddingTensors.isEmpty)
  }
}
