/// Writes a safetensors file piece by piece, so that a file of gigabytes needs little memory.
///
/// The header goes out at once; then come the elements of every tensor in the layout's order, in
/// pieces as small or large as the caller likes.
public struct SafetensorsWriter<Failure: Error> {
  /// Takes the file's next bytes: appends them to a file, prints them.
  public typealias Sink = ([UInt8]) throws(Failure) -> Void

  private let layout: SafetensorsLayout
  private let sink: Sink
  /// The tensor that is being written; those without elements are passed over.
  private var current = 0
  /// Bytes it still lacks.
  private var missing = 0

  /// Begins the file by writing its header.
  ///
  /// - Throws: what `sink` throws.
  public init(_ layout: SafetensorsLayout, to sink: @escaping Sink) throws(Failure) {
    self.layout = layout
    self.sink = sink
    try sink(layout.header)
    begin(0)
  }

  /// Writes the next elements of an `f32` tensor, in C order.
  ///
  /// - Throws: what the sink throws.
  public mutating func append(_ values: [Float]) throws(Failure) {
    try append(
      bytes: littleEndianBytes(of: values.lazy.map(\.bitPattern)), elementType: .f32)
  }

  /// Writes the next elements, as a tensor of the declared type and any shape.
  ///
  /// - Throws: what the sink throws.
  public mutating func append(_ tensor: Tensor) throws(Failure) {
    // Large tensors may lie in a mapped file: only a piece of them is in memory at a time.
    let pieceSize = 1 << 22
    for start in stride(from: 0, to: tensor.region.count, by: pieceSize) {
      let piece = tensor.region[start..<min(start + pieceSize, tensor.region.count)]
      try append(bytes: piece.copy(), elementType: tensor.elementType)
    }
  }

  /// Ends the file. All declared elements must have been written.
  public func finish() {
    precondition(current == layout.declarations.count, "A declared tensor was not written.")
  }

  private mutating func append(bytes: [UInt8], elementType: ElementType) throws(Failure) {
    guard !bytes.isEmpty else { return }
    precondition(bytes.count <= missing, "More elements than the tensor's shape has room for.")
    precondition(
      elementType == layout.declarations[current].elementType, "Elements of another type.")
    try sink(bytes)
    missing -= bytes.count
    if missing == 0 { begin(current + 1) }
  }

  /// Turns to the next tensor that has elements.
  private mutating func begin(_ index: Int) {
    let rest = layout.declarations[index...]
    current = rest.firstIndex { $0.byteCount > 0 } ?? layout.declarations.count
    missing = current < layout.declarations.count ? layout.declarations[current].byteCount : 0
  }
}
