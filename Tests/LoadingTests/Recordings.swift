import Recurrent
import TensorFiles
import Testing

@testable import Loading

/// Files that hold a model and what its modules received.
@Suite struct Recordings {
  private static let folder = "\(repository)/Tests/LoadingTests/Fixtures/recordings"

  private func open(
    _ name: String, _ change: (inout Document.Request) throws -> Void = { _ in }
  ) throws -> Document {
    var request = try Document.Request(sequence: "\(Recordings.folder)/\(name).safetensors")
    try change(&request)
    return try Document(opening: request, bundled: [])
  }

  private func errors(of document: Document, _ expected: String) throws -> [String: Float] {
    let path = "\(Recordings.folder)/\(expected).safetensors"
    let comparison = try TraceComparison(
      of: TracedSequences(of: document), with: TensorFile(contentsOf: path), name: path)
    return Dictionary(
      uniqueKeysWithValues: comparison.entries.filter { !$0.isWithin }.map { ($0.name, $0.error) })
  }

  @Test func theGatesBehindAnEmbeddingAreThoseOfALoopWrittenOut() throws {
    let document = try open("attention")
    #expect(document.model.network.embedding != nil && document.model.network.head == nil)
    #expect(document.sequences.map(\.input.stepCount) == [7, 7])
    #expect(document.sequences.allSatisfy { !$0.input.isTokens && $0.input.featureCount == 3 })
    #expect(try errors(of: document, "attention_expected").isEmpty)
  }

  @Test func labelsOfEachStepComeAlong() throws {
    let labels = try open("attention").sequences.map(\.labels)
    let file = try TensorFile(contentsOf: "\(Recordings.folder)/attention.safetensors")
    let all = try file.tensor(named: "labels").floats()
    #expect(labels == [Array(all[..<7]), Array(all[7...])])
    #expect(try open("several") { $0.modelOptions.module = "top" }.sequences[0].labels == nil)
  }

  @Test(arguments: ["cells", "decoder", "top"])
  func eachModuleReceivesItsOwn(_ module: String) throws {
    let document = try open("several") { $0.modelOptions.module = module }
    #expect(try errors(of: document, "several_\(module)_expected").isEmpty)
  }

  @Test func aCellOfAStackReceivesItsOwn() throws {
    let document = try open("several") { $0.modelOptions.module = "cells.1" }
    let file = try TensorFile(
      contentsOf: "\(Recordings.folder)/several_cells_expected.safetensors")
    let expected = try file.tensor(named: "expect.l1.h").floats()
    let output = (0..<2).flatMap { document.trace(of: $0).output(steps: 0..<6) }
    #expect(largestDifference(output, expected) <= 2e-6)
  }

  @Test func severalModulesMustBeChosenFrom() {
    #expect(
      problem { _ = try open("several") } == .severalModules(["cells", "decoder", "top"]))
  }

  @Test func anotherModelGetsWhatTheModuleReceived() throws {
    let path = "\(Recordings.folder)/attention.safetensors"
    let document = try open("attention") { $0.model = path }
    #expect(try errors(of: document, "attention_expected").isEmpty)
  }

  @Test func aStateThatIsNamedComesFirst() throws {
    let scratch = try Scratch()
    let zeros = "\(scratch.folder)/zeros.safetensors"
    try TensorFile.writeSafetensors(
      [(name: "h0", tensor: Tensor([Float](repeating: 0, count: 16), shape: [4, 4]))], to: zeros)
    let document = try open("attention") { $0.initialState = zeros }
    #expect(document.initialStates?[1][3].hidden == [0, 0, 0, 0])
  }

  /// A file of an LSTM with an embedding of 4 tokens, a scaling, and these arrays.
  private func document(
    prefix: String = "lstm.", _ arrays: [(name: String, tensor: Tensor)], tensor: String? = nil,
    metadata: [String: String] = [:]
  ) throws -> Document {
    let scratch = try Scratch()
    let path = "\(scratch.folder)/r.safetensors"
    let weights = (lstm(prefix) + [("embedding.weight", [4, 2])]).map { name, shape in
      (name: name, tensor: Tensor([Float](repeating: 0, count: shape.reduce(1, *)), shape: shape))
    }
    try TensorFile.writeSafetensors(weights + arrays, metadata: metadata, to: path)
    var request = try Document.Request(sequence: path)
    request.tensor = tensor
    return try Document(opening: request, bundled: [])
  }

  private let scaling = ["lstm_viz.normalisation": #"{"mean":[1,1],"scale":[2,2]}"#]

  @Test func whatAModuleReceivedIsNotScaledAgain() throws {
    let received = Tensor([1, 2, 3, 4] as [Float], shape: [2, 2])
    let recorded = try document([(name: "lstm.x", tensor: received)], metadata: scaling)
    #expect(recorded.sequences[0].input.values == [1, 2, 3, 4])
    let plain = try document([(name: "x", tensor: received)], metadata: scaling)
    #expect(plain.sequences[0].input.values == [0, 0.5, 1, 1.5])
  }

  @Test func fractionsAsWideAsTheInputGoPastAnEmbedding() throws {
    let wide = try document([(name: "x", tensor: Tensor([0.5, 1], shape: [1, 2]))])
    #expect(!wide.sequences[0].input.isTokens)
    let tokens = try document([(name: "x", tensor: Tensor([3, 1], shape: [2]))])
    #expect(tokens.sequences[0].input.isTokens)
    guard
      case .wrongWidth(sequence: 3, model: 2) = problem({
        _ = try document([(name: "x", tensor: Tensor([0.5, 1, 1], shape: [1, 3]))])
      })
    else {
      Issue.record("a sequence of another width was not refused")
      return
    }
  }

  @Test func whatWasReceivedComesBeforeXUnlessXIsNamed() throws {
    let arrays: [(name: String, tensor: Tensor)] = [
      (name: "x", tensor: Tensor([3, 1, 1], shape: [3])),
      (name: "lstm.x", tensor: Tensor([1, 2], shape: [1, 2])),
      (name: "lstm.h0", tensor: Tensor([1, 2, 3], shape: [1, 3])),
    ]
    let received = try document(arrays)
    #expect(received.sequences[0].input.values == [1, 2])
    #expect(received.initialStates?[0][0].hidden == [1, 2, 3])
    let named = try document(arrays, tensor: "x")
    #expect(named.sequences[0].input.isTokens && named.initialStates == nil)
  }

  @Test func aModuleWithoutPrefixHasPlainNames() throws {
    let document = try document(
      prefix: "",
      [
        (name: "x", tensor: Tensor([1, 2], shape: [1, 2])),
        (name: "h0", tensor: Tensor([1, 2, 3], shape: [1, 3])),
      ])
    #expect(document.initialStates?[0][0].hidden == [1, 2, 3])
  }

  @Test func statesThatDoNotFitAreRefusedByName() {
    #expect(
      problem {
        _ = try document([
          (name: "lstm.x", tensor: Tensor([1, 2], shape: [1, 2])),
          (name: "lstm.h0", tensor: Tensor([1, 2], shape: [1, 2])),
        ])
      } == .wrongStateShape("lstm.h0", shape: [1, 2], expected: [1, 3]))
  }

  @Test func aModuleNamedLikeAnEmbeddingDoesNotReceiveOne() throws {
    let document = try document(
      prefix: "embed_rnn.", [(name: "embed_rnn.x", tensor: Tensor([1, 2, 3, 4], shape: [2, 2]))])
    #expect(document.model.embeddingTensors == ["embedding.weight"])
  }

  @Test func theCellOfEachModuleCanBeSaid() throws {
    let weights: [(String, [Int])] = ["a", "b"].flatMap { name in
      [("\(name).weight_ih_l0", [3, 2]), ("\(name).weight_hh_l0", [3, 3])]
    }
    let file = try tensorFile(weights, metadata: ["lstm_viz.cell.b": "rnn-relu"])
    for (module, kind) in [("a", CellKind.tanhRNN), ("b", .reluRNN)] {
      let reader = ModelReader(file: file, name: "m", options: .init(module: module))
      #expect(try reader.model().network.layers[0].kind == kind)
    }
    let cells: [(String, [Int])] = (0..<2).flatMap { number in
      [("c.\(number).weight_ih", [3, 3]), ("c.\(number).weight_hh", [3, 3])]
    }
    let stack = try tensorFile(cells, metadata: ["lstm_viz.cell.c.0": "rnn-relu"])
    let model = try ModelReader(file: stack, name: "m", options: .init()).model()
    #expect(model.network.layers.map(\.kind) == [.reluRNN, .reluRNN])
  }
}
