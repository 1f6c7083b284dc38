import TensorFiles

/// The tensors of one prefix that may be parameters of a recurrent module.
struct NameGroup {
  let prefix: String
  var tensors: [NamedParameter] = []

  /// The module they are; `nil` if they are none.
  func module(in file: TensorFile) -> ModuleCatalogue.Module? {
    let schemes = schemes(in: file)
    guard let scheme = schemes.first else { return nil }
    var parameters: [LayerParameter: [String]] = [:]
    var names: [String] = []
    for tensor in tensors {
      let meanings = Set(schemes.compactMap { tensor.parameter(in: $0) })
      guard !meanings.isEmpty else { continue }
      names.append(tensor.tensor)
      for meaning in meanings { parameters[meaning, default: []].append(tensor.tensor) }
    }
    return ModuleCatalogue.Module(
      name: prefix.isEmpty ? "" : String(prefix.dropLast()), tensors: names, prefix: prefix,
      scheme: scheme, parameters: parameters)
  }

  /// PyTorch's if there is a U of that name, else all whose W and U fit each other.
  private func schemes(in file: TensorFile) -> [NamingScheme] {
    let hasTorch = tensors.contains { $0.parameter(in: .torch)?.role == .recurrentWeights }
    if hasTorch { return [.torch] }
    return NamingScheme.allCases.filter { isRecurrent($0, in: file) }
  }

  private func isRecurrent(_ scheme: NamingScheme, in file: TensorFile) -> Bool {
    func shapes(_ role: ParameterRole) -> [LayerParameter: [Int]] {
      var result: [LayerParameter: [Int]] = [:]
      for tensor in tensors {
        guard let parameter = tensor.parameter(in: scheme), parameter.role == role,
          let shape = file.entry(named: tensor.tensor)?.shape, shape.count == 2,
          !shape.contains(0)
        else { continue }
        result[parameter] = shape
      }
      return result
    }
    let inputs = shapes(.inputWeights)
    return shapes(.recurrentWeights).contains { parameter, recurrent in
      let input = LayerParameter(
        .inputWeights, level: parameter.level, isReverse: parameter.isReverse)
      guard let input = inputs[input] else { return false }
      let shapes = WeightShapes(
        input: input, recurrent: recurrent, hasColumns: scheme.hasColumns)
      return shapes.agree && (shapes.gateCount ?? 0) >= scheme.leastGateCount
    }
  }
}
