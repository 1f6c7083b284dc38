import Loading
import Recurrent
import TensorFiles
import Testing

@Suite struct ModelReading {
  private func model(
    _ shapes: [(String, [Int])], _ options: ModelReader.Options = .init(),
    metadata: [String: String] = [:]
  ) throws -> Model {
    try ModelReader(
      file: tensorFile(shapes, metadata: metadata), name: "m.safetensors", options: options
    ).model()
  }

  @Test(arguments: ["", "lstm.", "encoder.rnn.", "module.a.0."])
  func namesAreFoundUnderAnyPrefix(_ prefix: String) throws {
    let model = try model(lstm(prefix))
    #expect(model.module.name == String(prefix.dropLast()))
    #expect(model.network.layers.map(\.hiddenSize) == [3])
    #expect(model.network.inputSize == 2)
  }

  @Test func aCellHasNoLayerInItsNames() throws {
    #expect(try model(lstm("cell.", suffix: "")).network.layers.count == 1)
  }

  @Test func layersAreStackedInTheirOrder() throws {
    let shapes = lstm("r.", inputs: 3, units: 3, suffix: "_l1") + lstm("r.")
    #expect(try model(shapes).network.layers.map(\.inputSize) == [2, 3])
  }

  @Test func biasesMayBeMissing() throws {
    let layer = try #require(model(Array(lstm("r.").prefix(2))).network.layers.first)
    #expect(layer.inputBias.isEmpty && layer.recurrentBias.isEmpty)
  }

  @Test func aProjectionMakesTheOutputNarrower() throws {
    let shapes: [(String, [Int])] = [
      ("r.weight_ih_l0", [12, 2]), ("r.weight_hh_l0", [12, 2]), ("r.weight_hr_l0", [2, 3]),
    ]
    let layer = try #require(model(shapes).network.layers.first)
    #expect(layer.hiddenSize == 3)
    #expect(layer.outputSize == 2)
  }

  @Test func theOneFittingWeightBesideTheModuleIsTheHead() throws {
    let model = try model(lstm("r.") + [("out.weight", [5, 3]), ("out.bias", [5])])
    #expect(model.network.head?.outputSize == 5)
    #expect(model.headTensors == ["out.weight", "out.bias"])
    #expect(model.network.task == nil)
  }

  @Test func severalFittingWeightsAreNoHeadUntilOneIsChosen() throws {
    let shapes = lstm("r.") + [("a.weight", [5, 3]), ("b.weight", [4, 3])]
    #expect(try model(shapes).network.head == nil)
    #expect(try model(shapes, .init(head: "b")).network.head?.outputSize == 4)
    #expect(problem { _ = try model(shapes, .init(head: "c")) } == .noHead("c", width: 3))
  }

  @Test func aHeadAsWideAsTheInputIsTakenToSayTheNextValue() throws {
    let shapes = lstm("r.") + [("out.weight", [2, 3])]
    let assumed = try model(shapes)
    #expect(assumed.network.task == .nextValue && assumed.isTaskAssumed)
    let stated = try model(shapes, metadata: ["lstm_viz.task": "next-value"])
    #expect(stated.network.task == .nextValue && !stated.isTaskAssumed)
    #expect(try model(shapes, metadata: ["lstm_viz.task": "other"]).network.task == nil)
  }

  @Test func severalModulesAreListedUntilOneIsChosen() throws {
    let shapes = lstm("a.") + lstm("b.", units: 4)
    #expect(problem { _ = try model(shapes) } == .severalModules(["a", "b"]))
    #expect(try model(shapes, .init(module: "b")).network.layers.first?.hiddenSize == 4)
    #expect(
      problem { _ = try model(shapes, .init(module: "c")) }
        == .noModule("c", available: ["a", "b"]))
  }

  @Test func otherTensorsAreReportedNotUsed() throws {
    let model = try model(lstm("r.") + [("conv.kernel", [7])])
    #expect(model.otherTensors == ["conv.kernel"])
  }

  @Test func aFileWithoutRecurrentLayerIsRefused() {
    #expect(
      problem { _ = try model([("conv.weight", [2, 2])]) }
        == .noRecurrentModule(names: ["conv.weight"]))
  }

  @Test func shapesThatDoNotFitAreRefusedByName() {
    #expect(
      problem { _ = try model([("r.weight_hh_l0", [12, 3])]) }
        == .missingTensor("r.weight_ih_l0"))
    for (name, shape) in [
      ("r.weight_ih_l0", [8, 2]), ("r.weight_hh_l0", [11, 3]), ("r.bias_ih_l0", [11]),
      ("r.weight_ih_l0", [12]), ("r.weight_hr_l0", [2, 3]),
    ] {
      let shapes = lstm("r.").filter { $0.0 != name } + [(name, shape)]
      guard case .wrongShape(let tensor, _, _) = problem({ _ = try model(shapes) }) else {
        Issue.record("\(name) \(shape) was not refused for its shape")
        continue
      }
      #expect(tensor == name)
    }
  }

  @Test func aLayerThatDoesNotFitTheOneBelowIsRefused() {
    let shapes = lstm("r.") + lstm("r.", inputs: 5, suffix: "_l1")
    guard case .wrongShape("r.weight_ih_l1", _, _) = problem({ _ = try model(shapes) }) else {
      Issue.record("a layer of 5 inputs on one of 3 outputs was not refused")
      return
    }
  }
}
