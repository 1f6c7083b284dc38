/// What a file says about one of its tensors, before any element is read.
public struct TensorEntry: Sendable, Equatable {
  /// The tensor's full name, as the file spells it.
  public let name: String
  /// The element type as the file spells it, such as `F32` or `F8_E4M3`.
  public let typeName: String
  /// The element type, or nil when this program cannot read elements of ``typeName``.
  public let elementType: ElementType?
  /// Sizes of the dimensions, each ≥ 0. `[]` is a single number.
  public let shape: [Int]
}
