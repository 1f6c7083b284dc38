public import TensorFiles

/// What is told of a tensor.
public struct TensorDescription: Equatable, Sendable {
  public let entry: TensorEntry
  /// PyTorch's name of the parameter that it is, if it is one: `weight_ih_l0`.
  public let role: String?
  /// Whether it is columns, which PyTorch has as rows.
  public let isTransposed: Bool

  init(_ entry: TensorEntry, role: String? = nil, isTransposed: Bool = false) {
    self.entry = entry
    self.role = role
    self.isTransposed = isTransposed
  }
}
