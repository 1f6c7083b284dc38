/// The named tensors of a file, and its metadata.
///
/// Opening reads what the file says about its tensors, never the tensors: the file is mapped, and
/// elements are decoded when ``Tensor/floats()`` asks for them. Everything the file says is checked
/// first, so that reading a tensor later cannot leave the file.
public struct TensorFile: Sendable {
  /// Where the bytes came from, for error messages.
  public let path: String?
  /// The file's own notes, by key.
  public let metadata: [String: String]
  /// The tensors in the order of their bytes in the file.
  public let entries: [TensorEntry]
  private let positions: [String: Int]
  private let region: ByteRegion

  /// The tensors' names, in the order of their bytes in the file.
  public var names: [String] { entries.map(\.name) }

  /// Opens a safetensors file.
  ///
  /// - Throws: any ``TensorFileError`` about a file or its header.
  public init(contentsOf path: String) throws(TensorFileError) {
    try self.init(parsing: ByteRegion(FileMapping(path: path)), path: path)
  }

  /// Parses the bytes of a safetensors file, as they come from a pipe.
  ///
  /// `path` is what error messages call them.
  ///
  /// - Throws: any ``TensorFileError`` about a header.
  public init(parsing bytes: [UInt8], path: String? = nil) throws(TensorFileError) {
    try self.init(parsing: ByteRegion(bytes), path: path)
  }

  private init(parsing region: ByteRegion, path: String?) throws(TensorFileError) {
    let header: SafetensorsHeader
    do throws(TensorFileError) {
      header = try SafetensorsHeader(parsing: region)
    } catch {
      throw error.located(path: path)
    }
    self.path = path
    self.region = region
    metadata = header.metadata
    entries = header.entries
    positions = Dictionary(
      uniqueKeysWithValues: header.entries.enumerated().map { ($1.name, $0) })
  }

  /// What the file says about a tensor, or nil when it has none of that name.
  public func entry(named name: String) -> TensorEntry? {
    positions[name].map { entries[$0] }
  }

  /// A tensor whose elements are still in the file.
  ///
  /// - Throws: `noSuchTensor`, or `unsupportedElementType` when its elements cannot be read.
  public func tensor(named name: String) throws(TensorFileError) -> Tensor {
    guard let entry = entry(named: name) else {
      throw TensorFileError(.noSuchTensor, path: path, tensor: name)
    }
    guard let elementType = entry.elementType else {
      throw TensorFileError(
        .unsupportedElementType(entry.typeName), path: path, tensor: name)
    }
    return Tensor(
      region: region[entry.byteRange], elementType: elementType, shape: entry.shape)
  }

  /// All elements of an integer or boolean tensor, in C order.
  ///
  /// - Throws: what ``tensor(named:)`` and ``Tensor/integers()`` throw, with file and name.
  public func integers(named name: String) throws(TensorFileError) -> [Int] {
    let tensor = try tensor(named: name)
    do throws(TensorFileError) {
      return try tensor.integers()
    } catch {
      throw error.located(path: path, tensor: name)
    }
  }
}
