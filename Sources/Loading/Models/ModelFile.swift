public import TensorFiles

/// A model's file, opened: what its format keeps of a network.
public enum ModelFile: Sendable {
  /// Tensors whose names and shapes tell the network.
  case tensors(TensorFile)
  /// The layers of a Keras model.
  case keras(KerasModel)

  /// Opens a file of any format that can hold a model.
  ///
  /// - Throws: a ``LoadingError`` or a `TensorFileError`.
  public init(_ source: FileSource) throws {
    if let file = try source.kerasFile() {
      self = .keras(try KerasModel(file, name: source.name))
    } else {
      self = .tensors(try source.tensors())
    }
  }

  /// The file's tensors, by name.
  public var tensors: TensorFile {
    switch self {
    case .tensors(let file): file
    case .keras(let model): model.tensors
    }
  }

  /// The recurrent modules, in the file's order.
  public var modules: [ModuleCatalogue.Module] {
    switch self {
    case .tensors(let file): ModuleCatalogue(of: file).modules
    case .keras(let model): model.modules
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
      return try ModelReader(file: file, name: name, options: options).model()
    case .keras(let keras):
      var reader = KerasReader(keras, name: name, options: options)
      return try reader.read()
    }
  }
}
