/// A constant of an ONNX model.
public struct ONNXTensor: Sendable {
  let stored: StoredTensor
  /// Where the bytes came from, for error messages.
  let path: String?

  /// What the file says about it.
  public var entry: TensorEntry { stored.entry }

  /// Its elements.
  ///
  /// - Throws: `unsupportedElementType`, with file and name.
  public func tensor() throws(TensorFileError) -> Tensor {
    guard let elementType = entry.elementType else {
      throw TensorFileError(
        .unsupportedElementType(entry.typeName), path: path, tensor: entry.name)
    }
    do throws(TensorFileError) {
      return Tensor(region: try stored.region(), elementType: elementType, shape: entry.shape)
    } catch {
      throw error.located(path: path, tensor: entry.name)
    }
  }
}
