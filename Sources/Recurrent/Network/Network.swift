/// Recurrent layers on top of one another, and a head if there is one.
public struct Network: Equatable, Sendable {
  /// The layers from the input upwards, at least one.
  public let layers: [RecurrentLayer]
  public let head: LinearHead?
  /// What the head says, as far as it is known.
  public let task: PredictionTask?

  /// A network of these layers, each as wide as the one below it says.
  public init(layers: [RecurrentLayer], head: LinearHead? = nil, task: PredictionTask? = nil) {
    precondition(!layers.isEmpty, "a network needs a layer")
    for (lower, upper) in zip(layers, layers.dropFirst()) {
      precondition(
        upper.inputSize == lower.outputSize, "a layer must take what the lower one gives")
    }
    precondition(
      head == nil || head?.weights.columns == layers.last?.outputSize,
      "the head must take what the last layer gives")
    self.layers = layers
    self.head = head
    self.task = task
  }

  /// D: how many values come in at a step.
  public var inputSize: Int { layers.first?.inputSize ?? 0 }

  /// A layer's name in trace files: `l0`, `l1`, ….
  public func name(ofLayer index: Int) -> String { "l\(index)" }

  /// The states that the layers start from unless told otherwise.
  public var zeroStates: [LayerState] { layers.map(\.zeroState) }

  /// Runs all layers over some steps.
  ///
  /// - Parameters:
  ///   - inputs: x, `[stepCount, D]`.
  ///   - stepCount: how many steps.
  ///   - states: one a layer; afterwards the states behind the last step.
  /// - Returns: the signals, one block a layer.
  func run(_ inputs: [Float], stepCount: Int, from states: inout [LayerState]) -> [SignalBlock] {
    var blocks: [SignalBlock] = []
    var values = inputs
    for (index, layer) in layers.enumerated() {
      let block = layer.run(values, stepCount: stepCount, from: &states[index])
      values = block[.hiddenState]
      blocks.append(block)
    }
    return blocks
  }
}
