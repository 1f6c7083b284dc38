extension TensorFile {
  /// The bytes of a safetensors file with these tensors.
  ///
  /// Wide elements come first and names are sorted within a width, as the format's own library does:
  /// so every tensor is aligned, and the order given does not matter.
  ///
  /// - Throws: what ``SafetensorsLayout/init(_:metadata:)`` throws.
  public static func safetensors(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:]
  ) throws(TensorFileError) -> [UInt8] {
    var bytes: [UInt8] = []
    try write(tensors, metadata: metadata) { (chunk) throws(TensorFileError) in bytes += chunk }
    return bytes
  }

  /// Writes a safetensors file with these tensors, which appears whole or not at all.
  ///
  /// The order of tensors is the one of ``safetensors(_:metadata:)``. They may lie in the very file
  /// that is replaced.
  ///
  /// - Throws: what ``SafetensorsLayout/init(_:metadata:)`` and ``AtomicFile`` throw.
  public static func writeSafetensors(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:],
    to path: String
  ) throws(TensorFileError) {
    try AtomicFile.create(at: path) { (file) throws(TensorFileError) in
      try write(tensors, metadata: metadata) { (chunk) throws(TensorFileError) in
        try file.append(chunk)
      }
    }
  }

  private static func write(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String],
    to sink: @escaping SafetensorsWriter<TensorFileError>.Sink
  ) throws(TensorFileError) {
    let sorted = tensors.sorted {
      let (left, right) = ($0.tensor.elementType.byteCount, $1.tensor.elementType.byteCount)
      return left == right ? $0.name < $1.name : left > right
    }
    let declarations = sorted.map {
      TensorDeclaration(
        name: $0.name, elementType: $0.tensor.elementType, shape: $0.tensor.shape)
    }
    let layout = try SafetensorsLayout(declarations, metadata: metadata)
    var writer = try SafetensorsWriter(layout, to: sink)
    for (_, tensor) in sorted { try writer.append(tensor) }
    try writer.finish()
  }
}
