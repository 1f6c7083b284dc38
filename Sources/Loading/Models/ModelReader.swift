public import Recurrent
public import TensorFiles

/// Makes a network of a file's tensors.
public struct ModelReader {
  /// What a person may decide where the file does not say.
  public struct Options: Equatable, Sendable {
    /// The recurrent module, when there are several.
    public var module: String?
    /// The head: a tensor's name, or its name without `.weight`.
    public var head: String?
    /// The embedding, named likewise.
    public var embedding: String?
    /// Which tensor is which parameter.
    public var names: TensorNames?
    /// The order of the stacked gates; that of whose names they are when `nil`.
    public var gateOrder: GateOrder?
    /// The cell, over what the file says.
    public var cell: CellKind?
    /// The file with tensors named as the inputs of an ONNX model's graph.
    public var weights: String?
    /// The file with states named so.
    public var initialState: String?

    public init(
      module: String? = nil, head: String? = nil, embedding: String? = nil,
      names: TensorNames? = nil, gateOrder: GateOrder? = nil, cell: CellKind? = nil,
      weights: String? = nil
    ) {
      self.module = module
      self.head = head
      self.embedding = embedding
      self.names = names
      self.gateOrder = gateOrder
      self.cell = cell
      self.weights = weights
    }
  }

  let file: TensorFile
  let name: String
  let options: Options
  let catalogue: ModuleCatalogue
  /// The matrices that belong to no recurrent module.
  let matrices: [TensorEntry]

  public init(file: TensorFile, name: String, options: Options) {
    self.file = file
    self.name = name
    self.options = options
    let catalogue = ModuleCatalogue(of: file)
    let named = Set(options.names?.layers.values.map { $0 } ?? [])
    self.catalogue = catalogue
    matrices = file.entries.filter { entry in
      entry.shape.count == 2 && !entry.shape.contains(0) && entry.elementType != nil
        && !catalogue.owns(entry.name) && !named.contains(entry.name)
    }
  }

  /// The network and how it was found.
  ///
  /// - Throws: a ``LoadingError`` that names the tensor, or what decoding a tensor throws.
  public func model() throws -> Model {
    let layout = try layout(of: chosenModule())
    let levels = try layout.levels.map { layouts in
      let layers = try layouts.map { try $0.layer(from: file) }
      return layers.count == 2
        ? RecurrentLevel(forward: layers[0], reverse: layers[1]) : RecurrentLevel(layers[0])
    }
    var network = Network(
      levels: levels,
      embedding: try layout.embedding.map { Embedding(weights: try matrix($0)) },
      head: try layout.head.map(head), task: layout.task)
    network.normalisation = try layout.metadata.normalisation(
      width: layout.inputSize, name: name)
    let used = Set(layout.names)
    return Model(
      network: network, module: layout.module, headTensors: layout.head?.names ?? [],
      embeddingTensors: layout.embedding.map { [$0.name] } ?? [], gateOrder: layout.gateOrder,
      isTaskAssumed: layout.isTaskAssumed, vocabulary: layout.metadata.vocabulary,
      otherTensors: file.names.filter { !used.contains($0) },
      isHeadTransposed: layout.head?.isTransposed ?? false)
  }

  private func head(_ layout: HeadLayout) throws -> LinearHead {
    let bias = try layout.bias.map { try file.tensor(named: $0.name).floats() } ?? []
    return LinearHead(
      weights: try matrix(layout.weight, isTransposed: layout.isTransposed), bias: bias)
  }

  private func matrix(_ entry: TensorEntry, isTransposed: Bool = false) throws -> Matrix {
    let elements = try file.tensor(named: entry.name).floats()
    let (rows, columns) = (entry.shape[isTransposed ? 1 : 0], entry.shape[isTransposed ? 0 : 1])
    return Matrix(
      rows: rows, columns: columns,
      elements: isTransposed ? Matrix.rows(ofColumns: elements, count: columns) : elements)
  }

  /// What the file has of the network around a module.
  ///
  /// - Parameters:
  ///   - module: the module.
  ///   - hasEnds: whether to look for what stands before and behind it.
  /// - Returns: the layout.
  /// - Throws: a ``LoadingError`` that names the tensor.
  func layout(
    of module: ModuleCatalogue.Module, hasEnds: Bool = true
  ) throws(LoadingError) -> ModelLayout {
    let metadata = try ModelMetadata(file.metadata, module: module, name: name)
    let levels = try levels(of: module, kind: options.cell ?? metadata.cell)
    guard let first = levels.first?.first, let last = levels.last else {
      throw LoadingError(.missingTensor(module.prefix + "weight_hh_l0"), file: name)
    }
    guard hasEnds else {
      return ModelLayout(
        module: module, levels: levels, embedding: nil, head: nil, metadata: metadata)
    }
    let width = first.shapes.inputSize
    let embedding = try embedding(width: width, vocabulary: metadata.vocabulary)
    let head = try head(width: last.reduce(0) { $0 + $1.outputSize }, except: embedding)
    try metadata.checkVocabulary(count: embedding?.shape[0] ?? width, name: name)
    _ = try metadata.normalisation(width: width, name: name)
    return ModelLayout(
      module: module, levels: levels, embedding: embedding, head: head, metadata: metadata)
  }

  /// The module that was named; else the only one.
  ///
  /// - Throws: a ``LoadingError`` that lists them.
  func chosenModule() throws(LoadingError) -> ModuleCatalogue.Module {
    if let names = options.names {
      for (parameter, tensor) in names.all where file.entry(named: tensor) == nil {
        throw LoadingError(
          .noNamedTensor(tensor, parameter: parameter, available: file.names), file: name)
      }
      if names.hasLayers { return names.module(name: options.module) }
    }
    let modules = catalogue.modules
    guard let first = modules.first else {
      throw LoadingError(.noRecurrentModule(names: file.names), file: name)
    }
    if let wanted = options.module {
      guard let module = catalogue.module(named: wanted) else {
        throw LoadingError(.noModule(wanted, available: modules.map(\.name)), file: name)
      }
      return module
    }
    guard modules.count == 1 else {
      throw LoadingError(.severalModules(modules.map(\.name)), file: name)
    }
    return first
  }

  private func levels(
    of module: ModuleCatalogue.Module, kind: CellKind?
  ) throws(LoadingError) -> [[LayerLayout]] {
    func layout(_ level: Int, isReverse: Bool) throws(LoadingError) -> LayerLayout? {
      guard module.hasLayer(level: level, isReverse: isReverse) else { return nil }
      return try LayerReader(
        file: file, name: name, module: module, level: level, isReverse: isReverse, kind: kind,
        gateOrder: options.gateOrder
      ).layout()
    }
    var levels: [[LayerLayout]] = []
    for level in 0...(module.parameters.keys.map(\.level).max() ?? 0) {
      let layers = [
        try layout(level, isReverse: false), try layout(level, isReverse: true),
      ].compactMap { $0 }
      guard let first = layers.first else {
        throw LoadingError(
          .missingTensor(module.prefix + LayerParameter(.recurrentWeights, level: level).name),
          file: name)
      }
      if let below = levels.last?.reduce(0, { $0 + $1.outputSize }),
        first.shapes.inputSize != below
      {
        throw misfit(first, "\(below) columns, as many as the layer below gives")
      }
      if let other = layers.dropFirst().first, other.shapes.inputSize != first.shapes.inputSize {
        throw misfit(
          other, "\(first.shapes.inputSize) columns, as many as the other direction")
      }
      levels.append(layers)
    }
    return levels
  }

  private func misfit(_ layer: LayerLayout, _ expected: String) -> LoadingError {
    let weights = layer.tensors[.inputWeights]
    return LoadingError(
      .wrongShape(
        weights?.name ?? "", shape: weights?.shape ?? [],
        expected: layer.shapes.isInputTransposed
          ? expected.replacing(" columns", with: " rows") : expected), file: name)
  }
}
