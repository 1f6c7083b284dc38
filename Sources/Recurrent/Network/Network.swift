/// Recurrent layers on top of one another, with an embedding in front and a head on top if there
/// are any.
public struct Network: Equatable, Sendable {
  /// The table that turns tokens into the lowest level's input.
  public var embedding: Embedding?
  /// The levels from the input upwards, at least one.
  public private(set) var levels: [RecurrentLevel]
  /// All layers in the order of states and traces: l0, l0_reverse, l1, ….
  public private(set) var layers: [RecurrentLayer]
  public var head: LinearHead?
  /// What the head says, as far as it is known.
  public var task: PredictionTask?
  /// How sequences were scaled before the network saw them in training; whoever reads a sequence
  /// for it does the same. The network itself scales nothing.
  public var normalisation: Normalisation?

  /// A network of these levels, each as wide as the one below it says.
  public init(
    levels: [RecurrentLevel], embedding: Embedding? = nil, head: LinearHead? = nil,
    task: PredictionTask? = nil, normalisation: Normalisation? = nil
  ) {
    precondition(!levels.isEmpty, "a network needs a layer")
    for (lower, upper) in zip(levels, levels.dropFirst()) {
      precondition(
        upper.inputSize == lower.outputSize, "a layer must take what the lower one gives")
    }
    precondition(
      embedding == nil || embedding?.width == levels.first?.inputSize,
      "the lowest layer must take what the embedding gives")
    precondition(
      head == nil || head?.weights.columns == levels.last?.outputSize,
      "the head must take what the last layer gives")
    self.levels = levels
    self.layers = levels.flatMap(\.layers)
    self.embedding = embedding
    self.head = head
    self.task = task
    self.normalisation = normalisation
  }

  /// A network of layers in one direction each, every one on a level of its own.
  public init(layers: [RecurrentLayer], head: LinearHead? = nil, task: PredictionTask? = nil) {
    self.init(levels: layers.map { RecurrentLevel($0) }, head: head, task: task)
  }

  /// D: how many values come in at a step, behind the embedding.
  public var inputSize: Int { levels.first?.inputSize ?? 0 }

  /// How many values the last level gives at a step.
  public var outputSize: Int { levels.last?.outputSize ?? 0 }

  /// A layer's name in trace files: `l0`, `l0_reverse`, `l1`, ….
  public func name(ofLayer index: Int) -> String {
    "l\(level(ofLayer: index))" + (layers[index].direction == .reverse ? "_reverse" : "")
  }

  /// The level that a layer is on.
  public func level(ofLayer index: Int) -> Int {
    var first = 0
    for (number, level) in levels.enumerated() {
      first += level.layers.count
      if index < first { return number }
    }
    preconditionFailure("layer \(index) of \(layers.count)")
  }

  /// The layers on a level, as indices of ``layers``.
  func layers(onLevel index: Int) -> Range<Int> {
    let first = levels[..<index].reduce(0) { $0 + $1.layers.count }
    return first..<first + levels[index].layers.count
  }

  /// Whether some layer reads backwards, so that no step is known before the whole sequence is.
  public var hasReverseLayers: Bool { layers.contains { $0.direction == .reverse } }

  /// The states that the layers start from unless told otherwise, one a layer.
  public var zeroStates: [LayerState] { layers.map(\.zeroState) }

  /// Puts other weights in the place of a layer's, which must have the same shapes.
  mutating func replaceLayer(_ index: Int, with layer: RecurrentLayer) {
    let number = level(ofLayer: index)
    var parts = levels[number].layers
    parts[index - layers(onLevel: number).lowerBound] = layer
    layers[index] = layer
    levels[number] =
      parts.count == 1
      ? RecurrentLevel(parts[0])
      : RecurrentLevel(forward: parts[0], reverse: parts[1], merge: levels[number].merge)
  }
}
