import Recurrent
import TensorFiles

/// The tensors of one recurrent layer of a PyTorch module.
struct LayerTensors {
  let file: TensorFile
  /// The file's name for errors.
  let name: String
  /// What stands before the parameters' names.
  let prefix: String
  /// `_l0`, `_l1`, … or nothing for an LSTMCell.
  let suffix: String

  /// Makes the layer, with the gates rearranged to the engine's order.
  func layer(gateOrder: GateOrder) throws -> RecurrentLayer {
    let input = try matrix("weight_ih")
    let recurrent = try matrix("weight_hh")
    let projection = try optionalMatrix("weight_hr")
    let hiddenSize = projection?.columns ?? recurrent.columns
    try check(input, recurrent, projection, hiddenSize: hiddenSize)
    func ordered(_ matrix: Matrix) -> Matrix {
      Matrix(
        rows: matrix.rows, columns: matrix.columns, elements: gateOrder.toTorch(matrix.elements))
    }
    return RecurrentLayer(
      kind: .lstm, inputWeights: ordered(input), recurrentWeights: ordered(recurrent),
      inputBias: gateOrder.toTorch(try bias("bias_ih", rows: input.rows)),
      recurrentBias: gateOrder.toTorch(try bias("bias_hh", rows: input.rows)),
      projection: projection)
  }

  private func check(
    _ input: Matrix, _ recurrent: Matrix, _ projection: Matrix?, hiddenSize: Int
  ) throws(LoadingError) {
    let weight = tensorName("weight_hh")
    guard recurrent.rows == 4 * hiddenSize else {
      let kinds = [1: "a vanilla RNN", 3: "a GRU"]
      if let kind = kinds.first(where: { recurrent.rows == $0.key * hiddenSize }) {
        throw LoadingError(.unsupported("\(kind.value) (\(quoted(weight)))"), file: name)
      }
      throw wrongShape(weight, recurrent, "4·H rows for H = \(hiddenSize) columns")
    }
    guard input.rows == recurrent.rows else {
      throw wrongShape(
        tensorName("weight_ih"), input, "\(recurrent.rows) rows as \(quoted(weight))")
    }
    if let projection, projection.rows != recurrent.columns {
      throw wrongShape(
        tensorName("weight_hr"), projection, "\(recurrent.columns) rows for \(quoted(weight))")
    }
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

  private func bias(_ parameter: String, rows: Int) throws -> [Float] {
    guard let entry = file.entry(named: tensorName(parameter)) else { return [] }
    guard entry.shape == [rows] else {
      throw LoadingError(
        .wrongShape(entry.name, shape: entry.shape, expected: "[\(rows)]"), file: name)
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
