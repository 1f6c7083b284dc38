import Loading
import Recurrent
import TensorFiles
import Testing

/// Which cell a file's tensors are of.
@Suite struct CellReading {
  private func model(
    _ shapes: [(String, [Int])], cell: CellKind? = nil, metadata: [String: String] = [:]
  ) throws -> Model {
    try ModelReader(
      file: tensorFile(shapes, metadata: metadata), name: "m", options: .init(cell: cell)
    ).model()
  }

  /// A layer with so many blocks of 3 rows.
  private func layer(_ gates: Int, _ suffix: String = "_l0") -> [(String, [Int])] {
    [("r.weight_ih\(suffix)", [gates * 3, 2]), ("r.weight_hh\(suffix)", [gates * 3, 3])]
  }

  private func kinds(_ model: Model) -> [CellKind] { model.network.layers.map(\.kind) }

  @Test(arguments: [(4, CellKind.lstm), (3, .gru), (1, .tanhRNN)])
  func theNumberOfRowsTells(_ gates: Int, _ kind: CellKind) throws {
    #expect(try kinds(model(layer(gates))) == [kind])
  }

  @Test func peepholesTell() throws {
    let peepholes = ["ci", "cf", "co"].map { ("r.weight_\($0)_l0", [3]) }
    #expect(try kinds(model(layer(4) + peepholes)) == [.peepholeLSTM])
    #expect(
      problem { _ = try model(layer(4) + peepholes.dropFirst()) }
        == .missingTensor("r.weight_ci_l0"))
  }

  @Test(arguments: CellKind.allCases.filter { $0 != .peepholeLSTM })
  func metadataAndOptionTell(_ kind: CellKind) throws {
    let shapes = layer(kind.gateCount)
    #expect(try kinds(model(shapes, metadata: ["lstm_viz.cell": kind.rawValue])) == [kind])
    #expect(try kinds(model(shapes, cell: kind)) == [kind])
  }

  @Test func theOptionOverrulesTheFile() throws {
    let metadata = ["lstm_viz.cell": "rnn-tanh"]
    #expect(try kinds(model(layer(1), cell: .reluRNN, metadata: metadata)) == [.reluRNN])
  }

  @Test func aCellOfOtherRowsIsRefused() {
    #expect(
      problem { _ = try model(layer(4), cell: .gru) }
        == .wrongCell("gru", tensor: "r.weight_hh_l0", rows: 12, hiddenSize: 3))
    guard case .wrongShape("r.weight_hh_l0", [6, 3], _) = problem({ _ = try model(layer(2)) })
    else {
      Issue.record("a layer of 2·H rows was not refused")
      return
    }
  }

  @Test func bothDirectionsMakeALevel() throws {
    let model = try model(layer(3) + layer(3, "_l0_reverse"))
    #expect(model.network.layers.map(\.direction) == [.forward, .reverse])
    #expect(model.network.levels.count == 1 && model.network.outputSize == 6)
    #expect(model.network.name(ofLayer: 1) == "l0_reverse")
  }

  @Test func directionsOfDifferentInputsAreRefused() {
    let reverse = [("r.weight_ih_l0_reverse", [9, 4]), ("r.weight_hh_l0_reverse", [9, 3])]
    guard
      case .wrongShape("r.weight_ih_l0_reverse", _, _) = problem({
        _ = try model(layer(3) + reverse)
      })
    else {
      Issue.record("a reverse layer of another width was not refused")
      return
    }
  }

  @Test func anEmbeddingIsFoundByItsName() throws {
    let shapes = layer(4) + [("embed.weight", [7, 2]), ("out.weight", [7, 3])]
    let model = try model(shapes)
    #expect(model.network.embedding?.tokenCount == 7)
    #expect(model.embeddingTensors == ["embed.weight"] && model.headTensors == ["out.weight"])
    // The head is as wide as the input, but what goes in are tokens.
    #expect(
      try self.model(layer(4) + [("embed.weight", [7, 2]), ("o.weight", [2, 3])])
        .network.task == nil)
  }

  @Test(arguments: [
    ("lstm_viz.cell", "lstmm"), ("lstm_viz.vocabulary", "a,b"),
    ("lstm_viz.vocabulary", "[\"a\"]"), ("lstm_viz.vocabulary", "[\"a\",\"a\"]"),
    ("lstm_viz.vocabulary", "[1,2]"), ("lstm_viz.normalisation", "{\"mean\":[0,0]}"),
    ("lstm_viz.normalisation", "{\"mean\":[0],\"scale\":[1]}"),
    ("lstm_viz.normalisation", "{\"mean\":[0,0],\"scale\":[1,0]}"),
    ("lstm_viz.normalisation", "{\"mean\":[0,0],\"scale\":[1,-2]}"),
    ("lstm_viz.normalisation", "{\"mean\":[0,1e99],\"scale\":[1,1]}"),
  ])
  func malformedMetadataIsRefused(_ key: String, _ text: String) {
    guard
      case .malformedMetadata(let found, _) = problem({
        _ = try model(layer(4), metadata: [key: text])
      })
    else {
      Issue.record("\(key) = \(text) was not refused")
      return
    }
    #expect(found == key)
  }
}
