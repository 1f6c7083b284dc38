/// Back-propagation through all levels of a network, from the top down.
struct LevelGradients {
  /// In the order of ``Network/layers``.
  let layers: [LayerGradient]
  /// By what the lowest level got, `[T, B, inputSize]`; empty when not asked for.
  let inputs: [Float]

  /// Starts from the derivative by what the last level gives, `[T, B, outputSize]`.
  init(
    _ packed: PackedNetwork, _ run: NetworkRun, outputGradient: [Float], needsInputGradient: Bool
  ) {
    var gradient = outputGradient
    var layers: [LayerGradient] = []
    for number in packed.network.levels.indices.reversed() {
      let level = packed.network.levels[number]
      let range = packed.network.layers(onLevel: number)
      let parts = range.map { index in
        packed.layers[index].backPropagate(
          run.layers[index],
          outputGradient: level.split(
            gradient, of: run.layers[range].map(\.hidden), layer: index - range.lowerBound,
            rowCount: run.batch.rowCount),
          needsInputGradient: number > 0 || needsInputGradient)
      }
      gradient = parts[0].inputs
      for part in parts.dropFirst() {
        for index in gradient.indices { gradient[index] += part.inputs[index] }
      }
      layers = parts + layers
    }
    self.layers = layers
    self.inputs = gradient
  }
}
