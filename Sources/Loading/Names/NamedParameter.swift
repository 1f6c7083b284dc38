/// A tensor whose name may be that of a recurrent parameter.
struct NamedParameter {
  let tensor: String
  /// What stands before the parameter's name, with what joins it.
  let prefix: String
  /// What the name may mean.
  let meanings: [ParameterSpelling]
  /// The level, when the name says one.
  let level: Int?
  let isReverse: Bool

  /// Reads a tensor's name; `nil` if it is none of a recurrent parameter.
  init?(tensor: String) {
    let name = SuffixedName(tensor)
    guard let (prefix, meanings) = ParameterSpelling.ending(name.base) else { return nil }
    self.tensor = tensor
    self.prefix = prefix
    self.meanings = meanings
    level = name.level
    isReverse = name.isReverse
  }

  /// The parameter it is in a naming scheme, if it is one.
  func parameter(in scheme: NamingScheme) -> LayerParameter? {
    meanings.first { $0.scheme == scheme }.map {
      LayerParameter($0.role, level: level ?? 0, isReverse: isReverse)
    }
  }
}
