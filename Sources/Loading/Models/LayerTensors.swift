import Recurrent
import TensorFiles

/// The tensors of one recurrent layer of a PyTorch module.
struct LayerTensors {
  let file: TensorFile
  /// The file's name for errors.
  let name: String
  /// What stands before the parameters' names.
  let prefix: String
  /// `_l0`, `_l1_reverse`, … or nothing for an LSTMCell.
  let suffix: String
  /// The kind that the person or the file named; else the number of rows tells.
  let kind: CellKind?
  let gateOrder: GateOrder?

  /// Makes the layer, with the gates rearranged to the engine's order.
  func layer() throws -> RecurrentLayer {
    let input = try matrix("weight_ih")
    let recurrent = try matrix("weight_hh")
    let projection = try optionalMatrix("weight_hr")
    let hiddenSize = projection?.columns ?? recurrent.columns
    let kind = try cellKind(recurrent, hiddenSize: hiddenSize)
    try check(input, recurrent, projection, kind)
    let ordered = try reordering(for: kind)
    return RecurrentLayer(
      kind: kind,
      inputWeights: Matrix(
        rows: input.rows, columns: input.columns, elements: ordered(input.elements)),
      recurrentWeights: Matrix(
        rows: recurrent.rows, columns: recurrent.columns, elements: ordered(recurrent.elements)),
      inputBias: ordered(try vector("bias_ih", count: input.rows)),
      recurrentBias: ordered(try vector("bias_hh", count: input.rows)),
      peepholes: kind == .peepholeLSTM ? try peepholes(count: hiddenSize) : nil,
      projection: projection, direction: suffix.hasSuffix("_reverse") ? .reverse : .forward)
  }

  private func cellKind(_ recurrent: Matrix, hiddenSize: Int) throws(LoadingError) -> CellKind {
    let guess = [4: CellKind.lstm, 3: .gru, 1: .tanhRNN].first {
      recurrent.rows == $0.key * hiddenSize
    }?.value
    let kind = kind ?? (guess == .lstm && hasPeepholes ? .peepholeLSTM : guess)
    guard let kind else {
      throw wrongShape(
        tensorName("weight_hh"), recurrent, "4·H, 3·H or H rows for H = \(hiddenSize) columns")
    }
    guard recurrent.rows == kind.gateCount * hiddenSize else {
      throw LoadingError(
        .wrongCell(
          kind.rawValue, tensor: tensorName("weight_hh"), rows: recurrent.rows,
          hiddenSize: hiddenSize), file: name)
    }
    return kind
  }

  private var hasPeepholes: Bool { file.entry(named: tensorName("weight_co")) != nil }

  private func check(
    _ input: Matrix, _ recurrent: Matrix, _ projection: Matrix?, _ kind: CellKind
  ) throws(LoadingError) {
    guard input.rows == recurrent.rows else {
      throw wrongShape(
        tensorName("weight_ih"), input,
        "\(recurrent.rows) rows as \(quoted(tensorName("weight_hh")))")
    }
    guard let projection else { return }
    guard projection.rows == recurrent.columns, kind.family == .lstm else {
      throw wrongShape(
        tensorName("weight_hr"), projection,
        "\(recurrent.columns) rows for \(quoted(tensorName("weight_hh"))), and an LSTM")
    }
  }

  private func reordering(for kind: CellKind) throws(LoadingError) -> ([Float]) -> [Float] {
    guard let gateOrder else { return { $0 } }
    let isLSTM = kind == .lstm || kind == .peepholeLSTM
    guard gateOrder.count == (isLSTM ? 4 : kind.family == .gru ? 3 : 0) else {
      throw LoadingError(.wrongGateOrder(gateOrder.letters, cell: kind.rawValue), file: name)
    }
    return gateOrder.toTorch
  }

  private func peepholes(count: Int) throws -> Peepholes {
    let parts = try ["weight_ci", "weight_cf", "weight_co"].map { parameter in
      guard file.entry(named: tensorName(parameter)) != nil else {
        throw LoadingError(.missingTensor(tensorName(parameter)), file: name)
      }
      return try vector(parameter, count: count)
    }
    return Peepholes(input: parts[0], forget: parts[1], output: parts[2])
  }

  private func wrongShape(_ tensor: String, _ matrix: Matrix, _ expected: String) -> LoadingError {
    LoadingError(
      .wrongShape(tensor, shape: [matrix.rows, matrix.columns], expected: expected), file: name)
  }

  private func tensorName(_ parameter: String) -> String { prefix + parameter + suffix }

  private func matrix(_ parameter: String) throws -> Matrix {
    guard let matrix = try optionalMatrix(parameter) else {
      throw LoadingError(.missingTensor(tensorName(parameter)), file: name)
    }
    return matrix
  }

  private func optionalMatrix(_ parameter: String) throws -> Matrix? {
    guard let entry = file.entry(named: tensorName(parameter)) else { return nil }
    return try LayerTensors.matrix(entry, in: file, name: name)
  }

  /// A vector's values; none when there is no such tensor.
  private func vector(_ parameter: String, count: Int) throws -> [Float] {
    guard let entry = file.entry(named: tensorName(parameter)) else { return [] }
    guard entry.shape == [count] else {
      throw LoadingError(
        .wrongShape(entry.name, shape: entry.shape, expected: "[\(count)]"), file: name)
    }
    return try file.tensor(named: entry.name).floats()
  }

  static func matrix(_ entry: TensorEntry, in file: TensorFile, name: String) throws -> Matrix {
    guard entry.shape.count == 2, !entry.shape.contains(0) else {
      throw LoadingError(
        .wrongShape(entry.name, shape: entry.shape, expected: "two dimensions, neither 0"),
        file: name)
    }
    return Matrix(
      rows: entry.shape[0], columns: entry.shape[1],
      elements: try file.tensor(named: entry.name).floats())
  }
}
