/// A tensor that will be written: everything but its elements.
public struct TensorDeclaration: Sendable, Equatable {
  /// The tensor's full name; a file has it once.
  public let name: String
  /// What one element is.
  public let elementType: ElementType
  /// Sizes of the dimensions, each ≥ 0.
  public let shape: [Int]
  /// Size of all elements, in bytes.
  public let byteCount: Int

  /// Declares a tensor; the shape's sizes are ≥ 0 and its bytes fit `Int`.
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
