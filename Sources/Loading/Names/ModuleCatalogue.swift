public import TensorFiles

/// The recurrent modules that a file's tensor names tell of.
///
/// Under any prefix: PyTorch's names (`lstm.weight_ih_l0`, `encoder.rnn.weight_hh_l1_reverse`, and
/// LSTMCell's `weight_ih` without a layer), and the others of ``ParameterSpelling`` where shapes
/// agree. Cells of a list that each take what the one before gives, `cells.0.weight_ih`,
/// `cells.1.weight_ih`, are a stack: one module of several levels.
public struct ModuleCatalogue {
  /// The modules in the file's order.
  public let modules: [Module]
  private let owned: Set<String>

  public init(of file: TensorFile) {
    var groups: [NameGroup] = []
    var positions: [String: Int] = [:]
    for name in file.names {
      guard let tensor = NamedParameter(tensor: name) else { continue }
      let position = positions[tensor.prefix, default: groups.count]
      positions[tensor.prefix] = position
      if position == groups.count { groups.append(NameGroup(prefix: tensor.prefix)) }
      groups[position].tensors.append(tensor)
    }
    modules = CellStack.stacked(groups.compactMap { $0.module(in: file) }, in: file)
    owned = Set(modules.flatMap { $0.tensors + Recording(of: $0, in: file).names })
  }

  /// Whether a tensor belongs to one of the modules, or is what one received.
  public func owns(_ tensor: String) -> Bool { owned.contains(tensor) }

  /// The module of a name, which may leave out what wraps the whole model; also one of a stack.
  func module(named wanted: String) -> Module? {
    let all = modules.flatMap { [$0] + $0.parts }
    return all.first { $0.name == wanted || $0.prefix == wanted }
      ?? all.first { WrappedName.matches($0.name, wanted) }
  }
}
