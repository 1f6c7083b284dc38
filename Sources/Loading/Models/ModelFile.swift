public import TensorFiles

/// A model's file, opened: what its format keeps of a network.
public enum ModelFile: Sendable {
  /// Tensors whose names and shapes tell the network.
  case tensors(TensorFile)
  /// A graph whose nodes tell the network.
  case onnx(ONNXFile)

  /// Opens a file of any format that can hold a model.
  ///
  /// - Throws: a ``LoadingError`` or a `TensorFileError`.
  public init(_ source: FileSource) throws {
    switch source.format {
    case .onnx: self = .onnx(try source.onnx())
    default: self = .tensors(try source.tensors())
    }
  }

  /// The file's tensors, by name.
  public var tensors: TensorFile {
    switch self {
    case .tensors(let file): file
    case .onnx(let file): file.tensors
    }
  }

  /// The recurrent modules, in the file's order.
  public var modules: [ModuleCatalogue.Module] {
    switch self {
    case .tensors(let file): ModuleCatalogue(of: file).modules
    case .onnx(let file): ONNXReader.modules(of: file)
    }
  }

  /// The network and how it was found.
  ///
  /// - Parameters:
  ///   - name: the file's name for errors.
  ///   - options: what a person decided where the file does not say.
  /// - Returns: the model.
  /// - Throws: a ``LoadingError`` that names the tensor, or a `TensorFileError`.
  public func model(name: String, options: ModelReader.Options) throws -> Model {
    switch self {
    case .tensors(let file):
      guard options.weights == nil else { throw LoadingError(.onnx(.needlessWeights), file: name) }
      return try ModelReader(file: file, name: name, options: options).model()
    case .onnx(let file):
      return try ONNXReader(file: file, name: name, options: options).model()
    }
  }
}
