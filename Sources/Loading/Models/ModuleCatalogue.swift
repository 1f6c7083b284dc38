public import TensorFiles

/// The recurrent modules that a file's tensor names tell of.
///
/// PyTorch's names under any prefix: `lstm.weight_ih_l0`, `encoder.rnn.weight_hh_l1_reverse`, and
/// LSTMCell's `weight_ih` without a layer.
public struct ModuleCatalogue {
  /// A recurrent module: the tensors that share a prefix.
  public struct Module: Equatable, Sendable {
    /// The prefix without its last dot; empty when the names have none.
    public let name: String
    /// The tensors, in the file's order.
    public internal(set) var tensors: [String]
    /// What comes before a parameter's name in the file.
    let prefix: String
  }

  /// The modules in the file's order.
  public private(set) var modules: [Module] = []
  private var owned: Set<String> = []

  public init(of file: TensorFile) {
    for name in file.names {
      guard let prefix = ModuleCatalogue.prefix(ofParameter: name) else { continue }
      owned.insert(name)
      if let index = modules.firstIndex(where: { $0.prefix == prefix }) {
        modules[index].tensors.append(name)
      } else {
        let moduleName = prefix.hasSuffix(".") ? String(prefix.dropLast()) : prefix
        modules.append(Module(name: moduleName, tensors: [name], prefix: prefix))
      }
    }
    let complete = modules.filter { module in
      module.tensors.contains { $0.dropFirst(module.prefix.count).hasPrefix("weight_hh") }
    }
    modules = complete
    owned = Set(complete.flatMap(\.tensors))
  }

  /// Whether a tensor belongs to one of the modules.
  public func owns(_ tensor: String) -> Bool { owned.contains(tensor) }

  /// What stands before a recurrent parameter's name, or `nil` if the tensor is none.
  private static func prefix(ofParameter name: String) -> String? {
    let pattern = /^(.*?)(?:weight_ih|weight_hh|bias_ih|bias_hh|weight_hr)(?:_l\d+(?:_reverse)?)?$/
    guard let match = name.wholeMatch(of: pattern) else { return nil }
    let prefix = String(match.1)
    return prefix.isEmpty || prefix.hasSuffix(".") ? prefix : nil
  }
}
