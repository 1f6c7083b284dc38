/// Writes a safetensors file piece by piece, so that a file of gigabytes needs little memory.
///
/// The header goes out at once; then come the elements of every tensor in the layout's order, in
/// pieces as small or large as the caller likes.
public struct SafetensorsWriter<Failure: Error>: TensorWriter {
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

  /// Ends the file. All declared elements must have been written.
  ///
  /// - Throws: nothing; other writers write at their end.
  public func finish() throws(Failure) {
    precondition(current == layout.declarations.count, "A declared tensor was not written.")
  }

  /// Writes the next elements: little-endian, in C order, of the declared type.
  ///
  /// - Parameters:
  ///   - bytes: whole elements of one tensor.
  ///   - elementType: what they are.
  /// - Throws: what the sink throws.
  public mutating func append(bytes: [UInt8], elementType: ElementType) throws(Failure) {
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
