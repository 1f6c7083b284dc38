import Recurrent
import TensorFiles

/// Tells from names and shapes what a layer of a module is, and whether all of it fits.
struct LayerReader {
  let file: TensorFile
  /// The file's name for errors.
  let name: String
  let module: ModuleCatalogue.Module
  let level: Int
  let isReverse: Bool
  /// The kind that the person or the file named; else the number of rows tells.
  let kind: CellKind?
  /// The order that the person named.
  let gateOrder: GateOrder?

  /// The layer's layout.
  ///
  /// - Throws: a ``LoadingError`` that names the tensor.
  func layout() throws(LoadingError) -> LayerLayout {
    let tensors = try tensors()
    let input = try matrix(.inputWeights, tensors)
    let recurrent = try matrix(.recurrentWeights, tensors)
    let projection = tensors[.projection] == nil ? nil : try matrix(.projection, tensors)
    let shapes = WeightShapes(
      input: input.shape, recurrent: recurrent.shape, projection: projection?.shape,
      hasColumns: module.scheme.hasColumns)
    let kind = try cellKind(shapes, recurrent, tensors)
    try check(shapes, input: input, recurrent: recurrent, projection: projection, kind)
    try checkBiases(shapes, tensors, kind)
    if kind == .peepholeLSTM { try checkPeepholes(shapes, tensors) }
    let bias = tensors[.inputBias]?.shape
    let hasSecondBias = tensors[.recurrentBias] != nil || tensors[.candidateBias] != nil
    return LayerLayout(
      kind: kind, direction: isReverse ? .reverse : .forward, shapes: shapes,
      projectionSize: projection?.shape[0],
      biasCount: bias?.count == 2 ? 2 : (bias == nil ? 0 : 1) + (hasSecondBias ? 1 : 0),
      gateOrder: try order(for: kind, shapes), tensors: tensors)
  }

  /// The layer's tensors, of which each must be clear.
  private func tensors() throws(LoadingError) -> [ParameterRole: TensorEntry] {
    var result: [ParameterRole: TensorEntry] = [:]
    for role in ParameterRole.allCases {
      let parameter = LayerParameter(role, level: level, isReverse: isReverse)
      guard let names = module.parameters[parameter], let first = names.first else { continue }
      guard names.count == 1 else {
        throw LoadingError(
          .ambiguousParameter(parameter.name, candidates: names, of: module.name), file: name)
      }
      result[role] = file.entry(named: first)
    }
    return result
  }

  private func matrix(
    _ role: ParameterRole, _ tensors: [ParameterRole: TensorEntry]
  ) throws(LoadingError) -> TensorEntry {
    guard let entry = tensors[role] else { throw missing(role) }
    guard entry.shape.count == 2, !entry.shape.contains(0) else {
      throw wrongShape(entry, "two dimensions, neither 0")
    }
    return entry
  }

  private func missing(_ role: ParameterRole) -> LoadingError {
    let parameter = LayerParameter(role, level: level, isReverse: isReverse)
    let problem: LoadingError.Problem =
      module.scheme == .told
      ? .unnamedParameter(parameter.name) : .missingTensor(module.missingName(of: parameter))
    return LoadingError(problem, file: name)
  }

  private func cellKind(
    _ shapes: WeightShapes, _ recurrent: TensorEntry, _ tensors: [ParameterRole: TensorEntry]
  ) throws(LoadingError) -> CellKind {
    guard let kind = kind ?? guess(shapes, tensors) else {
      throw wrongShape(
        recurrent, "4·H, 3·H or H rows for H = \(shapes.hiddenSize) columns")
    }
    guard shapes.stackedSize == kind.gateCount * shapes.hiddenSize else {
      throw LoadingError(
        .wrongCell(
          kind.rawValue, tensor: recurrent.name, rows: shapes.stackedSize,
          hiddenSize: shapes.hiddenSize), file: name)
    }
    return kind
  }

  /// The kind that so many gates are of. A GRU of Keras with one bias resets before the product,
  /// where it makes no sense to have two.
  private func guess(
    _ shapes: WeightShapes, _ tensors: [ParameterRole: TensorEntry]
  ) -> CellKind? {
    switch shapes.gateCount {
    case 4: tensors[.outputPeephole] == nil ? .lstm : .peepholeLSTM
    case 3: isOfKeras(shapes) && tensors[.inputBias]?.shape.count == 1 ? .resetBeforeGRU : .gru
    case 1: .tanhRNN
    default: nil
    }
  }

  private func isOfKeras(_ shapes: WeightShapes) -> Bool {
    module.scheme.isOfKeras(columns: shapes.isRecurrentTransposed)
  }

  private func check(
    _ shapes: WeightShapes, input: TensorEntry, recurrent: TensorEntry, projection: TensorEntry?,
    _ kind: CellKind
  ) throws(LoadingError) {
    guard shapes.agree else {
      throw wrongShape(
        input, "\(shapes.stackedSize) rows as \(quoted(recurrent.name))")
    }
    guard let projection else { return }
    guard projection.shape[0] == shapes.outputSize, kind.family == .lstm else {
      throw wrongShape(
        projection, "\(shapes.outputSize) rows for \(quoted(recurrent.name)), and an LSTM")
    }
  }

  private func checkBiases(
    _ shapes: WeightShapes, _ tensors: [ParameterRole: TensorEntry], _ kind: CellKind
  ) throws(LoadingError) {
    let size = shapes.stackedSize
    let second = [ParameterRole.recurrentBias, .candidateBias].compactMap { tensors[$0] }
    guard second.count < 2 else {
      let parameter = LayerParameter(.recurrentBias, level: level, isReverse: isReverse)
      throw LoadingError(
        .ambiguousParameter(parameter.name, candidates: second.map(\.name), of: module.name),
        file: name)
    }
    if let bias = tensors[.inputBias], bias.shape != [size] {
      guard bias.shape == [2, size], second.isEmpty else {
        throw wrongShape(bias, second.isEmpty ? "[\(size)] or [2, \(size)]" : "[\(size)]")
      }
    }
    if let bias = tensors[.recurrentBias], bias.shape != [size] {
      throw wrongShape(bias, "[\(size)]")
    }
    if let bias = tensors[.candidateBias],
      bias.shape != [shapes.hiddenSize] || kind.family != .gru
    {
      throw wrongShape(bias, "[\(shapes.hiddenSize)], and a GRU")
    }
  }

  private func checkPeepholes(
    _ shapes: WeightShapes, _ tensors: [ParameterRole: TensorEntry]
  ) throws(LoadingError) {
    for role in [ParameterRole.inputPeephole, .forgetPeephole, .outputPeephole] {
      guard let entry = tensors[role] else { throw missing(role) }
      guard entry.shape == [shapes.hiddenSize] else {
        throw wrongShape(entry, "[\(shapes.hiddenSize)]")
      }
    }
  }

  /// The order that was named; else Keras's of a GRU, where it is not PyTorch's.
  private func order(
    for kind: CellKind, _ shapes: WeightShapes
  ) throws(LoadingError) -> GateOrder? {
    guard let gateOrder else {
      return isOfKeras(shapes) && kind.family == .gru ? GateOrder.kerasGRU : nil
    }
    let isLSTM = kind == .lstm || kind == .peepholeLSTM
    guard gateOrder.count == (isLSTM ? 4 : kind.family == .gru ? 3 : 0) else {
      throw LoadingError(.wrongGateOrder(gateOrder.letters, cell: kind.rawValue), file: name)
    }
    return gateOrder
  }

  private func wrongShape(_ entry: TensorEntry, _ expected: String) -> LoadingError {
    LoadingError(.wrongShape(entry.name, shape: entry.shape, expected: expected), file: name)
  }
}
