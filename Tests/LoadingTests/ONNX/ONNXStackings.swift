import Loading
import Recurrent
import TensorFiles
import TestSupport
import Testing

/// Which nodes are one module's layers, and what stands before and behind them.
@Suite struct ONNXStackings {
  private typealias Make = ONNXMessages

  /// Two nodes with operators from the first's `y` to the second's `x2`, and what follows `y2`.
  private func stack(
    _ between: [ProtoMessage], _ behind: [ProtoMessage] = [], constants: [ProtoMessage] = [],
    directions: Int = 1, secondInputs: Int? = nil, attributes: [ProtoMessage] = [],
    second: String = "RNN"
  ) -> ProtoMessage {
    let both = directions == 2 ? [Make.attribute("direction", "bidirectional")] : []
    let usual = ONNXGraphs.weights("a", directions: directions)
    let upper = ONNXGraphs.weights(
      "b", gates: second == "GRU" ? 3 : 1, inputs: secondInputs ?? 3 * directions,
      directions: directions)
    let nodes =
      [ONNXGraphs.node(name: "first", "a", attributes: both + attributes)] + between + [
        ONNXGraphs.node(
          second, name: "second", "b", x: "x2", y: "y2", h: "h2", attributes: both + attributes)
      ] + behind
    return Make.graph(nodes: nodes, constants: usual + upper + constants, inputs: ["x"])
  }

  private func moduleCount(_ graph: ProtoMessage) throws -> Int {
    try ModelFile.onnx(ONNXGraphs.file(graph)).modules.count
  }

  private func squeeze(_ axis: Int, _ from: String, _ to: String) -> ProtoMessage {
    Make.node("Squeeze", [from], [to], [Make.attribute("axes", [axis])])
  }

  private func transpose(_ order: [Int], _ from: String, _ to: String) -> ProtoMessage {
    Make.node("Transpose", [from], [to], [Make.attribute("perm", order)])
  }

  private func reshape(_ shape: [Int], _ from: String, _ to: String) -> ProtoMessage {
    Make.node("Reshape", [from], [to], [Make.attribute("shape", shape)])
  }

  @Test func whatKeepsEveryStepsUnitsTogetherJoinsLayers() throws {
    #expect(try moduleCount(stack([squeeze(1, "y", "x2")])) == 1)
    let there = [squeeze(1, "y", "a"), transpose([1, 0, 2], "a", "b")]
    let back = [Make.node("Dropout", ["b"], ["c"]), transpose([1, 0, 2], "c", "x2")]
    #expect(try moduleCount(stack(there + back)) == 1)
    #expect(try moduleCount(stack([reshape([0, -1, 3], "y", "x2")])) == 1)
  }

  @Test func directionsAreJoinedBehindOneAnother() throws {
    let graph = stack(
      [transpose([0, 2, 1, 3], "y", "a"), reshape([0, 0, -1], "a", "x2")], directions: 2)
    let model = try ONNXGraphs.model(graph)
    #expect(model.network.levels.map(\.layers.count) == [2, 2])
    // Any node of a module names it.
    #expect(try ONNXGraphs.model(graph, .init(module: "second")).module.name == "first")
    // Units behind units of the other direction, not direction behind direction.
    let mixed = stack(
      [transpose([0, 2, 3, 1], "y", "a"), reshape([0, 0, -1], "a", "x2")], directions: 2)
    #expect(try moduleCount(mixed) == 2)
    // Directions among the sequences.
    let apart = stack([reshape([0, -1, 3], "y", "x2")], directions: 2, secondInputs: 3)
    #expect(try moduleCount(apart) == 2)
  }

  @Test func whatMixesStepsOrComputesDoesNotJoinLayers() throws {
    // Sequences for steps.
    #expect(
      try moduleCount(stack([squeeze(1, "y", "a"), transpose([1, 0, 2], "a", "x2")])) == 2)
    // Units for sequences.
    #expect(
      try moduleCount(stack([squeeze(1, "y", "a"), transpose([0, 2, 1], "a", "x2")])) == 2)
    #expect(
      try moduleCount(stack([squeeze(1, "y", "a"), Make.node("Relu", ["a"], ["x2"])])) == 2)
    // Only the last step.
    let last = Make.node(
      "Slice", ["a"], ["x2"],
      [
        Make.attribute("starts", [-1]), Make.attribute("ends", [Int.max]),
        Make.attribute("axes", [0]),
      ])
    #expect(try moduleCount(stack([squeeze(1, "y", "a"), last])) == 2)
    #expect(try moduleCount(stack([squeeze(1, "y", "x2")], second: "GRU")) == 2)
  }

  @Test func aLayerWithTwoAboveItIsAModuleOfItsOwn() throws {
    let other = ONNXGraphs.node(name: "third", "b", x: "x2", y: "y3", h: "h3")
    #expect(try moduleCount(stack([squeeze(1, "y", "x2")], [other])) == 3)
  }

  @Test func layersInACircleAreModulesOfTheirOwn() throws {
    let graph = Make.graph(
      nodes: [
        ONNXGraphs.node(name: "a", "w", x: "xa", y: "ya", h: "ha"), squeeze(1, "ya", "xb"),
        ONNXGraphs.node(name: "b", "w", x: "xb", y: "yb", h: "hb"), squeeze(1, "yb", "xa"),
      ], constants: ONNXGraphs.weights("w", inputs: 3))
    #expect(try moduleCount(graph) == 2)
  }

  @Test func aLayerTakesAsManyValuesAsTheOneBelowGives() {
    let graph = stack([squeeze(1, "y", "x2")], secondInputs: 4)
    #expect(
      ONNXGraphs.problem(graph)
        == .malformedNode(
          "second", reason: "it takes 4 values a step, but the layer below gives 3"))
  }

  @Test func sequencesMayComeFirst() throws {
    let graph = stack(
      [squeeze(2, "y", "x2")], [squeeze(2, "y2", "o"), Make.node("MatMul", ["o", "w"], ["p"])],
      constants: [Make.tensor("w", [3, 1], [1, 2, 3] as [Float])],
      attributes: [Make.attribute("layout", 1)])
    let model = try ONNXGraphs.model(graph)
    #expect(model.network.levels.count == 2)
    #expect(model.network.head?.weights.elements == [1, 2, 3])
  }

  /// One node with what follows it, and a weight [3, 2] or, transposed, [2, 3].
  private func headed(
    _ behind: [ProtoMessage], attributes: [ProtoMessage] = []
  ) -> ProtoMessage {
    Make.graph(
      nodes: [ONNXGraphs.node(attributes: attributes), squeeze(1, "y", "o")] + behind,
      constants: ONNXGraphs.weights() + [
        Make.tensor("w", [3, 2], [1, 2, 3, 4, 5, 6] as [Float]),
        Make.tensor("t", [2, 3], [1, 3, 5, 2, 4, 6] as [Float]),
        Make.tensor("bias", [2], [7, 8] as [Float]),
      ], inputs: ["x"])
  }

  @Test func aMatMulWithAnAddOrAGemmIsTheHead() throws {
    let product = headed([
      Make.node("MatMul", ["o", "w"], ["p"]), Make.node("Add", ["p", "bias"], ["q"]),
    ])
    let gemm = headed([
      reshape([-1, 3], "o", "f"),
      Make.node(
        "Gemm", ["f", "t", "bias"], ["q"],
        [
          Make.attribute("transB", 1), Make.attribute("alpha", 2 as Float),
          Make.attribute("beta", 3 as Float),
        ]),
    ])
    let head = try ONNXGraphs.model(product).network.head
    #expect(
      head
        == LinearHead(
          weights: Matrix(rows: 2, columns: 3, elements: [1, 3, 5, 2, 4, 6]), bias: [7, 8]))
    let scaled = try ONNXGraphs.model(gemm).network.head
    #expect(
      scaled
        == LinearHead(
          weights: Matrix(rows: 2, columns: 3, elements: [2, 6, 10, 4, 8, 12]), bias: [21, 24]))
    #expect(try ONNXGraphs.model(product).headTensors == ["w", "bias"])
  }

  @Test func aSoftmaxBehindTheHeadMakesProbabilities() throws {
    let graph = headed([
      Make.node("MatMul", ["o", "w"], ["p"]),
      Make.node("Softmax", ["p"], ["q"], [Make.attribute("axis", -1)]),
    ])
    #expect(try ONNXGraphs.model(graph).network.head?.output == .softmax)
  }

  @Test func theStateAfterTheLastStepMayBeTheHeadsInput() throws {
    let graph = headed([squeeze(0, "h", "last"), Make.node("MatMul", ["last", "w"], ["p"])])
    let model = try ONNXGraphs.model(graph)
    #expect(model.network.head?.outputSize == 2)
    // It is as wide as the input, but predicts no next step.
    #expect(model.network.task == nil)
    // Of a reverse layer that is the state at the first step.
    let reverse = headed(
      [squeeze(0, "h", "last"), Make.node("MatMul", ["last", "w"], ["p"])],
      attributes: [Make.attribute("direction", "reverse")])
    #expect(try ONNXGraphs.model(reverse).network.head == nil)
  }

  @Test func severalHeadsAreNoneUntilOneIsChosen() throws {
    let graph = headed([
      Make.node("MatMul", name: "one", ["o", "w"], ["p"]),
      Make.node("Gemm", name: "two", ["o", "t"], ["q"], [Make.attribute("transB", 1)]),
    ])
    #expect(try ONNXGraphs.model(graph).network.head == nil)
    #expect(try ONNXGraphs.model(graph, .init(head: "one")).headTensors == ["w"])
    #expect(try ONNXGraphs.model(graph, .init(head: "t")).headTensors == ["t"])
    #expect(
      problem { _ = try ONNXGraphs.model(graph, .init(head: "three")) }
        == .noHead("three", width: 3))
  }

  @Test func whatStandsBehindANonLinearityIsNoHead() throws {
    let graph = headed([
      Make.node("Relu", ["o"], ["r"]), Make.node("MatMul", ["r", "w"], ["p"]),
    ])
    #expect(try ONNXGraphs.model(graph).network.head == nil)
  }

  @Test func aGatherInFrontIsTheEmbedding() throws {
    func graph(_ between: [ProtoMessage], from: String = "g") -> ProtoMessage {
      Make.graph(
        nodes: [Make.node("Gather", name: "table", ["e", "tokens"], ["g"])] + between + [
          ONNXGraphs.node(x: between.isEmpty ? "g" : "x")
        ],
        constants: ONNXGraphs.weights() + [
          Make.tensor("e", [4, 2], [0, 1, 2, 3, 4, 5, 6, 7] as [Float])
        ], inputs: ["tokens"])
    }
    let model = try ONNXGraphs.model(graph([]))
    #expect(model.network.embedding?.tokenCount == 4)
    #expect(model.embeddingTensors == ["e"])
    #expect(
      try ONNXGraphs.model(graph([transpose([1, 0, 2], "g", "x")])).network.embedding != nil)
    // Not the rows themselves.
    for between in [[transpose([0, 2, 1], "g", "x")], [Make.node("Relu", ["g"], ["x"])]] {
      #expect(try ONNXGraphs.model(graph(between)).network.embedding == nil)
      let chosen = try ONNXGraphs.model(graph(between), .init(embedding: "table"))
      #expect(chosen.network.embedding?.tokenCount == 4)
    }
    #expect(
      problem { _ = try ONNXGraphs.model(graph([]), .init(embedding: "W")) }
        == .noEmbedding("W", width: 2))
  }
}
