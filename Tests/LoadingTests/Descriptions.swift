import Recurrent
import TensorFiles
import Testing

@testable import Loading

/// What is told of a model without reading it.
@Suite struct Descriptions {
  private func description(
    _ file: TensorFile, _ options: ModelReader.Options = .init()
  ) throws -> ModelDescription {
    try ModelFile.tensors(file).description(name: "m", options: options)
  }

  @Test(arguments: GoldenTraces.names)
  func shapesTellWhatTheNetworkIs(_ name: String) throws {
    let file = try TensorFile(contentsOf: GoldenTraces.path(name))
    let options = ModelReader.Options(module: "", head: "linear")
    let told = try description(file, options)
    let model = try ModelReader(file: file, name: "m", options: options).model()
    let read = ModuleDescription(model, in: file)
    let module = try #require(told.modules.first)
    #expect(module.layers == read.layers && module.cell == read.cell)
    #expect(module.name == read.name && module.gateOrder == read.gateOrder)
    #expect(Set(module.tensors.map(\.entry.name)) == Set(read.tensors.map(\.entry.name)))
    #expect(told.ends?.head.map(\.entry.name) == model.headTensors)
    #expect(told.ends?.outputs == model.network.head?.outputSize)
  }

  @Test func noWeightIsRead() throws {
    // Elements that cannot be decoded are no obstacle.
    let header = #"""
      {"weight_ih_l0":{"dtype":"F8_E4M3","shape":[12,2],"data_offsets":[0,24]},
      "weight_hh_l0":{"dtype":"F8_E4M3","shape":[12,3],"data_offsets":[24,60]}}
      """#
    let length = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) }
    let file = try TensorFile(
      parsing: length + Array(header.utf8) + [UInt8](repeating: 0, count: 60))
    #expect(try description(file).modules[0].layers[0].units == 3)
    #expect(throws: TensorFileError.self) {
      try ModelReader(file: file, name: "m", options: .init()).model()
    }
  }

  @Test func ofSeveralModulesEachIsTold() throws {
    let file = try tensorFile(
      lstm("a.") + lstm("b.", inputs: 5) + [("c.weight_hh", [12, 3]), ("out.weight", [1, 3])])
    let several = try description(file)
    #expect(several.modules.map(\.name) == ["a", "b"] && several.ends == nil)
    #expect(several.unreadable.map(\.problem.problem) == [.missingTensor("c.weight_ih")])
    #expect(several.others.map(\.entry.name) == ["out.weight"])
    let chosen = try description(file, .init(module: "b"))
    #expect(chosen.modules[0].layers[0].inputs == 5 && chosen.ends?.outputs == 1)
    #expect(chosen.others.count == 5)
  }

  @Test func theOrderOfGatesIsWhoseItIs() throws {
    let keras = try tensorFile([("g/kernel", [2, 9]), ("g/recurrent_kernel", [3, 9])])
    #expect(try description(keras).modules[0].gateOrder == "zrn")
    #expect(try description(keras).modules[0].gateOrderOrigin == .keras)
    #expect(try description(tensorFile(lstm(""))).modules[0].gateOrderOrigin == .torch)
    let told = try description(tensorFile(lstm("")), .init(gateOrder: GateOrder("iofc")))
    #expect(told.modules[0].gateOrder == "iofg" && told.modules[0].gateOrderOrigin == .told)
  }

  @Test func anyNamesAndShapesAreReadOrRefused() throws {
    var random = SeededGenerator(seed: 11)
    var readable = 0
    for _ in 0..<2000 {
      let file = try tensorFile(shapes(using: &random).map { ($0, $1) })
      do {
        let told = try description(file)
        guard told.modules.count == 1, told.unreadable.isEmpty else { continue }
        let model = try ModelReader(file: file, name: "m", options: .init()).model()
        #expect(ModuleDescription(model, in: file).layers == told.modules[0].layers)
        readable += 1
      } catch is LoadingError {
        continue
      }
    }
    #expect(readable > 200)
  }

  /// A layer or two in the words of one naming scheme, with some shapes and words amiss.
  private func shapes(using random: inout SeededGenerator) -> [String: [Int]] {
    let scheme = NamingScheme.allCases.randomElement(using: &random) ?? .torch
    let words = ParameterSpelling.all.filter { $0.scheme == scheme }
    let (units, inputs) = (
      Int.random(in: 1...3, using: &random), Int.random(in: 1...4, using: &random)
    )
    let gates = [1, 3, 4].randomElement(using: &random) ?? 4
    let prefix = ["", "a.", "a_", "a/0/", "a.0."].randomElement(using: &random) ?? ""
    let ends = ["", "_l0", "_l0_reverse", "_l1", "_l9999", ":0"]
    let end = Int.random(in: 0...1, using: &random) == 0 ? "_l0" : ""
    let isColumns = Bool.random(using: &random)
    var shapes: [String: [Int]] = [:]
    for word in words
    where word.role == .inputWeights || Bool.random(using: &random)
      || word.role == .recurrentWeights
    {
      var shape: [Int]
      switch word.role {
      case .inputWeights: shape = [gates * units, inputs]
      case .recurrentWeights: shape = [gates * units, units]
      case .projection: shape = [units, units]
      case .inputBias, .recurrentBias: shape = [gates * units]
      default: shape = [units]
      }
      if isColumns { shape.reverse() }
      if Int.random(in: 0..<20, using: &random) == 0 {
        shape = (0..<Int.random(in: 0...3, using: &random)).map { _ in
          Int.random(in: 0...12, using: &random)
        }
      }
      let isAmiss = Int.random(in: 0..<20, using: &random) == 0
      let other = ends.randomElement(using: &random) ?? ""
      shapes[prefix + word.text + (isAmiss ? other : end)] = shape
    }
    return shapes
  }
}
