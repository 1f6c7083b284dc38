import Foundation
import Testing

@testable import Loading

/// The layers of a configuration, and which feeds which.
@Suite struct KerasGraphs {
  @Test(arguments: [
    "LSTM": "lstm", "SimpleRNN": "simple_rnn", "TimeDistributed": "time_distributed",
    "Conv1D": "conv1d", "BatchNormalization": "batch_normalization",
    "SpatialDropout1D": "spatial_dropout1d", "GRU": "gru", "InputLayer": "input_layer",
    "MultiHeadAttention": "multi_head_attention",
  ])
  func classNamesAreSpeltAsKerasSpellsThem(_ className: String, _ name: String) {
    #expect(KerasName.snakeCase(className) == name)
  }

  private func graph(_ text: String) throws -> KerasGraph {
    try #require(JSONValue(parsing: text).flatMap(KerasGraph.init))
  }

  private func layer(_ className: String, _ name: String, _ inbound: String = "[]") -> String {
    #"{"class_name":"\#(className)","config":{"name":"\#(name)","return_sequences":true},"#
      + #""name":"\#(name)","inbound_nodes":\#(inbound)}"#
  }

  private func functional(_ layers: [String], output: String) -> String {
    #"{"class_name":"Functional","config":{"layers":[\#(layers.joined(separator: ","))],"#
      + #""output_layers":[["\#(output)",0,0]]}}"#
  }

  private func from(_ names: String...) -> String {
    "[[" + names.map { #"["\#($0)",0,0,{}]"# }.joined(separator: ",") + "]]"
  }

  @Test func aChainFeedsEachLayerToTheNext() throws {
    let list = [layer("LSTM", "a"), layer("Dropout", "b"), layer("GRU", "c")]
    let text = #"{"class_name":"Sequential","config":[\#(list.joined(separator: ","))]}"#
    let modules = KerasModule.modules(of: try graph(text))
    #expect(modules.map { $0.layers.map(\.id) } == [["a", "c"]])
  }

  @Test func aForkIsTheEndOfAModule() throws {
    let text = functional(
      [
        layer("InputLayer", "x"), layer("LSTM", "a", from("x")), layer("LSTM", "b", from("a")),
        layer("GRU", "c", from("a")),
      ], output: "c")
    let modules = KerasModule.modules(of: try graph(text))
    #expect(modules.map(\.name) == ["a", "b", "c"])
    guard case .layer(let below) = modules[1].input else {
      Issue.record("what feeds b is not known")
      return
    }
    #expect(below.id == "a")
  }

  @Test func aModelInAModelIsLaidOpen() throws {
    let inner = functional(
      [layer("InputLayer", "y"), layer("LSTM", "a", from("y"))], output: "a")
    let nested =
      inner.dropLast(2) + #","name":"m"},"name":"m","inbound_nodes":\#(from("x"))}"#
    let text = functional(
      [layer("InputLayer", "x"), String(nested), layer("GRU", "b", from("m"))], output: "b")
    let modules = KerasModule.modules(of: try graph(text))
    #expect(modules.map { $0.layers.map(\.id) } == [["m/a", "b"]])
    #expect(modules[0].input == .values)
    #expect(modules[0].layers[0].place.classNames == ["functional", "lstm"])
    #expect(modules[0].layers[0].place.outermost == "m")
  }

  @Test func aCircleEnds() throws {
    let text = functional(
      [
        layer("LSTM", "a", from("d")), layer("LSTM", "b", from("a")),
        layer("Dropout", "c", from("b")), layer("Dropout", "d", from("c")),
        layer("Dropout", "e", from("e")), layer("GRU", "f", from("e")),
      ], output: "f")
    // What is named before it is there feeds nothing.
    #expect(KerasModule.modules(of: try graph(text)).map(\.name) == ["a", "f"])
  }

  @Test func aStateToStartFromIsNotAnInput() throws {
    let text = functional(
      [
        layer("InputLayer", "x"), layer("LSTM", "a", from("x")),
        layer("LSTM", "b", from("x", "a", "a")),
      ], output: "b")
    let graph = try graph(text)
    #expect(graph.layer("b")?.takesState == true)
    #expect(graph.layer("b")?.inputs.first == "x")
  }

  @Test(arguments: [1000, 100_000])
  func whatIsNestedTooDeeplyIsRefused(_ depth: Int) {
    let text =
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(JSONValue(parsing: text) == nil)
  }

  @Test func aModelOfTooManyLayersIsRefused() {
    let list = Array(repeating: layer("LSTM", "a"), count: KerasGraph.layerLimit)
      .joined(separator: ",")
    let text = #"{"class_name":"Sequential","config":{"layers":[\#(list)]}}"#
    #expect(JSONValue(parsing: text).flatMap(KerasGraph.init) == nil)
  }

  /// How many changed configurations are tried.
  private static let count =
    ProcessInfo.processInfo.environment["LSTM_VIZ_FUZZ_COUNT"].flatMap(Int.init) ?? 300

  @Test func changedConfigurationsMakeAGraphOrNone() throws {
    let path = KerasReferences.path("lstm_stack2/model.keras")
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    // The archive is not packed, so that the text stands in it.
    let text = String(decoding: bytes, as: UTF8.self)
    let start = try #require(text.range(of: #"{"module": "keras.src.models"#))
    let end = try #require(text.range(of: #""compile_config": {}}"#))
    let configuration = String(text[start.lowerBound..<end.upperBound])
    #expect(JSONValue(parsing: configuration).flatMap(KerasGraph.init) != nil)
    // Every text and number may stand in the place of every other.
    let pieces = configuration.split(separator: "\"", omittingEmptySubsequences: false)
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<KerasGraphs.count {
      var changed = pieces
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let (a, b) = (
          Int.random(in: 0..<pieces.count / 2, using: &generator) * 2 + 1,
          Int.random(in: 0..<pieces.count / 2, using: &generator) * 2 + 1
        )
        changed[a] = pieces[b]
      }
      let graph = JSONValue(parsing: changed.joined(separator: "\"")).flatMap(KerasGraph.init)
      for module in graph.map(KerasModule.modules) ?? [] {
        #expect(!module.layers.isEmpty)
      }
    }
  }
}
