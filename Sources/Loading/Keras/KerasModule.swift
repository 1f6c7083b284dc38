/// Recurrent layers of a Keras model that feed one another, and what is before and behind them.
struct KerasModule: Sendable {
  /// What goes into the lowest layer.
  enum Input: Equatable, Sendable {
    /// The model's own input.
    case values
    /// Tokens of the model's own input, through a table.
    case tokens(KerasLayer)
    /// What another layer makes.
    case layer(KerasLayer)
  }

  /// From the lowest up, at least one.
  let layers: [KerasLayer]
  let input: Input
  /// Which steps of the input do not count.
  let masking: StepMasking?
  /// What is behind the last layer.
  let ending: KerasEnding

  /// The lowest layer's name.
  var name: String { layers.first?.id ?? "" }

  /// The modules of a model, in its order.
  static func modules(of graph: KerasGraph) -> [KerasModule] {
    var taken: Set<String> = []
    return graph.layers.compactMap { layer in
      guard layer.isRecurrent, !taken.contains(layer.id) else { return nil }
      let module = KerasModule(from: layer, in: graph)
      taken.formUnion(module.layers.map(\.id))
      return module
    }
  }

  /// The module whose lowest layer is known.
  private init(from first: KerasLayer, in graph: KerasGraph) {
    var layers = [first]
    while let last = layers.last, last.returnsSequences,
      let next = graph.onlyLayer(behind: last.id), next.isRecurrent, !next.takesState,
      next.useCount == 1, !layers.contains(where: { $0.id == next.id })
    {
      layers.append(next)
    }
    self.layers = layers
    (input, masking) = KerasModule.input(of: first, in: graph)
    ending = KerasEnding(behind: layers[layers.count - 1], in: graph)
  }

  /// Goes back from a layer to what feeds it.
  private static func input(
    of first: KerasLayer, in graph: KerasGraph
  ) -> (Input, StepMasking?) {
    var layer = first
    var masking: StepMasking?
    // No longer than the graph, should it be a circle.
    for _ in graph.layers {
      guard let id = layer.inputs.first, let below = graph.layer(id) else { break }
      switch below.className {
      case "InputLayer": return (.values, masking)
      case "Masking": masking = .value(Float(below.settings["mask_value"].number ?? 0))
      case "Embedding" where isFirst(below, in: graph) && masking == nil:
        let masksZero = below.settings["mask_zero"].boolean ?? false
        return (.tokens(below), masksZero ? .tokenZero : nil)
      default:
        guard below.isTransparent else { return (.layer(below), nil) }
      }
      layer = below
    }
    return (.values, masking)
  }

  /// Whether a layer is fed by the model's own input.
  private static func isFirst(_ layer: KerasLayer, in graph: KerasGraph) -> Bool {
    guard let below = layer.inputs.first.flatMap(graph.layer) else { return true }
    return below.className == "InputLayer"
  }
}
