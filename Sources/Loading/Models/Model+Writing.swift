import Recurrent

extension Model {
  /// What of it a model file written here could not keep; nil when it keeps everything.
  ///
  /// A file that lost some of it would be read as another network.
  public var lostWhenWritten: String? {
    let layers = network.layers
    if layers.contains(where: { $0.options != CellOptions(for: $0.kind) }) {
      return "writing cells that clip, share a gate as f = 1 − i or have other activations"
    }
    if start?.states != nil || start?.problem != nil {
      return "writing a model that starts from a state of its own"
    }
    if Set(layers.map(\.kind)).count > 1 { return "writing a model of several kinds of layers" }
    if network.levels.contains(where: { $0.merge != .concatenated }) {
      return "writing a model whose directions are made one"
    }
    if masking != nil { return "writing a model that masks steps" }
    return network.head?.output == .sigmoid ? "writing a model that ends in a sigmoid" : nil
  }
}
