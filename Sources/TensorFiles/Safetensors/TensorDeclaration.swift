/// A tensor that will be written: everything but its elements.
public struct TensorDeclaration: Sendable, Equatable {
  public let name: String
  public let elementType: ElementType
  /// Sizes of the dimensions, each ≥ 0.
  public let shape: [Int]
  /// Size of all elements, in bytes.
  public let byteCount: Int

  public init(name: String, elementType: ElementType = .f32, shape: [Int]) {
    guard let byteCount = elementType.byteCount(ofShape: shape) else {
      preconditionFailure("A shape has no negative size and a product that fits Int.")
    }
    self.name = name
    self.elementType = elementType
    self.shape = shape
    self.byteCount = byteCount
  }
}
