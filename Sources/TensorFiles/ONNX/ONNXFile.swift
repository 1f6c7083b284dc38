/// An ONNX model: what it computes as a graph, and the constants it does so with.
///
/// The elements of constants are decoded when they are asked for. Format:
/// <https://onnx.ai/onnx/repo-docs/IR.html>.
public struct ONNXFile: Sendable {
  /// As many bytes as one protobuf message can have.
  static let maximumSize = Int(Int32.max)

  /// Where the bytes came from, for error messages.
  public let path: String?
  public let graph: ONNXGraph
  /// The version of each set of operators that the nodes mean, by domain; the usual operators' is
  /// under the empty name.
  public let operatorSets: [String: Int]
  /// The program that wrote the file, with its version, as far as it says so.
  public let producer: String
  /// The constants as a file of tensors: the graph's, then those inside its nodes' graphs whose
  /// names are not taken yet.
  public let tensors: TensorFile

  /// Opens a file.
  ///
  /// Tensors' elements may be in other files of the same folder, which are mapped.
  ///
  /// - Throws: any ``TensorFileError`` about a file or what it says.
  public init(contentsOf path: String) throws(TensorFileError) {
    try self.init(
      parsing: ByteRegion(FileMapping(path: path)), path: path,
      neighbours: FolderOfTensors(besideModel: path))
  }

  /// Parses the bytes of a file, which must have all elements in itself.
  ///
  /// `path` is what error messages call them.
  ///
  /// - Throws: any ``TensorFileError`` about what a file says.
  public init(parsing bytes: [UInt8], path: String? = nil) throws(TensorFileError) {
    try self.init(parsing: ByteRegion(bytes), path: path, neighbours: nil)
  }

  init(
    parsing region: ByteRegion, path: String?, neighbours: FolderOfTensors?
  ) throws(TensorFileError) {
    do throws(TensorFileError) {
      let model = try Self.decode(region)
      operatorSets = try Self.operatorSets(of: model)
      producer = [model.producerName, model.producerVersion].filter { !$0.isEmpty }
        .joined(separator: " ")
      var reader = ONNXGraphReader(path: path, folder: neighbours)
      graph = try reader.graph(model.graph)
    } catch {
      throw error.located(path: path)
    }
    self.path = path
    var names: Set<String> = []
    let stored = graph.allTensors.filter { names.insert($0.entry.name).inserted }
    tensors = TensorFile(path: path, format: .onnx, tensors: stored.map(\.stored))
  }

  private static func decode(_ region: ByteRegion) throws(TensorFileError) -> ProtoModel {
    guard region.count > 0 else { throw TensorFileError(.empty) }
    guard region.count <= maximumSize else {
      throw TensorFileError(.onnx(.tooLarge(size: region.count, limit: maximumSize)))
    }
    let census = region.withBytes { bytes in
      Result { () throws(TensorFileError) in try MessageCensus(of: bytes) }
    }
    _ = try census.get()
    guard let model = ProtoModel(decoding: region) else {
      throw TensorFileError(.onnx(.malformed))
    }
    guard model.hasGraph else { throw TensorFileError(.onnx(.noGraph)) }
    return model
  }

  private static func operatorSets(
    of model: ProtoModel
  ) throws(TensorFileError) -> [String: Int] {
    guard !model.opsetImport.isEmpty else { throw TensorFileError(.onnx(.noOperatorSets)) }
    var sets: [String: Int] = [:]
    for set in model.opsetImport {
      sets[set.domain == "ai.onnx" ? "" : set.domain] = Int(set.version)
    }
    return sets
  }
}
