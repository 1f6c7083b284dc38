public import TensorFiles

/// A model's file, opened: what its format keeps of a network.
public enum ModelFile: Sendable {
  /// Tensors whose names and shapes tell the network.
  case tensors(TensorFile)
  /// The layers of a Keras model.
  case keras(KerasModel)
  /// A graph whose nodes tell the network.
  case onnx(ONNXFile)

  /// Opens a file of any format that can hold a model.
  ///
  /// - Throws: a ``LoadingError`` or a `TensorFileError`.
  public init(_ source: FileSource) throws {
    switch source.format {
    case .onnx: self = .onnx(try source.onnx())
    case .hdf5, .zip:
      if let file = try source.kerasFile() {
        self = .keras(try KerasModel(file, name: source.name))
      } else {
        self = .tensors(try source.tensors())
      }
    default: self = .tensors(try source.tensors())
    }
  }

  /// The file's tensors, by name.
  public var tensors: TensorFile {
    switch self {
    case .tensors(let file): file
    case .keras(let model): model.tensors
    case .onnx(let file): file.tensors
    }
  }

  /// The recurrent modules, in the file's order.
  public var modules: [ModuleCatalogue.Module] {
    switch self {
    case .tensors(let file): ModuleCatalogue(of: file).modules
    case .keras(let model): model.modules
    case .onnx(let file): ONNXReader.modules(of: file)
    }
  }

  /// Whether it has a recurrent module, or something of what a person says one is made of.
  func hasModel(for options: ModelReader.Options) -> Bool {
    guard let names = options.names, names.hasLayers else { return !modules.isEmpty }
    return names.all.contains { tensors.entry(named: $0.tensor) != nil }
  }

  /// What it holds and how it is read. Of a file of tensors no weight is read.
  ///
  /// - Parameters:
  ///   - name: the file's name for errors.
  ///   - options: what a person decided where the file does not say.
  /// - Returns: the description; of several modules none is chosen unless the options do.
  /// - Throws: a ``LoadingError`` that names the tensor.
  public func description(
    name: String, options: ModelReader.Options
  ) throws -> ModelDescription {
    switch self {
    case .tensors(let file):
      try refuseWeights(of: options, name: name)
      return try ModelReader(file: file, name: name, options: options).description()
    case .keras, .onnx:
      return try ModelDescription(
        of: tensors, modules: modules.map(\.name), chosen: options.module,
        owned: modules.flatMap(\.tensors)
      ) { module in
        var options = options
        options.module = module
        return try model(name: name, options: options)
      }
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
      try refuseWeights(of: options, name: name)
      return try ModelReader(file: file, name: name, options: options).model()
    case .keras(let keras):
      guard options.weights == nil else { throw LoadingError(.onnx(.needlessWeights), file: name) }
      return try KerasReader(keras, name: name, options: options).read()
    case .onnx(let file):
      return try ONNXReader(file: file, name: name, options: options).model()
    }
  }

  /// Only an ONNX model's weights can be in another file.
  private func refuseWeights(
    of options: ModelReader.Options, name: String
  ) throws(LoadingError) {
    guard options.weights == nil else { throw LoadingError(.onnx(.needlessWeights), file: name) }
  }
}
