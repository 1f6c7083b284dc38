@testable import Recurrent

/// Networks and sequences drawn from a seed.
enum RandomNetworks {
  /// A network of one or more levels with some weights of a size that moves its gates.
  static func network(
    _ kind: CellKind, units: Int = 3, levels: Int = 1, bidirectional: Bool = false,
    projection: Int? = nil, outputs: Int = 2, seed: UInt64 = 1
  ) -> Network {
    var plan = NetworkPlan(kind: kind, inputSize: 2, hiddenSize: units, outputSize: outputs)
    plan.levelCount = levels
    plan.isBidirectional = bidirectional
    plan.projectionSize = projection
    plan.forgetBias = .random
    var random = RandomSource(seed: seed)
    return plan.network(for: .stepValue, random: &random)
  }

  /// A layer with other options.
  static func layer(
    _ kind: CellKind, direction: Direction = .forward, seed: UInt64 = 1,
    change: (inout CellOptions) -> Void
  ) -> RecurrentLayer {
    let layer = network(kind, seed: seed).layers[0]
    var options = layer.options
    change(&options)
    return RecurrentLayer(
      kind: kind, inputWeights: layer.inputWeights, recurrentWeights: layer.recurrentWeights,
      inputBias: layer.inputBias, recurrentBias: layer.recurrentBias, peepholes: layer.peepholes,
      projection: layer.projection, direction: direction, options: options)
  }

  static func sequence(
    _ stepCount: Int, features: Int = 2, seed: UInt64 = 2, mask: [Bool]? = nil
  ) -> InputSequence {
    var random = RandomSource(seed: seed)
    let values = (0..<stepCount * features).map { _ in random.normal() }
    return InputSequence(values: values, featureCount: features, mask: mask)
  }

  /// States that are not zero.
  static func states(of network: Network, seed: UInt64 = 3) -> [LayerState] {
    var random = RandomSource(seed: seed)
    return network.zeroStates.map { state in
      LayerState(
        hidden: state.hidden.map { _ in random.uniform(within: 0.5) },
        cell: state.cell.map { _ in random.uniform(within: 1.5) })
    }
  }

  static func values(_ count: Int, seed: UInt64 = 4) -> [Float] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { _ in random.normal() }
  }
}
