import Recurrent

/// Networks and values drawn from a seed.
enum Inputs {
  /// One LSTM layer with two biases and, when `hasHead`, a linear layer to one value.
  static func network(features: Int, units: Int, hasHead: Bool) -> Network {
    var random = RandomSource(seed: 1)
    let network = NetworkPlan(inputSize: features, hiddenSize: units, outputSize: 1)
      .network(for: .stepValue, random: &random)
    return hasHead ? network : Network(layers: network.layers)
  }

  /// Values around 0.
  static func values(_ count: Int) -> [Float] {
    var random = RandomSource(seed: 2)
    return (0..<count).map { _ in random.uniform(within: 1.5) }
  }
}
