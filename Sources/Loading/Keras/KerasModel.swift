public import TensorFiles

/// A Keras model's file, opened: what its layers are and where their weights lie.
public struct KerasModel: Sendable {
  /// The arrays, by their paths in the file.
  public let tensors: TensorFile
  /// Whether the file says what the layers are; if not, the arrays' shapes do.
  let isConfigured: Bool
  /// The version that wrote the file, if it says so.
  let version: String?
  let graph: KerasGraph
  let weights: KerasWeights
  let parts: [KerasModule]

  /// Reads what a file says of its layers.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - name: its name for errors.
  /// - Throws: `malformedMetadata`, or what is wrong with an attribute of the file.
  init(_ file: KerasFile, name: String) throws {
    tensors = file.weights.tensors
    weights = try KerasWeights(file.weights)
    isConfigured = file.configuration != nil
    version = file.version.map { JSONValue(parsing: $0)?["keras_version"].string ?? $0 }
    if let text = file.configuration {
      guard let graph = JSONValue(parsing: text).flatMap(KerasGraph.init) else {
        throw LoadingError(
          .malformedMetadata(
            key: "model_config", expected: "that of a Sequential or Functional Keras model"),
          file: name)
      }
      self.graph = graph
    } else {
      graph = KerasGraph(chain: try KerasShapes(file.weights).layers())
    }
    parts = KerasModule.modules(of: graph)
  }

  /// Whether a version before 3 wrote it, as it did when the file does not say which.
  var isKeras2: Bool {
    let major = version.flatMap { Int($0.prefix { $0.isNumber }) }
    return major.map { $0 < 3 } ?? true
  }

  /// The recurrent modules, in the model's order.
  public var modules: [ModuleCatalogue.Module] {
    parts.map { part in
      let names = part.layers.flatMap { weights.allNames(of: $0) }
      return ModuleCatalogue.Module(name: part.name, tensors: names, prefix: "")
    }
  }
}
