extension StateDict {
  /// Tensors may share elements, as networks use one weight in several places: together they may ask
  /// for so many times the size of the storages. Beyond it, a file of some bytes could ask for any
  /// amount of memory.
  static let maximumSharing = 32
  /// So many bytes are always allowed, for numbers that were expanded to arrays.
  static let alwaysAllowedSize = 1 << 24

  /// Places every tensor in its storage.
  ///
  /// - Parameter find: gives the storage of a key, or nil when the file has none.
  /// - Returns: the tensors, all of whose elements are in their storages.
  /// - Throws: `torch`, with the tensor's name, or what `find` throws.
  func stored(
    finding find: (String) throws(TensorFileError) -> TorchStorage?
  ) throws(TensorFileError) -> [StoredTensor] {
    var storages: [String: TorchStorage] = [:]
    var stored: [StoredTensor] = []
    for (name, tensor) in tensors {
      do throws(TensorFileError) {
        let key = tensor.storage.key
        let known = storages[key]
        let found = if let known { known } else { try find(key) }
        guard let found else { throw TensorFileError(.torch(.missingStorage(key: key))) }
        storages[key] = found
        let expected = tensor.storage.byteCount
        guard found.byteCount == expected else {
          throw TensorFileError(
            .torch(.storageSize(key: key, expected: expected, found: found.byteCount)))
        }
        stored.append(tensor.stored(named: name, in: found))
      } catch {
        throw error.located(path: nil, tensor: name)
      }
    }
    try checkSize(storageSize: storages.values.reduce(0) { $0 + $1.byteCount })
    return stored
  }

  private func checkSize(storageSize: Int) throws(TensorFileError) {
    let (shared, overflow) = storageSize.multipliedReportingOverflow(by: Self.maximumSharing)
    let limit = max(overflow ? Int.max : shared, Self.alwaysAllowedSize)
    var left = limit
    for (name, tensor) in tensors {
      let (size, overflow) = tensor.layout.count.multipliedReportingOverflow(
        by: tensor.elementType.byteCount)
      guard !overflow, size <= left else {
        throw TensorFileError(.torch(.tooLargeTogether(limit: limit)), tensor: name)
      }
      left -= size
    }
  }
}
