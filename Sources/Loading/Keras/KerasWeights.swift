import TensorFiles

/// Finds the arrays of a Keras layer in a file, whichever version wrote it.
struct KerasWeights: Sendable {
  /// Which part of a layer.
  enum Part {
    /// The layer itself, or its cell.
    case whole
    /// One direction of a `Bidirectional`.
    case forward
    case backward
  }

  private let file: HDF5File
  /// The group of newer files that layers are in, or nil in an older file.
  private let container: String?
  /// What comes before a layer's name in an older file.
  private let prefix: String
  /// What an older file lists beside each layer of the outermost model, in order, by its group.
  private let lists: [String: [String]]

  /// Looks for where a file keeps its layers.
  ///
  /// - Throws: what is wrong with an attribute of the file.
  init(_ file: HDF5File) throws {
    self.file = file
    let root = file.members(of: "")
    let containers = ["layers", "_layer_checkpoint_dependencies"]
    prefix = root.contains("model_weights") ? "model_weights/" : ""
    container = prefix.isEmpty ? containers.first { root.contains($0) } : nil
    var lists: [String: [String]] = [:]
    for member in container == nil ? file.members(of: String(prefix.dropLast())) : [] {
      let group = prefix + member
      lists[group] = try file.texts(ofSplitAttribute: "weight_names", of: group)
    }
    self.lists = lists
  }

  /// The names of all arrays of a recurrent layer.
  func allNames(of layer: KerasLayer) -> [String] {
    guard layer.className == "Bidirectional" else { return names(of: layer) }
    return names(of: layer, .forward) + names(of: layer, .backward)
  }

  /// The names of a layer's arrays, in the order that Keras lists them.
  func names(of layer: KerasLayer, _ part: Part = .whole) -> [String] {
    guard let container else { return legacyNames(of: layer, part) }
    var path = layer.place.classNames.map { "\(container)/\($0)" }.joined(separator: "/")
    switch part {
    case .forward: path += "/forward_layer/cell"
    case .backward: path += "/backward_layer/cell"
    case .whole:
      if layer.isRecurrent { path += "/cell" }
      if layer.className == "TimeDistributed" { path += "/layer" }
    }
    return file.members(of: path + "/vars").sorted { (Int($0) ?? 0, $0) < (Int($1) ?? 0, $1) }
      .map { "\(path)/vars/\($0)" }
  }

  /// A list beside each layer of the outermost model says what it has, in order; that of a model in
  /// it has those of all layers.
  private func legacyNames(of layer: KerasLayer, _ part: Part) -> [String] {
    let group = prefix + layer.place.outermost
    var names = lists[group] ?? []
    if layer.place.classNames.count > 1 {
      names = names.filter { KerasName.components(of: $0).contains(layer.name) }
    }
    let half = names.count / 2
    switch part {
    case .whole: break
    case .forward: names = Array(names[..<half])
    case .backward: names = Array(names[half...])
    }
    return names.map { "\(group)/\($0)" }
  }
}
