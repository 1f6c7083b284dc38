/// Writes an NPZ file piece by piece, so that a file of gigabytes needs little memory.
///
/// It can go to a pipe, as nothing is mended later. `numpy.load` gives its arrays under the declared
/// names.
public struct NPZWriter<Failure: Error>: TensorWriter {
  /// Takes the file's next bytes: appends them to a file, prints them.
  public typealias Sink = ([UInt8]) throws(Failure) -> Void

  private let layout: NPZLayout
  private var archive: ZipWriter<Failure>
  /// The array that is being written; those without elements are complete at once.
  private var current = -1
  /// Bytes it still lacks.
  private var missing = 0

  /// Begins the file.
  ///
  /// - Throws: what `sink` throws.
  public init(_ layout: NPZLayout, to sink: @escaping Sink) throws(Failure) {
    self.layout = layout
    archive = ZipWriter(to: sink)
    try beginNext()
  }

  /// Writes the next elements: little-endian, in C order, of the declared type.
  ///
  /// - Parameters:
  ///   - bytes: whole elements of one array.
  ///   - elementType: what they are.
  /// - Throws: what the sink throws.
  public mutating func append(bytes: [UInt8], elementType: ElementType) throws(Failure) {
    guard !bytes.isEmpty else { return }
    precondition(bytes.count <= missing, "More elements than the array's shape has room for.")
    precondition(
      elementType == layout.declarations[current].elementType, "Elements of another type.")
    try archive.append(bytes)
    missing -= bytes.count
    try beginNext()
  }

  /// Ends the file with its directory. All declared elements must have been written.
  ///
  /// - Throws: what the sink throws.
  public mutating func finish() throws(Failure) {
    precondition(current == layout.declarations.count, "A declared array was not written.")
    try archive.finish()
  }

  /// Ends a complete array, and begins those up to the next one that has elements.
  private mutating func beginNext() throws(Failure) {
    while missing == 0, current < layout.declarations.count {
      if current >= 0 { try archive.endEntry() }
      current += 1
      guard current < layout.declarations.count else { return }
      let (declaration, header) = (layout.declarations[current], layout.headers[current])
      missing = declaration.byteCount
      try archive.beginEntry(
        declaration.name + ZipEntry.arraySuffix, method: layout.method,
        size: header.count + missing)
      try archive.append(header)
    }
  }
}
