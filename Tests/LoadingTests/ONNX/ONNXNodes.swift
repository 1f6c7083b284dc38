import Loading
import Recurrent
import TensorFiles
import TestSupport
import Testing

/// Which nodes are found, how they are named and what they may say.
@Suite struct ONNXNodes {
  private typealias Make = ONNXMessages

  private func names(_ graph: ProtoMessage) throws -> [String] {
    try ModelFile.onnx(ONNXGraphs.file(graph)).modules.map(\.name)
  }

  /// A graph whose node runs one of two branches, each with a recurrent node.
  private func branches(_ then: String, _ other: String) -> ProtoMessage {
    let branch = { (name: String) in
      Make.graph(nodes: [ONNXGraphs.node(name: name)], outputs: ["y"])
    }
    return Make.graph(
      nodes: [
        Make.node(
          "If", name: "if", ["c"], ["z"],
          [
            Make.attribute("then_branch", graph: branch(then)),
            Make.attribute("else_branch", graph: branch(other)),
          ])
      ], constants: ONNXGraphs.weights(), inputs: ["x", "c"])
  }

  @Test func nodesInsideBranchesAreFoundAndSeeTheConstantsAround() throws {
    let graph = branches("fast", "slow")
    #expect(try names(graph) == ["slow", "fast"])
    #expect(
      problem { _ = try ONNXGraphs.model(graph) } == .severalModules(["slow", "fast"]))
    let model = try ONNXGraphs.model(graph, .init(module: "fast"))
    #expect(model.module.name == "fast")
    #expect(model.module.tensors == ["W", "R", "B"])
    #expect(model.network.layers.map(\.hiddenSize) == [3])
  }

  @Test func nodesOfOneNameAreToldByWhereTheyStand() throws {
    let graph = branches("rnn", "rnn")
    #expect(try names(graph) == ["if/else_branch/rnn", "if/then_branch/rnn"])
    #expect(
      try ONNXGraphs.model(graph, .init(module: "if/then_branch/rnn")).network.layers.count == 1)
    #expect(
      problem { _ = try ONNXGraphs.model(graph, .init(module: "rnn")) }
        == .noModule("rnn", available: ["if/else_branch/rnn", "if/then_branch/rnn"]))
  }

  @Test func aNodeWithoutANameIsCalledAfterItsOutput() throws {
    let graph = Make.graph(
      nodes: [ONNXGraphs.node(name: "", y: "", h: "last")], constants: ONNXGraphs.weights())
    #expect(try names(graph) == ["last"])
  }

  @Test(arguments: ["Loop", "Scan"])
  func nodesInsideLoopsStartFromWhatTheLoopHandsOn(_ operation: String) throws {
    let body = Make.graph(
      nodes: [ONNXGraphs.node(more: ["", "state"])], inputs: ["x", "state"], outputs: ["y"])
    let graph = Make.graph(
      nodes: [Make.node(operation, ["n"], ["z"], [Make.attribute("body", graph: body)])],
      constants: ONNXGraphs.weights())
    let model = try ONNXGraphs.model(graph)
    #expect(model.network.layers.count == 1)
    #expect(model.reading?.lines.contains { $0.text.contains("state") } == true)
  }

  @Test func weightsThatALoopHandsOnAreNotKnown() {
    let body = Make.graph(nodes: [ONNXGraphs.node()], inputs: ["x", "W"], outputs: ["y"])
    let graph = Make.graph(
      nodes: [Make.node("Loop", ["n"], ["z"], [Make.attribute("body", graph: body)])],
      constants: Array(ONNXGraphs.weights().dropFirst()))
    #expect(ONNXGraphs.problem(graph) == .computed("W", operation: "Loop", node: "rnn"))
  }

  @Test func aFileWithoutRecurrentNodeSaysWhatItHas() {
    let graph = Make.graph(
      nodes: [
        Make.node("Relu", ["x"], ["a"]), Make.node("Conv", ["a"], ["b"]),
        Make.node("Relu", ["b"], ["c"]),
        // Somebody else's operator of the same name.
        Make.node("LSTM", ["c"], ["d"], domain: "com.example"),
      ])
    #expect(
      ONNXGraphs.problem(graph)
        == .noRecurrentNode(operations: ["Relu (2)", "Conv (1)", "LSTM (1)"]))
  }

  @Test func attributesThatONNXDoesNotHaveAreRefused() {
    func problem(
      _ attributes: [ProtoMessage], operation: String = "RNN", gates: Int = 1
    ) -> String? {
      let graph = Make.graph(
        nodes: [ONNXGraphs.node(operation, attributes: attributes)],
        constants: ONNXGraphs.weights(gates: gates))
      guard case .malformedNode("rnn", let reason)? = ONNXGraphs.problem(graph) else { return nil }
      return reason
    }
    #expect(
      problem([Make.attribute("direction", "up")]) == "its direction \"up\" is none of ONNX's")
    #expect(
      problem([Make.attribute("activations", ["Gelu"])])
        == "its activation \"Gelu\" is none of ONNX's")
    #expect(
      problem([Make.attribute("activations", ["Tanh", "Tanh"])])
        == "it has not 1 activations a direction")
    #expect(
      problem([Make.attribute("activations", ["Tanh"])], operation: "GRU", gates: 3)
        == "it has not 2 activations a direction")
    for clip in [0, -1, Float.nan] {
      #expect(problem([Make.attribute("clip", clip)]) == "its clip is not above 0")
    }
    #expect(problem([Make.attribute("clip", Float.infinity)]) == nil)
  }

  @Test func shapesMustFit() {
    func problem(_ constants: [ProtoMessage], units: Int = 3) -> String? {
      let graph = Make.graph(
        nodes: [ONNXGraphs.node("LSTM", units: units, more: ["", "", "", "P"])],
        constants: constants + [Make.tensor("P", [1, 9], [Float](repeating: 0, count: 9))])
      guard case .malformedNode("rnn", let reason)? = ONNXGraphs.problem(graph) else { return nil }
      return reason
    }
    let good = ONNXGraphs.weights(gates: 4)
    #expect(problem(good) == nil)
    #expect(problem(good, units: 4) == "its hidden_size is not the 3 of R")
    let other = ONNXGraphs.weights(gates: 3)
    #expect(problem([good[0], other[1], good[2]]) == "R has the shape [1, 9, 3], not [1, 4·H, H]")
    #expect(problem([other[0], good[1], good[2]]) == "W has the shape [1, 9, 2], not [1, 12, D]")
    #expect(problem([good[0], good[1], other[2]]) == "B has the shape [1, 18], not [1, 24]")
    let two = ONNXGraphs.weights(gates: 4, units: 2)
    #expect(problem(two, units: 2) == "P has the shape [1, 9], not [1, 6]")
  }

  @Test func aPersonMayOverruleWhatHasTheSameWeights() throws {
    let gru = Make.graph(
      nodes: [ONNXGraphs.node("GRU")], constants: ONNXGraphs.weights(gates: 3))
    #expect(try ONNXGraphs.model(gru).network.layers[0].kind == .resetBeforeGRU)
    #expect(try ONNXGraphs.model(gru, .init(cell: .gru)).network.layers[0].kind == .gru)
    #expect(
      problem { _ = try ONNXGraphs.model(gru, .init(cell: .lstm)) }
        == .unsupported("reading GRU nodes as lstm"))
    let own = try ONNXGraphs.model(gru).network.layers[0].inputWeights.elements
    let torch = try ONNXGraphs.model(gru, .init(gateOrder: GateOrder("rzn")))
      .network.layers[0].inputWeights.elements
    #expect(own == Array(torch[6..<12] + torch[..<6] + torch[12...]))
    #expect(
      problem { _ = try ONNXGraphs.model(gru, .init(gateOrder: GateOrder("ifgo"))) }
        == .wrongGateOrder("ifgo", cell: "gru-reset-before"))
  }

  @Test func aUsualCellIsKnownForOne() throws {
    let lstm = Make.graph(
      nodes: [
        ONNXGraphs.node(
          "LSTM", attributes: [Make.attribute("activations", ["sigmoid", "Tanh", "tanh"])])
      ], constants: ONNXGraphs.weights(gates: 4))
    let layer = try ONNXGraphs.model(lstm).network.layers[0]
    #expect(layer.kind == .lstm && layer.options == CellOptions(for: .lstm))
  }

  @Test func weightsAreForONNXModelsOnly() throws {
    let file = try tensorFile(lstm("lstm."))
    #expect(
      problem {
        _ = try ModelFile.tensors(file).model(name: "m", options: .init(weights: "w.safetensors"))
      } == .onnx(.needlessWeights))
  }
}
