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
    /// The order of the stacked gates; PyTorch's when `nil`.
    public var gateOrder: GateOrder?
    /// The cell, over what the file says.
    public var cell: CellKind?
    /// The file with tensors named as the inputs of an ONNX model's graph.
    public var weights: String?
    /// The file with states named so.
    public var initialState: String?

    public init(
      module: String? = nil, head: String? = nil, embedding: String? = nil,
      gateOrder: GateOrder? = nil, cell: CellKind? = nil, weights: String? = nil
    ) {
      self.module = module
      self.head = head
      self.embedding = embedding
      self.gateOrder = gateOrder
      self.cell = cell
      self.weights = weights
    }
  }

  let file: TensorFile
  let name: String
  let options: Options
  let catalogue: ModuleCatalogue

  public init(file: TensorFile, name: String, options: Options) {
    self.file = file
    self.name = name
    self.options = options
    self.catalogue = ModuleCatalogue(of: file)
  }

  /// The network and how it was found.
  ///
  /// - Throws: a ``LoadingError`` that names the tensor, or what decoding a tensor throws.
  public func model() throws -> Model {
    let module = try chosenModule()
    let metadata = try ModelMetadata(file.metadata, name: name)
    let levels = try levels(of: module, kind: options.cell ?? metadata.cell)
    guard let first = levels.first, let last = levels.last else {
      throw LoadingError(.missingTensor(module.prefix + "weight_hh_l0"), file: name)
    }
    let embedding = try embedding(width: first.inputSize, vocabulary: metadata.vocabulary)
    let head = try head(width: last.outputSize, except: embedding?.tensors ?? [])
    let isAssumed =
      !metadata.statesTask && embedding == nil && metadata.vocabulary == nil
      && head?.head.outputSize == first.inputSize
    var network = Network(
      levels: levels, embedding: embedding?.embedding, head: head?.head,
      task: isAssumed ? .nextValue : metadata.task)
    network.normalisation = try metadata.normalisation(width: first.inputSize, name: name)
    let used = Set(module.tensors + (embedding?.tensors ?? []) + (head?.tensors ?? []))
    return Model(
      network: network, module: module, headTensors: head?.tensors ?? [],
      embeddingTensors: embedding?.tensors ?? [], gateOrder: options.gateOrder,
      isTaskAssumed: isAssumed,
      vocabulary: try metadata.checkedVocabulary(for: network, name: name),
      otherTensors: file.names.filter { !used.contains($0) })
  }

  private func chosenModule() throws(LoadingError) -> ModuleCatalogue.Module {
    let modules = catalogue.modules
    guard let first = modules.first else {
      throw LoadingError(.noRecurrentModule(names: file.names), file: name)
    }
    if let wanted = options.module {
      guard let module = modules.first(where: { $0.name == wanted }) else {
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
  ) throws -> [RecurrentLevel] {
    func layer(_ suffix: String) throws -> RecurrentLayer? {
      guard file.entry(named: "\(module.prefix)weight_hh\(suffix)") != nil else { return nil }
      return try LayerTensors(
        file: file, name: name, prefix: module.prefix, suffix: suffix, kind: kind,
        gateOrder: options.gateOrder
      ).layer()
    }
    if let cell = try layer("") { return [RecurrentLevel(cell)] }
    var levels: [RecurrentLevel] = []
    while true {
      let suffix = "_l\(levels.count)"
      let (forward, reverse) = (try layer(suffix), try layer(suffix + "_reverse"))
      guard let first = forward ?? reverse else { return levels }
      if let below = levels.last?.outputSize, first.inputSize != below {
        throw misfit(
          "\(module.prefix)weight_ih\(suffix)", first,
          "\(below) columns, as many as "
            + "the layer below gives")
      }
      guard let forward, let reverse else {
        levels.append(RecurrentLevel(first))
        continue
      }
      guard forward.inputSize == reverse.inputSize else {
        throw misfit(
          "\(module.prefix)weight_ih\(suffix)_reverse", reverse,
          "\(forward.inputSize) "
            + "columns, as many as the other direction")
      }
      levels.append(RecurrentLevel(forward: forward, reverse: reverse))
    }
  }

  private func misfit(_ tensor: String, _ layer: RecurrentLayer, _ expected: String) -> LoadingError
  {
    LoadingError(
      .wrongShape(
        tensor, shape: [layer.inputWeights.rows, layer.inputSize], expected: expected),
      file: name)
  }
}
