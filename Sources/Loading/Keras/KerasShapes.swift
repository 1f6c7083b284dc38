import TensorFiles

/// Tells the layers of a file that holds weights only, by the names and shapes of its arrays.
///
/// That leaves much unsaid: which non-linearities there are, whether steps are masked, what becomes
/// of two directions. The usual is assumed.
struct KerasShapes {
  private let file: HDF5File

  init(_ file: HDF5File) {
    self.file = file
  }

  /// The layers that have weights, as if each fed the next.
  ///
  /// - Throws: what is wrong with an attribute of the file.
  func layers() throws -> [KerasLayer] {
    let containers = ["layers", "_layer_checkpoint_dependencies"]
    let root = file.members(of: "")
    guard let container = containers.first(where: root.contains) else {
      return chain(try legacyLayers())
    }
    return chain(try layers(in: container, container: container, outer: []))
  }

  /// A layer as far as it is told.
  private struct Guess {
    let name: String
    let className: String
    let settings: JSONValue
    let classNames: [String]
  }

  private func chain(_ guesses: [Guess]) -> [KerasLayer] {
    var layers: [KerasLayer] = []
    for guess in guesses {
      // Two layers may have one name in different models.
      let isNew = !layers.contains { $0.id == guess.name }
      layers.append(
        KerasLayer(
          id: isNew ? guess.name : "\(guess.name)#\(layers.count)", name: guess.name,
          className: guess.className, settings: guess.settings,
          inputs: layers.last.map { [$0.id] } ?? [], takesState: false, takesMask: false,
          useCount: 1,
          place: KerasLayer.Place(classNames: guess.classNames, outermost: guess.name)))
    }
    return layers
  }

  /// Newer files: a group a layer, in the order of their bytes.
  private func layers(
    in group: String, container: String, outer: [String]
  ) throws -> [Guess] {
    guard outer.count < KerasGraph.depthLimit else { return [] }
    var positions: [String: Int] = [:]
    for (position, name) in file.tensors.names.enumerated() where name.hasPrefix(group + "/") {
      let member = KerasName.components(of: String(name.dropFirst(group.count + 1))).first ?? ""
      positions[member] = min(positions[member] ?? position, position)
    }
    let members = positions.keys.sorted { (positions[$0] ?? 0) < (positions[$1] ?? 0) }
    return try members.flatMap { member in
      let path = "\(group)/\(member)"
      guard !file.members(of: path).contains(container) else {
        return try layers(
          in: "\(path)/\(container)", container: container, outer: outer + [member])
      }
      return [try guess(path, classNames: outer + [member])]
    }
  }

  private func guess(_ path: String, classNames: [String]) throws -> Guess {
    let member = classNames.last ?? ""
    let name = try file.texts(ofAttribute: "name", of: path + "/vars")?.first ?? member
    let (className, settings) = told(
      whole: shapes(path + "/vars"), cell: shapes(path + "/cell/vars"),
      forward: shapes(path + "/forward_layer/cell/vars"), inner: shapes(path + "/layer/vars"),
      isEmbedding: member.hasPrefix("embedding"))
    return Guess(
      name: name, className: className ?? member, settings: settings, classNames: classNames)
  }

  /// Older files: a list of layers, and of each its arrays.
  private func legacyLayers() throws -> [Guess] {
    let prefix = file.members(of: "").contains("model_weights") ? "model_weights" : ""
    let names = try file.texts(ofSplitAttribute: "layer_names", of: prefix) ?? []
    return try names.compactMap { name in
      let group = prefix.isEmpty ? name : "\(prefix)/\(name)"
      let arrays = try file.texts(ofSplitAttribute: "weight_names", of: group) ?? []
      guard !arrays.isEmpty else { return nil }
      let shapes = arrays.map { file.tensors.entry(named: "\(group)/\($0)")?.shape ?? [] }
      let isRecurrent = arrays.contains { $0.contains("recurrent_kernel") }
      let isBoth = isRecurrent && arrays.count >= 4
      let (className, settings) = told(
        whole: isRecurrent ? [] : shapes, cell: isRecurrent && !isBoth ? shapes : [],
        forward: isBoth ? Array(shapes[..<(shapes.count / 2)]) : [], inner: [],
        isEmbedding: arrays.contains { $0.contains("embeddings") })
      return Guess(
        name: name, className: className ?? "a layer", settings: settings, classNames: [name])
    }
  }

  private func shapes(_ group: String) -> [[Int]] {
    file.members(of: group).sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }
      .map { file.tensors.entry(named: "\(group)/\($0)")?.shape ?? [] }
  }

  /// A layer's class and settings; no class when the shapes are those of something else.
  private func told(
    whole: [[Int]], cell: [[Int]], forward: [[Int]], inner: [[Int]], isEmbedding: Bool
  ) -> (String?, JSONValue) {
    if let (className, settings) = recurrent(cell) { return (className, settings) }
    if let (className, settings) = recurrent(forward) {
      let layer = JSONValue.object(["class_name": .string(className), "config": settings])
      return ("Bidirectional", .object(["layer": layer, "merge_mode": .string("concat")]))
    }
    if isLinear(inner) {
      let layer = JSONValue.object(["class_name": .string("Dense"), "config": .object([:])])
      return ("TimeDistributed", .object(["layer": layer]))
    }
    if isEmbedding, whole.count == 1, whole[0].count == 2 { return ("Embedding", .object([:])) }
    return (isLinear(whole) ? "Dense" : nil, .object([:]))
  }

  private func isLinear(_ shapes: [[Int]]) -> Bool {
    guard let kernel = shapes.first, kernel.count == 2, shapes.count <= 2 else { return false }
    return shapes.count == 1 || shapes[1] == [kernel[1]]
  }

  /// The recurrent layer that has a recurrent kernel of such a shape.
  private func recurrent(_ shapes: [[Int]]) -> (String, JSONValue)? {
    guard (2...3).contains(shapes.count), shapes[1].count == 2, shapes[1][0] > 0 else {
      return nil
    }
    let (units, columns) = (shapes[1][0], shapes[1][1])
    let isBefore = shapes.count == 3 && shapes[2] == [columns]
    let settings = JSONValue.object([
      "return_sequences": .boolean(true), "reset_after": .boolean(!isBefore),
    ])
    let classNames = [4: "LSTM", 3: "GRU", 1: "SimpleRNN"]
    guard columns.isMultiple(of: units) else { return nil }
    return classNames[columns / units].map { ($0, settings) }
  }
}
