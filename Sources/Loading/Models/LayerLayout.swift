import Recurrent
import TensorFiles

/// What a file has of one recurrent layer, told from names and shapes; no weight is read for it.
struct LayerLayout {
  let kind: CellKind
  let direction: Direction
  let shapes: WeightShapes
  /// P, with a projection.
  let projectionSize: Int?
  /// How many biases are added: 0, 1 or 2.
  let biasCount: Int
  /// The order of the stacked gates where it is not PyTorch's.
  let gateOrder: GateOrder?
  let tensors: [ParameterRole: TensorEntry]

  /// How many values the layer gives at a step.
  var outputSize: Int { projectionSize ?? shapes.hiddenSize }

  /// Reads the layer, with rows for weights and the gates in the engine's order.
  ///
  /// - Throws: what decoding a tensor throws.
  func layer(from file: TensorFile) throws -> RecurrentLayer {
    let reorder: ([Float]) -> [Float] = { gateOrder?.toTorch($0) ?? $0 }
    func values(_ role: ParameterRole) throws -> [Float] {
      guard let entry = tensors[role] else { return [] }
      return try file.tensor(named: entry.name).floats()
    }
    func weights(_ role: ParameterRole, columns: Int, isTransposed: Bool) throws -> Matrix {
      let elements = try values(role)
      let rows = isTransposed ? Matrix.rows(ofColumns: elements, count: columns) : elements
      return Matrix(rows: shapes.stackedSize, columns: columns, elements: reorder(rows))
    }
    // A bias of two rows is both of them.
    let inputBias = try values(.inputBias)
    var recurrentBias = try values(.recurrentBias) + inputBias.dropFirst(shapes.stackedSize)
    recurrentBias = reorder(recurrentBias)
    if tensors[.candidateBias] != nil {
      recurrentBias =
        Array(repeating: 0, count: 2 * shapes.hiddenSize) + (try values(.candidateBias))
    }
    return RecurrentLayer(
      kind: kind,
      inputWeights: try weights(
        .inputWeights, columns: shapes.inputSize, isTransposed: shapes.isInputTransposed),
      recurrentWeights: try weights(
        .recurrentWeights, columns: shapes.outputSize,
        isTransposed: shapes.isRecurrentTransposed),
      inputBias: reorder(Array(inputBias.prefix(shapes.stackedSize))),
      recurrentBias: recurrentBias,
      peepholes: kind == .peepholeLSTM
        ? Peepholes(
          input: try values(.inputPeephole), forget: try values(.forgetPeephole),
          output: try values(.outputPeephole)) : nil,
      projection: try projectionSize.map { size in
        Matrix(rows: size, columns: shapes.hiddenSize, elements: try values(.projection))
      },
      direction: direction)
  }
}

extension Matrix {
  /// The elements of a matrix, row after row, that a file has column after column.
  ///
  /// - Parameters:
  ///   - elements: `[count, rows]`.
  ///   - count: how many columns there are.
  /// - Returns: `[rows, count]`.
  static func rows(ofColumns elements: [Float], count: Int) -> [Float] {
    let rowCount = elements.count / max(count, 1)
    return Array(unsafeUninitializedCapacity: elements.count) { buffer, initialized in
      for row in 0..<rowCount {
        for column in 0..<count {
          buffer.initializeElement(at: row * count + column, to: elements[column * rowCount + row])
        }
      }
      initialized = elements.count
    }
  }
}
