import Recurrent
import TensorFiles

/// Reads the states that layers start from: `h0` `[layers, H]` (with a projection `[layers, P]`) and
/// `c0` `[layers, H]`, or batched `[layers, N, ·]`.
struct InitialState {
  private let file: TensorFile
  private let name: String
  private let hidden: [String]
  private let cell: [String]

  /// The states of all sequences: those of the file that a person named, else those that a recording
  /// keeps, else the model's own; `nil` when all are zeros.
  ///
  /// - Parameters:
  ///   - path: the file that a person named.
  ///   - recorded: what a recording keeps.
  ///   - model: the model, which may have taken its states from the file already.
  ///   - modelName: its name for errors.
  ///   - sequenceCount: how many sequences there are.
  /// - Returns: the states of each layer, for each sequence.
  /// - Throws: what the other functions throw.
  static func states(
    in path: String?, or recorded: InitialState?, for model: Model, modelName: String,
    sequenceCount: Int
  ) throws -> [[LayerState]]? {
    var state = recorded
    if let path, model.start?.isGiven != true {
      let source = try FileSource.named(path, bundled: [])
      state = InitialState(in: try source.tensors(), name: source.name)
    }
    guard let state else {
      return try model.start?.states(sequenceCount: sequenceCount, file: modelName)
    }
    return try (0..<sequenceCount).map { try state.states(for: model.network, sequence: $0) }
  }

  /// The states under the plain names `h0` and `c0`.
  init(in file: TensorFile, name: String) {
    func found(_ array: String) -> [String] { file.entry(named: array) != nil ? [array] : [] }
    self.init(in: file, name: name, hidden: found("h0"), cell: found("c0"))
  }

  /// The states that a recording keeps; those of a stack of cells are an array a cell.
  init(of recording: Recording, in file: TensorFile, name: String) {
    self.init(in: file, name: name, hidden: recording.hidden, cell: recording.cell)
  }

  private init(in file: TensorFile, name: String, hidden: [String], cell: [String]) {
    self.file = file
    self.name = name
    self.hidden = hidden
    self.cell = cell
  }

  /// The states, zeros where the file has none. Cells without C take no `c0`, though there be one.
  ///
  /// - Throws: `noState`, `wrongStateShape` or `unsupported`, or what decoding throws.
  func states(for network: Network, sequence: Int) throws -> [LayerState] {
    guard !hidden.isEmpty || !cell.isEmpty else { throw LoadingError(.noState, file: name) }
    var states = network.zeroStates
    let hidden = try rows(hidden, like: states.map(\.hidden), sequence)
    let cell = try rows(cell, like: states.map(\.cell), sequence)
    for index in states.indices {
      states[index].hidden = hidden[index]
      states[index].cell = cell[index]
    }
    return states
  }

  private func rows(
    _ tensors: [String], like zeros: [[Float]], _ sequence: Int
  ) throws -> [[Float]] {
    guard let first = tensors.first, zeros.contains(where: { !$0.isEmpty }) else { return zeros }
    if tensors.count == 1 { return try rows(first, like: zeros, sequence) }
    guard tensors.count == zeros.count else {
      throw LoadingError(
        .wrongStateShape(
          first, shape: file.entry(named: first)?.shape ?? [],
          expected: [zeros.count, zeros[0].count]), file: name)
    }
    return try zip(tensors, zeros).map { tensor, zeros in
      try rows(tensor, like: [zeros], sequence)[0]
    }
  }

  private func rows(_ tensor: String, like zeros: [[Float]], _ sequence: Int) throws -> [[Float]] {
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
    let values = try file.tensor(named: tensor)
    return zeros.indices.map { layer in
      let start = (layer * batch + index) * width
      return values.floats(in: start..<start + width)
    }
  }
}
