extension TensorFile {
  /// The bytes of an NPZ file with these arrays, in the order given.
  ///
  /// - Throws: what ``NPZLayout/init(_:method:)`` throws.
  public static func npz(
    _ tensors: [(name: String, tensor: Tensor)], method: ZipMethod = .stored
  ) throws(TensorFileError) -> [UInt8] {
    var bytes: [UInt8] = []
    try write(tensors, method: method) { (chunk) throws(TensorFileError) in bytes += chunk }
    return bytes
  }

  /// Writes an NPZ file with these arrays, which appears whole or not at all.
  ///
  /// - Throws: what ``NPZLayout/init(_:method:)`` and ``AtomicFile`` throw.
  public static func writeNPZ(
    _ tensors: [(name: String, tensor: Tensor)], method: ZipMethod = .stored, to path: String
  ) throws(TensorFileError) {
    try AtomicFile.create(at: path) { (file) throws(TensorFileError) in
      try write(tensors, method: method) { (chunk) throws(TensorFileError) in
        try file.append(chunk)
      }
    }
  }

  private static func write(
    _ tensors: [(name: String, tensor: Tensor)], method: ZipMethod,
    to sink: @escaping NPZWriter<TensorFileError>.Sink
  ) throws(TensorFileError) {
    let declarations = tensors.map {
      TensorDeclaration(
        name: $0.name, elementType: $0.tensor.elementType, shape: $0.tensor.shape)
    }
    var writer = try NPZWriter(NPZLayout(declarations, method: method), to: sink)
    for (_, tensor) in tensors { try writer.append(tensor) }
    try writer.finish()
  }

  /// The bytes of an `.npy` file with this array.
  ///
  /// - Throws: an ``NPYProblem`` of an array that NumPy cannot have.
  public static func npy(_ tensor: Tensor) throws(TensorFileError) -> [UInt8] {
    try npyHeader(of: tensor) + tensor.bytes
  }

  /// Writes an `.npy` file with this array, which appears whole or not at all.
  ///
  /// - Throws: an ``NPYProblem`` of an array that NumPy cannot have, or what ``AtomicFile`` throws.
  public static func writeNPY(_ tensor: Tensor, to path: String) throws(TensorFileError) {
    let header = try npyHeader(of: tensor)
    try AtomicFile.create(at: path) { (file) throws(TensorFileError) in
      try file.append(header)
      try file.append(tensor.bytes)
    }
  }

  private static func npyHeader(of tensor: Tensor) throws(TensorFileError) -> [UInt8] {
    do throws(NPYProblem) {
      return try NPYHeader.bytes(elementType: tensor.elementType, shape: tensor.shape)
    } catch {
      throw TensorFileError(.npy(error))
    }
  }
}
