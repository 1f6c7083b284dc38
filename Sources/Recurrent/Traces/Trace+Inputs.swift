extension Trace {
  /// What a layer gets at a step, `[D]`: of the lowest level the network's input, of the others what
  /// the level below gives.
  public func input(ofLayer layer: Int, at step: Int) -> [Float] {
    let level = network.level(ofLayer: layer)
    guard level > 0 else {
      return Array(network.inputs(of: sequence, steps: step..<step + 1))
    }
    let outputs = network.layers(onLevel: level - 1).map { self[step, $0].hiddenState[...] }
    return Array(network.levels[level - 1].merged(outputs, rowCount: 1))
  }
}
