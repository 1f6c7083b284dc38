import Foundation
import Loading
import Recurrent
import TensorFiles
import TestSupport
import Testing

/// What a model starts from, and how many steps of each sequence count.
@Suite struct ONNXStarts {
  private typealias Make = ONNXMessages

  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  /// A document of a graph over three sequences of four steps.
  private func document(
    _ graph: ProtoMessage, state: [(name: String, tensor: Tensor)]? = nil, weights: Bool = false
  ) throws -> Document {
    let path = "\(scratch.folder)/m.onnx"
    try Data(Make.model(graph)).write(to: URL(fileURLWithPath: path))
    let sequence = "\(scratch.folder)/x.safetensors"
    let x = Tensor((0..<24).map { Float($0) / 24 }, shape: [3, 4, 2])
    try TensorFile.writeSafetensors([("x", x)], to: sequence)
    var request = try Document.Request(sequence: sequence)
    request.model = path
    if let state {
      let file = "\(scratch.folder)/s.safetensors"
      try TensorFile.writeSafetensors(state, to: file)
      if weights { request.modelOptions.weights = file } else { request.initialState = file }
    }
    return try Document(opening: request, bundled: [])
  }

  private func graph(
    lengths: String = "", state: String = "", _ nodes: [ProtoMessage] = [],
    _ constants: [ProtoMessage] = [], attributes: [ProtoMessage] = []
  ) -> ProtoMessage {
    Make.graph(
      nodes: nodes + [ONNXGraphs.node(more: [lengths, state], attributes: attributes)],
      constants: ONNXGraphs.weights() + constants, inputs: ["x", "given"])
  }

  private func states(_ document: Document) -> [[Float]] {
    document.sequences.indices.map { document.trace(of: $0).initialStates[0].hidden }
  }

  private let rows = Make.tensor("h0", [1, 3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9] as [Float])

  @Test func statesOfTheFileAreTheModelsOwn() throws {
    let document = try document(graph(state: "h0", [], [rows]))
    #expect(states(document) == [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
  }

  @Test func withTheSequencesFirstStatesAre() throws {
    let rows = Make.tensor("h0", [3, 1, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9] as [Float])
    let graph = graph(state: "h0", [], [rows], attributes: [Make.attribute("layout", 1)])
    #expect(try states(document(graph)) == [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
  }

  @Test func oneStateServesAnyBatch() throws {
    let one = Make.tensor("h0", [1, 1, 3], [1, 2, 3] as [Float])
    #expect(
      try states(document(graph(state: "h0", [], [one]))) == Array(repeating: [1, 2, 3], count: 3))
    let same = Make.tensor("h0", [1, 2, 3], [1, 2, 3, 1, 2, 3] as [Float])
    #expect(
      try states(document(graph(state: "h0", [], [same]))) == Array(repeating: [1, 2, 3], count: 3))
  }

  @Test func fewerStatesThanSequencesAreRefused() {
    let two = Make.tensor("h0", [1, 2, 3], [1, 2, 3, 4, 5, 6] as [Float])
    #expect(
      problem { _ = try document(graph(state: "h0", [], [two])) } == .noSequence(2, count: 2))
  }

  @Test func aStateOfAnotherShapeIsMalformed() {
    let wrong = Make.tensor("h0", [1, 3], [1, 2, 3] as [Float])
    #expect(
      problem { _ = try document(graph(state: "h0", [], [wrong])) }
        == .onnx(
          .malformedNode("rnn", reason: "its state \"h0\" has the shape [1, 3]")))
  }

  @Test func aStateRepeatedForWhateverIsFedIsKnown() throws {
    let shape = Make.node("Shape", ["x"], ["size"])
    let expanded = graph(
      state: "e", [shape, Make.node("Expand", ["one", "size"], ["e"])],
      [Make.tensor("one", [1, 1, 3], [1, 2, 3] as [Float])])
    #expect(try states(document(expanded)) == Array(repeating: [1, 2, 3], count: 3))
    let filled = graph(
      state: "e",
      [
        shape,
        Make.node(
          "ConstantOfShape", ["size"], ["e"],
          [Make.attribute("value", tensor: Make.tensor("", [1], [0.5] as [Float]))]),
      ])
    #expect(try states(document(filled)) == Array(repeating: [0.5, 0.5, 0.5], count: 3))
  }

  @Test func inputsOfTheGraphAreZerosUntilTheyAreGiven() throws {
    let graph = graph(state: "given")
    let zeros = Array(repeating: [Float](repeating: 0, count: 3), count: 3)
    #expect(try states(document(graph)) == zeros)
    let tensor = Tensor((1...9).map(Float.init), shape: [1, 3, 3])
    let given: [[Float]] = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    for name in ["given", "h0"] {
      #expect(try states(document(graph, state: [(name, tensor)])) == given, "\(name)")
    }
    #expect(try states(document(graph, state: [("given", tensor)], weights: true)) == given)
    #expect(
      problem { _ = try document(graph, state: [("other", tensor)]) } == .noState)
  }

  @Test func aNamedFileOverrulesTheModelsOwnState() throws {
    let tensor = Tensor([9, 9, 9], shape: [1, 3])
    let document = try document(graph(state: "h0", [], [rows]), state: [("h0", tensor)])
    #expect(states(document) == Array(repeating: [9, 9, 9], count: 3))
  }

  @Test func aStateThatARunComputesIsAskedFor() throws {
    let graph = graph(state: "r", [Make.node("Relu", ["x"], ["r"])])
    let refusal = LoadingError.Problem.onnx(
      .stateIsComputed("r", operation: "Relu", node: "rnn"))
    #expect(problem { _ = try document(graph) } == refusal)
    // To look into the file it is not needed.
    #expect(try ONNXGraphs.model(graph).network.layers.count == 1)
    let tensor = Tensor([1, 2, 3], shape: [1, 3])
    #expect(
      try states(document(graph, state: [("h0", tensor)])) == Array(repeating: [1, 2, 3], count: 3))
  }

  @Test func stepsBeyondALengthAreMasked() throws {
    let document = try document(
      graph(lengths: "n", [], [Make.tensor("n", [3], [4, 2, 0])]))
    let masks = document.sequences.map(\.input.mask)
    #expect(masks == [nil, [true, true, false, false], [false, false, false, false]])
    let trace = document.trace(of: 1)
    let hidden = trace.values(of: .hiddenState, layer: 0, steps: 1..<2)
    #expect(trace.finalStates[0].hidden == hidden)
    #expect(document.trace(of: 2).finalStates[0].hidden == [0, 0, 0])
  }

  @Test func lengthsMayBeGivenOrTheSizeOfWhatIsFed() throws {
    let given = try document(
      graph(lengths: "given"), state: [("given", Tensor([3, 3, 1], shape: [3]))])
    #expect(given.sequences[2].input.mask == [true, false, false, false])
    let whole = try document(graph(lengths: "s", [Make.node("Shape", ["x"], ["s"])]))
    #expect(whole.sequences.allSatisfy { $0.input.mask == nil })
  }

  @Test func lengthsMustBeEnoughAndPossible() {
    #expect(
      problem { _ = try document(graph(lengths: "n", [], [Make.tensor("n", [2], [4, 2])])) }
        == .onnx(.tooFewLengths(sequence: 2, count: 2)))
    guard
      case .onnx(.malformedNode("rnn", _))? = problem({
        _ = try document(graph(lengths: "n", [], [Make.tensor("n", [3], [4, -1, 2])]))
      })
    else {
      Issue.record("a negative length was accepted")
      return
    }
  }
}
