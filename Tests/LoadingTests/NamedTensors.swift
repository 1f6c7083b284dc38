import Loading
import Recurrent
import TensorFiles
import Testing

/// `--names`: which tensor is which parameter, as a person says it.
@Suite struct NamedTensors {
  private static let shapes: [(String, [Int])] = [
    ("enc/one", [12, 2]), ("enc/two", [12, 3]), ("enc/three", [12]), ("out/w", [3, 5]),
    ("out/b", [5]), ("table", [9, 2]),
  ]
  private static let layer = "weight_ih_l0=enc/one,weight_hh_l0=enc/two"

  private func model(
    _ names: String, module: String? = nil, shapes: [(String, [Int])] = shapes
  ) throws -> Model {
    let names = try #require(TensorNames(names))
    return try ModelReader(
      file: tensorFile(shapes), name: "m", options: .init(module: module, names: names)
    ).model()
  }

  @Test func whatIsNamedIsTheModule() throws {
    let model = try model(NamedTensors.layer + ",bias_ih_l0=enc/three")
    #expect(model.module.name == "enc")
    #expect(model.network.layers.map(\.hiddenSize) == [3])
    #expect(model.network.layers[0].inputBias.count == 12)
    #expect(try self.model(NamedTensors.layer, module: "mine").module.name == "mine")
  }

  @Test func nothingIsGuessedBesides() throws {
    #expect(try model(NamedTensors.layer).network.layers[0].inputBias.isEmpty)
  }

  @Test func headAndEmbeddingCanBeNamed() throws {
    let ends = ",head.weight=out/w,head.bias=out/b,embedding.weight=table"
    let model = try model(NamedTensors.layer + ends)
    #expect(model.network.head?.outputSize == 5 && model.network.head?.bias.count == 5)
    #expect(model.network.embedding?.tokenCount == 9)
    #expect(model.headTensors == ["out/w", "out/b"])
  }

  @Test func theEndsAloneLeaveTheModuleToBeFound() throws {
    let shapes = lstm("r.") + [("a.weight", [5, 3]), ("b.weight", [4, 3])]
    #expect(try model("head.weight=b.weight", shapes: shapes).network.head?.outputSize == 4)
  }

  @Test func columnsAreToldByShape() throws {
    let shapes: [(String, [Int])] = [("a", [2, 12]), ("b", [3, 12])]
    let layer = try model("weight_ih=a,weight_hh=b", shapes: shapes).network.layers[0]
    #expect(layer.inputSize == 2 && layer.hiddenSize == 3)
  }

  @Test func layersAndDirectionsCanBeNamed() throws {
    let shapes: [(String, [Int])] = [
      ("a", [12, 2]), ("b", [12, 3]), ("c", [12, 2]), ("d", [12, 3]), ("e", [12, 6]),
      ("f", [12, 3]),
    ]
    let names =
      "weight_ih_l0=a,weight_hh_l0=b,weight_ih_l0_reverse=c,weight_hh_l0_reverse=d,"
      + "weight_ih_l1=e,weight_hh_l1=f"
    let network = try model(names, shapes: shapes).network
    #expect(network.levels.map(\.layers.count) == [2, 1])
  }

  @Test func whatIsWrongIsSaid() {
    #expect(
      problem { _ = try model("weight_ih_l0=enc/one,weight_hh_l0=enc/none") }
        == .noNamedTensor(
          "enc/none", parameter: "weight_hh_l0",
          available: NamedTensors.shapes.map(\.0).sorted()))
    #expect(
      problem { _ = try model("weight_ih_l0=enc/one") } == .unnamedParameter("weight_hh_l0"))
    guard
      case .wrongShape("enc/three", [12], _) = problem({
        _ = try model("weight_ih_l0=enc/three,weight_hh_l0=enc/two")
      })
    else {
      Issue.record("a vector for a matrix was not refused")
      return
    }
    #expect(
      problem { _ = try model(NamedTensors.layer + ",head.weight=table") }
        == .noHead("table", width: 3))
    #expect(
      problem { _ = try model(NamedTensors.layer + ",embedding.weight=out/w") }
        == .noEmbedding("out/w", width: 2))
  }

  @Test(arguments: [
    "", "weight_ih_l0", "weight_ih_l0=", "=a", "weight_l0=a", "weight_ih_l0=a,",
    "weight_ih_l0=a,weight_ih_l0=b", "weight_ih=a,weight_ih_l0=b", "head.bias=a",
    "head.weight=a,head.weight=b", "weight_ih_l99999=a",
  ])
  func otherTextsAreNone(_ text: String) {
    #expect(TensorNames(text) == nil)
  }
}
