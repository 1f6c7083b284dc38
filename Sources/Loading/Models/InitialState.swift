import Recurrent
import TensorFiles

/// Reads the states that layers start from: `h0` `[layers, H]` (with a projection `[layers, P]`) and
/// `c0` `[layers, H]`, or batched `[layers, N, ·]`.
enum InitialState {
  /// The states of all sequences: those of the file that a person named, else the model's own; `nil`
  /// when all are zeros.
  ///
  /// - Throws: what the other functions throw.
  static func states(
    in path: String?, for model: Model, modelName: String, sequenceCount: Int
  ) throws -> [[LayerState]]? {
    guard let path, model.start?.isGiven != true else {
      return try model.start?.states(sequenceCount: sequenceCount, file: modelName)
    }
    let source = try FileSource.named(path, bundled: [])
    let file = try source.tensors()
    return try (0..<sequenceCount).map { index in
      try states(in: file, name: source.name, for: model.network, sequence: index)
    }
  }

  /// The states, zeros where the file has none. Cells without C take no `c0`, though there be one.
  ///
  /// - Throws: `noState`, `wrongStateShape` or `unsupported`, or what decoding throws.
  static func states(
    in file: TensorFile, name: String, for network: Network, sequence: Int
  ) throws -> [LayerState] {
    var states = network.zeroStates
    guard file.entry(named: "h0") != nil || file.entry(named: "c0") != nil else {
      throw LoadingError(.noState, file: name)
    }
    let hidden = try rows("h0", in: file, name: name, like: states.map(\.hidden), sequence)
    let cell = try rows("c0", in: file, name: name, like: states.map(\.cell), sequence)
    for index in states.indices {
      states[index].hidden = hidden[index]
      states[index].cell = cell[index]
    }
    return states
  }

  private static func rows(
    _ tensor: String, in file: TensorFile, name: String, like zeros: [[Float]], _ sequence: Int
  ) throws -> [[Float]] {
    guard let entry = file.entry(named: tensor) else { return zeros }
    let width = zeros[0].count
    guard zeros.allSatisfy({ $0.count == width }) else {
      throw LoadingError(
        .unsupported("an initial state for layers of different sizes"), file: name)
    }
    guard width > 0 else { return zeros }
    let isBatched = entry.shape.count == 3
    let batch = isBatched ? entry.shape[1] : 1
    guard entry.shape == (isBatched ? [zeros.count, batch, width] : [zeros.count, width]) else {
      throw LoadingError(
        .wrongStateShape(tensor, shape: entry.shape, expected: [zeros.count, width]), file: name)
    }
    let index = isBatched ? sequence : 0
    guard index < batch else {
      throw LoadingError(.noSequence(index, count: batch), file: name)
    }
    let values = try file.tensor(named: tensor).floats()
    return zeros.indices.map { layer in
      let start = (layer * batch + index) * width
      return Array(values[start..<start + width])
    }
  }
}
