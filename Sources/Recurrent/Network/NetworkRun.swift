/// A network's run over a batch, with what back-propagation needs.
struct NetworkRun {
  let batch: BatchShape
  /// The layers' runs, in the order of ``Network/layers``.
  private(set) var layers: [LayerRun] = []
  /// What the last level gives, `[T, B, outputSize]`.
  private(set) var output: ArraySlice<Float>
  /// The states the layers ended with, one a layer.
  private(set) var states: [LayerState]

  /// Runs the levels from the lowest up.
  ///
  /// - Parameters:
  ///   - packed: the network.
  ///   - inputs: what its lowest level gets, `[T, B, inputSize]`.
  ///   - batch: T, B and the mask.
  ///   - states: where the layers start from, one a layer, a row a sequence in each.
  ///   - levelCount: how many levels to run; all when `nil`.
  ///   - goesBack: whether back-propagation follows.
  init(
    _ packed: PackedNetwork, _ inputs: ArraySlice<Float>, over batch: BatchShape,
    from states: [LayerState], levelCount: Int? = nil, goesBack: Bool = false
  ) {
    self.batch = batch
    self.output = inputs
    self.states = states
    for level in packed.network.levels.prefix(levelCount ?? .max) {
      let first = layers.count
      for layer in packed.layers[first..<first + level.layers.count] {
        layers.append(
          layer.run(
            output, over: batch, from: &self.states[layers.count], goesBack: goesBack))
      }
      output = level.merged(layers[first...].map(\.hidden), rowCount: batch.rowCount)
    }
  }
}
