extension ModuleCatalogue {
  /// A recurrent module: the tensors that share a prefix.
  public struct Module: Equatable, Sendable {
    /// The prefix without what joins it; empty when the names have none.
    public let name: String
    /// The tensors, in the file's order.
    public let tensors: [String]
    /// What comes before a parameter's name in the file.
    let prefix: String
    /// Whose names they are.
    let scheme: NamingScheme
    /// Which tensor is which parameter; several where that is not clear.
    let parameters: [LayerParameter: [String]]
    /// The cells of which it is a stack.
    let parts: [Module]

    init(
      name: String, tensors: [String], prefix: String, scheme: NamingScheme = .torch,
      parameters: [LayerParameter: [String]] = [:], parts: [Module] = []
    ) {
      self.name = name
      self.tensors = tensors
      self.prefix = prefix
      self.scheme = scheme
      self.parameters = parameters
      self.parts = parts
    }

    /// Whether it has anything of a layer.
    func hasLayer(level: Int, isReverse: Bool) -> Bool {
      ParameterRole.allCases.contains {
        parameters[LayerParameter($0, level: level, isReverse: isReverse)] != nil
      }
    }

    /// What the file calls a parameter inside the module, where it is named as PyTorch does;
    /// PyTorch's name where it is not, since what it is then called may be laid out differently.
    func innerName(of parameter: String) -> String {
      guard scheme == .torch,
        let tensor = LayerParameter(name: parameter).flatMap({ parameters[$0]?.first })
      else { return parameter }
      return String(tensor.dropFirst(prefix.count))
    }

    /// What the file would call a parameter that it has not, in the manner of one that it has.
    func missingName(of parameter: LayerParameter) -> String {
      let siblings = [ParameterRole.recurrentWeights, .inputWeights].compactMap { role in
        let sibling = LayerParameter(
          role, level: parameter.level, isReverse: parameter.isReverse)
        return parameters[sibling]?.first.map { (role, $0) }
      }
      guard scheme == .torch, let (role, name) = siblings.first else {
        return prefix + parameter.name
      }
      return prefix
        + name.dropFirst(prefix.count).replacing(role.rawValue, with: parameter.role.rawValue)
    }
  }
}
