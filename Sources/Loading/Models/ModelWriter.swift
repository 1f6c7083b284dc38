public import Recurrent
public import TensorFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a network as PyTorch would name it.
///
/// The recurrent tensors stand under `lstm.`, `gru.` or `rnn.`, the others under `embedding.` and
/// `head.`, so that the file loads strictly into a `torch.nn.Module` with those attributes.
public enum ModelWriter {
  /// Writes a model file, which appears whole or not at all.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - vocabulary: the tokens as people write them, when it reads characters.
  ///   - training: how it was trained, for the file's metadata.
  ///   - path: where to write.
  /// - Throws: what `AtomicFile` throws.
  public static func write(
    _ network: Network, vocabulary: [String]? = nil, training: [String: String] = [:],
    to path: String
  ) throws(TensorFileError) {
    try TensorFile.writeSafetensors(
      tensors(of: network), metadata: metadata(of: network, vocabulary, training), to: path)
  }

  /// Refuses what a model file could not say, so that a network is not trained in vain.
  ///
  /// - Parameters:
  ///   - model: what training would go on from.
  ///   - name: its file's name for errors.
  /// - Throws: `unsupported`.
  public static func check(_ model: Model, name: String) throws(LoadingError) {
    let isUsual = model.network.layers.allSatisfy { $0.options == CellOptions(for: $0.kind) }
    guard isUsual else {
      throw LoadingError(
        .unsupported(
          "writing cells that clip, share a gate as f = 1 − i or have other activations"),
        file: name)
    }
    if let lost = lost(of: model) {
      throw LoadingError(.unsupported("writing a model \(lost)"), file: name)
    }
    guard model.start?.states == nil, model.start?.problem == nil else {
      throw LoadingError(
        .unsupported("writing a model that starts from a state of its own"), file: name)
    }
  }

  /// What of a model the names and the metadata of a file cannot say; nil when they say everything.
  private static func lost(of model: Model) -> String? {
    let network = model.network
    if Set(network.layers.map(\.kind)).count > 1 { return "of several kinds of layers" }
    if network.levels.contains(where: { $0.merge != .concatenated }) {
      return "whose directions are made one"
    }
    if model.masking != nil { return "that masks steps" }
    return network.head?.output == .sigmoid ? "that ends in a sigmoid" : nil
  }

  static func tensors(of network: Network) -> [(name: String, tensor: Tensor)] {
    let values = network.parameterValues
    let module = network.layers.first?.kind.moduleName ?? ""
    return network.parameters.map { parameter in
      let isEnd = parameter.name.hasPrefix("head.") || parameter.name.hasPrefix("embedding.")
      return (
        name: isEnd ? parameter.name : "\(module).\(parameter.name)",
        tensor: Tensor(Array(values[parameter.range]), shape: parameter.shape)
      )
    }
  }

  private static func metadata(
    of network: Network, _ vocabulary: [String]?, _ training: [String: String]
  ) -> [String: String] {
    var metadata = ["format": "pt"]
    metadata[ModelMetadata.Key.cell] = network.layers.first?.kind.rawValue
    metadata[ModelMetadata.Key.task] = network.task?.rawValue
    metadata[ModelMetadata.Key.vocabulary] = vocabulary.flatMap { json($0) }
    metadata[ModelMetadata.Key.normalisation] = network.normalisation.flatMap {
      json(ModelMetadata.Scaling(mean: $0.mean, scale: $0.scale))
    }
    if !training.isEmpty { metadata[ModelMetadata.Key.training] = json(training) }
    return metadata
  }

  private static func json(_ value: some Encodable) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension CellKind {
  /// The attribute under which a model file has such a module.
  var moduleName: String {
    switch family {
    case .lstm: "lstm"
    case .gru: "gru"
    case .rnn: "rnn"
    }
  }
}
