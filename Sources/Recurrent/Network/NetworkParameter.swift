/// A tensor that training changes, and its place among all of a network's.
public struct NetworkParameter: Equatable, Sendable {
  /// PyTorch's name inside a module (`weight_ih_l0_reverse`), or `embedding.weight`, `head.weight`,
  /// `head.bias`.
  public let name: String
  /// Its dimensions.
  public let shape: [Int]
  /// Where it stands in ``Network/parameterValues``.
  public let range: Range<Int>
}
