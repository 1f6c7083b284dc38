/// A parameter of one layer of a recurrent module.
struct LayerParameter: Hashable, Sendable {
  let role: ParameterRole
  /// Which level, from 0. A single cell, whose names say no level, is level 0.
  let level: Int
  /// Whether the layer reads from the last step to the first.
  let isReverse: Bool

  /// PyTorch's name of it: `weight_ih_l1_reverse`.
  var name: String { "\(role.rawValue)_l\(level)\(isReverse ? "_reverse" : "")" }

  init(_ role: ParameterRole, level: Int = 0, isReverse: Bool = false) {
    self.role = role
    self.level = level
    self.isReverse = isReverse
  }

  /// The parameter of such a name; a cell's `weight_ih` is that of level 0.
  init?(name: String) {
    let parts = SuffixedName(name)
    guard let role = ParameterRole(rawValue: String(parts.base)) else { return nil }
    self.init(role, level: parts.level ?? 0, isReverse: parts.isReverse)
  }
}
