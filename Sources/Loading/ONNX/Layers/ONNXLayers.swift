import Recurrent
import TensorFiles

/// The tensors of a recurrent node, of which it makes layers.
///
/// Biases are W's then R's, peepholes i o f; gates are rearranged here and nowhere else.
struct ONNXLayers {
  let cell: ONNXCell
  /// `[dirs, gates·H, D]`.
  let inputWeights: Tensor
  /// `[dirs, gates·H, H]`.
  let recurrentWeights: Tensor
  /// `[dirs, 2·gates·H]`.
  let biases: Tensor?
  /// `[dirs, 3·H]`, of an LSTM.
  let peepholes: Tensor?
  /// In which order the gates are stacked; the operator's own when nil.
  var gateOrder: GateOrder?

  /// The node's level, with the kind that a person named over the node's.
  ///
  /// - Throws: an ``ONNXAttributeError`` when the shapes do not fit.
  func level(as kind: CellKind?) throws(ONNXAttributeError) -> RecurrentLevel {
    try checkShapes()
    var layers: [RecurrentLayer] = []
    for (index, direction) in cell.directions.enumerated() {
      layers.append(layer(index, direction, kind ?? self.kind(index)))
    }
    return layers.count == 1
      ? RecurrentLevel(layers[0]) : RecurrentLevel(forward: layers[0], reverse: layers[1])
  }

  /// The kind of a direction's layer.
  func kind(_ direction: Int) -> CellKind {
    cell.kind(direction, hasPeepholes: peepholes != nil)
  }

  /// H.
  private var unitCount: Int { recurrentWeights.shape.last ?? 0 }
  private var gateCount: Int { cell.operator.gateCount }

  private func checkShapes() throws(ONNXAttributeError) {
    let directions = cell.directions.count
    let rows = gateCount.multipliedReportingOverflow(by: unitCount)
    let (input, recurrent) = (inputWeights.shape, recurrentWeights.shape)
    guard unitCount > 0, !rows.overflow,
      recurrent == [directions, rows.partialValue, unitCount]
    else {
      throw ONNXAttributeError(
        "R has the shape \(brief(recurrent)), not [\(directions), \(gateCount)·H, H]")
    }
    guard cell.hiddenSize == nil || cell.hiddenSize == unitCount else {
      throw ONNXAttributeError("its hidden_size is not the \(unitCount) of R")
    }
    guard input.count == 3, input[0] == directions, input[1] == recurrent[1], input[2] > 0 else {
      throw ONNXAttributeError(
        "W has the shape \(brief(input)), not [\(directions), \(recurrent[1]), D]")
    }
    try check(biases, "B", [directions, 2 * recurrent[1]])
    try check(peepholes, "P", [directions, 3 * unitCount])
  }

  private func check(
    _ tensor: Tensor?, _ name: String, _ shape: [Int]
  ) throws(ONNXAttributeError) {
    guard let tensor, tensor.shape != shape else { return }
    throw ONNXAttributeError("\(name) has the shape \(brief(tensor.shape)), not \(brief(shape))")
  }

  private func layer(_ index: Int, _ direction: Direction, _ kind: CellKind) -> RecurrentLayer {
    RecurrentLayer(
      kind: kind, inputWeights: matrix(inputWeights, index),
      recurrentWeights: matrix(recurrentWeights, index), inputBias: bias(index, half: 0),
      recurrentBias: bias(index, half: 1), peepholes: peepholes(index), direction: direction,
      options: cell.options(index, kind: kind))
  }

  private func matrix(_ tensor: Tensor, _ direction: Int) -> Matrix {
    let (rows, columns) = (tensor.shape[1], tensor.shape[2])
    let part = rows * columns
    let values = ordered(tensor.floats(in: direction * part..<(direction + 1) * part))
    return Matrix(rows: values.count / columns, columns: columns, elements: values)
  }

  private func bias(_ direction: Int, half: Int) -> [Float] {
    guard let biases else { return [] }
    let part = gateCount * unitCount
    let start = (2 * direction + half) * part
    return ordered(biases.floats(in: start..<start + part))
  }

  /// Stacked rows in the engine's order; of coupled gates only those that count.
  private func ordered(_ rows: [Float]) -> [Float] {
    guard let order = gateOrder ?? cell.operator.gateOrder else { return rows }
    let all = order.toTorch(rows)
    guard cell.isCoupled else { return all }
    // f has no weights of its own.
    let block = all.count / gateCount
    return Array(all[..<block] + all[(2 * block)...])
  }

  private func peepholes(_ direction: Int) -> Peepholes? {
    guard let peepholes else { return nil }
    let units = unitCount
    let values = peepholes.floats(in: direction * 3 * units..<(direction + 1) * 3 * units)
    return Peepholes(
      input: Array(values[..<units]), forget: cell.isCoupled ? [] : Array(values[(2 * units)...]),
      output: Array(values[units..<2 * units]))
  }
}
