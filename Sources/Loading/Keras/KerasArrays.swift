import Recurrent
import TensorFiles

/// The arrays of one Keras layer, turned the way the engine has them: Keras stacks gates in columns.
struct KerasArrays {
  let file: TensorFile
  /// The file's name for errors.
  let name: String
  /// The layer's name for errors.
  let layer: String
  /// The arrays' names.
  let names: [String]

  /// Makes a recurrent layer of kernel, recurrent kernel and perhaps a bias.
  ///
  /// - Parameters:
  ///   - kind: the cell.
  ///   - options: what it computes differently from usual.
  ///   - direction: in which order it takes the steps of the sequence.
  /// - Returns: the layer.
  /// - Throws: a ``LoadingError`` that names the array, or what decoding it throws.
  func recurrentLayer(
    _ kind: CellKind, _ options: CellOptions, _ direction: Direction
  ) throws -> RecurrentLayer {
    let (kernel, recurrent) = (try entry(0), try entry(1))
    let units = recurrent.shape.first ?? 0
    let columns = kind.gateCount * units
    guard units > 0, recurrent.shape == [units, columns] else {
      throw wrongShape(recurrent, "[H, \(kind.gateCount)·H]")
    }
    guard kernel.shape.count == 2, kernel.shape[0] > 0, kernel.shape[1] == columns else {
      throw wrongShape(kernel, "[D, \(columns)]")
    }
    let bias = names.count > 2 ? try entry(2) : nil
    let isFlat = bias?.shape == [2 * columns]
    let (input, own) = (try floats(kernel), try floats(recurrent))
    let blocks = KerasGates(kind: kind, units: units)
    let biases = try biases(bias, kind, columns: columns).map(blocks.inOrder)
    return RecurrentLayer(
      kind: kind,
      inputWeights: Matrix(
        rows: columns, columns: kernel.shape[0],
        elements: isFlat ? blocks.flattened(input) : blocks.transposed(input)),
      recurrentWeights: Matrix(
        rows: columns, columns: units,
        elements: isFlat ? blocks.flattened(own) : blocks.transposed(own)),
      inputBias: biases[0], recurrentBias: biases[1], direction: direction, options: options)
  }

  /// The bias beside W and the one beside U: cells for GPUs and GRUs with the reset gate after the
  /// product have both.
  private func biases(
    _ entry: TensorEntry?, _ kind: CellKind, columns: Int
  ) throws -> [[Float]] {
    guard let entry else { return [[], []] }
    let values = try floats(entry)
    switch (kind, entry.shape) {
    case (.gru, [2, columns]), (.gru, [2 * columns]), (.lstm, [2 * columns]):
      return [Array(values[..<columns]), Array(values[columns...])]
    case (.gru, _): throw wrongShape(entry, "[2, \(columns)]")
    case (_, [columns]): return [values, []]
    default: throw wrongShape(entry, "[\(columns)]")
    }
  }

  /// Makes a linear layer of kernel and perhaps a bias.
  ///
  /// - Parameters:
  ///   - width: how many values come in.
  ///   - output: what becomes of the sums.
  /// - Returns: the head.
  /// - Throws: a ``LoadingError`` that names the array, or what decoding it throws.
  func head(width: Int, output: LinearHead.Output) throws -> LinearHead {
    let kernel = try entry(0)
    guard kernel.shape.count == 2, kernel.shape[0] == width, kernel.shape[1] > 0 else {
      throw wrongShape(kernel, "[\(width), O]")
    }
    let outputs = kernel.shape[1]
    let bias = names.count > 1 ? try entry(1) : nil
    if let bias, bias.shape != [outputs] { throw wrongShape(bias, "[\(outputs)]") }
    let values = try floats(kernel)
    let rows = (0..<outputs).flatMap { output in
      (0..<width).map { values[$0 * outputs + output] }
    }
    return LinearHead(
      weights: Matrix(rows: outputs, columns: width, elements: rows),
      bias: try bias.map(floats) ?? [], output: output)
  }

  /// Makes an embedding of its table, `[V, E]`.
  ///
  /// - Throws: a ``LoadingError`` that names the array, or what decoding it throws.
  func embedding(width: Int) throws -> Embedding {
    let table = try entry(0)
    guard table.shape.count == 2, table.shape[0] > 0, table.shape[1] == width else {
      throw wrongShape(table, "[V, \(width)]")
    }
    return Embedding(
      weights: Matrix(rows: table.shape[0], columns: width, elements: try floats(table)))
  }

  /// The shape of one of the arrays; empty when there is none.
  func shape(_ index: Int) -> [Int] {
    names.indices.contains(index) ? file.entry(named: names[index])?.shape ?? [] : []
  }

  private func entry(_ index: Int) throws(LoadingError) -> TensorEntry {
    guard names.indices.contains(index) else {
      throw LoadingError(
        .missingTensor("weight \(index) of the layer \(layer)"), file: name)
    }
    guard let entry = file.entry(named: names[index]) else {
      throw LoadingError(.missingTensor(names[index]), file: name)
    }
    return entry
  }

  private func floats(_ entry: TensorEntry) throws -> [Float] {
    try file.tensor(named: entry.name).floats()
  }

  private func wrongShape(_ entry: TensorEntry, _ expected: String) -> LoadingError {
    LoadingError(.wrongShape(entry.name, shape: entry.shape, expected: expected), file: name)
  }
}
