import Recurrent

/// What is behind the last recurrent layer of a Keras model.
enum KerasEnding: Equatable, Sendable {
  /// Nothing: its outputs are the model's.
  case none
  /// A linear layer whose outputs are the model's, perhaps through a softmax or a sigmoid.
  case head(KerasLayer, output: LinearHead.Output)
  /// Anything else, by the names of the next layers.
  case other([String])

  /// What is behind a layer.
  init(behind last: KerasLayer, in graph: KerasGraph) {
    let next = graph.onlyLayer(behind: last.id)
    guard let next, let head = KerasEnding.head(next, in: graph) else {
      let names = next.map { [$0] } ?? graph.layers(behind: last.id)
      let others = names.filter { !$0.isTransparent }.map(\.id)
      self = others.isEmpty ? .none : .other(others)
      return
    }
    self = head
  }

  /// A linear layer and its non-linearity, when nothing else follows.
  private static func head(_ layer: KerasLayer, in graph: KerasGraph) -> KerasEnding? {
    guard let settings = layer.linearSettings, layer.useCount == 1 else { return nil }
    guard graph.layers(behind: layer.id).isEmpty else {
      guard output(settings["activation"]) == .sums,
        let last = graph.onlyLayer(behind: layer.id), graph.layers(behind: last.id).isEmpty,
        let output = outputOfLayer(last)
      else { return nil }
      return .head(layer, output: output)
    }
    return output(settings["activation"]).map { .head(layer, output: $0) }
  }

  private static func output(_ activation: JSONValue) -> LinearHead.Output? {
    switch activation.string {
    case nil where activation == .null, "linear": .sums
    case "softmax": .softmax
    case "sigmoid": .sigmoid
    default: nil
    }
  }

  private static func outputOfLayer(_ layer: KerasLayer) -> LinearHead.Output? {
    switch layer.className {
    case "Activation": output(layer.settings["activation"])
    case "Softmax": .softmax
    default: nil
    }
  }
}
