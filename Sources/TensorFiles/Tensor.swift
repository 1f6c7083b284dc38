/// An array of numbers of any rank, without a name.
///
/// The elements are in C order (the last index runs fastest), little-endian, and stay encoded – in a
/// mapped file perhaps not even read – until ``floats()`` or ``integers()`` decodes them.
///
/// Two tensors are equal when shape, element type and bytes are; so a NaN equals itself, and 0 is
/// not −0.
public struct Tensor: Sendable, Equatable {
  /// Sizes of the dimensions, each ≥ 0. `[]` is a single number.
  public let shape: [Int]
  /// What one element is.
  public let elementType: ElementType
  let region: ByteRegion

  /// How many elements there are: the product of ``shape``.
  public var count: Int { region.count / elementType.byteCount }

  /// The elements as they stand in a file: ``count`` times the element type's size.
  public var bytes: [UInt8] { region.copy() }

  /// An `f32` tensor of `values`, in C order.
  public init(_ values: [Float], shape: [Int]) {
    self.init(
      bytes: littleEndianBytes(of: values.lazy.map(\.bitPattern)), elementType: .f32, shape: shape)
  }

  /// An `i64` tensor of `values`, in C order.
  public init(_ values: [Int], shape: [Int]) {
    self.init(
      bytes: littleEndianBytes(of: values.lazy.map(Int64.init)), elementType: .i64, shape: shape)
  }

  /// A tensor of elements that are encoded already: little-endian, in C order.
  public init(bytes: [UInt8], elementType: ElementType, shape: [Int]) {
    self.init(region: ByteRegion(bytes), elementType: elementType, shape: shape)
  }

  /// A tensor whose elements are `region`.
  init(region: ByteRegion, elementType: ElementType, shape: [Int]) {
    precondition(
      region.count == elementType.byteCount(ofShape: shape),
      "A tensor has as many bytes as its shape and element type ask for.")
    self.region = region
    self.elementType = elementType
    self.shape = shape
  }
}
