/// The named tensors of a file, and its metadata.
///
/// Opening reads what the file says about its tensors, never the tensors: the file is mapped, and
/// elements are decoded when ``Tensor/floats()`` asks for them. Everything the file says is checked
/// first, so that reading a tensor later cannot leave the file.
public struct TensorFile: Sendable {
  /// Where the bytes came from, for error messages.
  public let path: String?
  public let format: FileFormat
  /// What people call such a file, where it is more than its format: `NPZ` is a ZIP archive.
  public let title: String
  /// The file's own notes, by key.
  public let metadata: [String: String]
  /// The tensors, in the order of their bytes or of the list that the file has of them.
  public var entries: [TensorEntry] { tensors.map(\.entry) }
  private let tensors: [StoredTensor]
  private let positions: [String: Int]

  /// The tensors' names, in the same order.
  public var names: [String] { tensors.map(\.entry.name) }

  /// Opens a file of any format that is known here.
  ///
  /// - Throws: any ``TensorFileError`` about a file or what it says.
  public init(contentsOf path: String) throws(TensorFileError) {
    try self.init(
      parsing: ByteRegion(FileMapping(path: path)), path: path,
      neighbours: FolderOfTensors(besideModel: path))
  }

  /// Parses the bytes of a file, as they come from a pipe.
  ///
  /// `path` is what error messages call them.
  ///
  /// - Throws: any ``TensorFileError`` about what a file says.
  public init(parsing bytes: [UInt8], path: String? = nil) throws(TensorFileError) {
    try self.init(parsing: ByteRegion(bytes), path: path, neighbours: nil)
  }

  /// `neighbours` are the files beside it, when the bytes are really a file's.
  private init(
    parsing region: ByteRegion, path: String?, neighbours: FolderOfTensors?
  ) throws(TensorFileError) {
    let beginning = region[0..<min(region.count, FileFormat.magicSize)].copy()
    let format = FileFormat(
      beginning: beginning, pathExtension: path.map(pathExtension(of:)) ?? "")
    do throws(TensorFileError) {
      switch format ?? .safetensors {
      case .safetensors: try self.init(safetensors: region, path: path)
      case .hdf5: self = try HDF5File(parsing: region, path: path).tensors
      case .npy: try self.init(npy: region, path: path)
      case .zip: try self.init(zip: region, path: path)
      case .pickle: try self.init(pickle: region, path: path)
      case .onnx:
        self = try ONNXFile(parsing: region, path: path, neighbours: neighbours).tensors
      }
    } catch {
      throw error.located(path: path)
    }
  }

  private init(safetensors region: ByteRegion, path: String?) throws(TensorFileError) {
    let header = try SafetensorsHeader(parsing: region)
    self.init(
      path: path, format: .safetensors, metadata: header.metadata,
      tensors: header.tensors.map { tensor in
        StoredTensor(entry: tensor.entry, elements: .inPlace(region[tensor.byteRange]))
      })
  }

  /// A file whose tensors are known; their names differ.
  init(
    path: String?, format: FileFormat, title: String? = nil, metadata: [String: String] = [:],
    tensors: [StoredTensor]
  ) {
    self.path = path
    self.format = format
    self.title = title ?? format.title
    self.metadata = metadata
    self.tensors = tensors
    positions = Dictionary(
      uniqueKeysWithValues: tensors.enumerated().map { ($1.entry.name, $0) })
  }

  /// What the file says about a tensor, or nil when it has none of that name.
  public func entry(named name: String) -> TensorEntry? {
    positions[name].map { tensors[$0].entry }
  }

  /// A tensor of the file; where the format allows, its elements are still there.
  ///
  /// - Throws: `noSuchTensor`, or `unsupportedElementType` when its elements cannot be read, or what
  ///   is wrong with them.
  public func tensor(named name: String) throws(TensorFileError) -> Tensor {
    guard let position = positions[name] else {
      throw TensorFileError(.noSuchTensor, path: path, tensor: name)
    }
    let (entry, stored) = (tensors[position].entry, tensors[position])
    guard let elementType = entry.elementType else {
      throw TensorFileError(
        .unsupportedElementType(entry.typeName), path: path, tensor: name)
    }
    do throws(TensorFileError) {
      return Tensor(region: try stored.region(), elementType: elementType, shape: entry.shape)
    } catch {
      throw error.located(path: path, tensor: name)
    }
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
