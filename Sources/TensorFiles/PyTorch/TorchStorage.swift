/// The elements that a file keeps under a storage's key.
struct TorchStorage: Sendable {
  let byteCount: Int
  /// The bytes as the file has them, or what gives them.
  let elements: StoredTensor.Elements
  /// Whether each element stands there with its most significant byte first.
  let isBigEndian: Bool
}
