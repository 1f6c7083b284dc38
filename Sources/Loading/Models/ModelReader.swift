import Recurrent
public import TensorFiles

/// Makes a network of a file's tensors.
public struct ModelReader {
  /// What a person may decide where the file does not say.
  public struct Options: Equatable, Sendable {
    /// The recurrent module, when there are several.
    public var module: String?
    /// The head: a tensor's name, or its name without `.weight`.
    public var head: String?
    public var gateOrder: GateOrder

    public init(module: String? = nil, head: String? = nil, gateOrder: GateOrder = .torch) {
      self.module = module
      self.head = head
      self.gateOrder = gateOrder
    }
  }

  private let file: TensorFile
  private let name: String
  private let options: Options
  private let catalogue: ModuleCatalogue

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
    let layers = try layers(of: module)
    guard let last = layers.last else {
      throw LoadingError(.missingTensor(module.prefix + "weight_ih_l0"), file: name)
    }
    let head = try head(width: last.outputSize)
    let stated = file.metadata["lstm_viz.task"]
    let task = stated.flatMap(PredictionTask.init(rawValue:))
    let isAssumed = stated == nil && head?.head.outputSize == layers.first?.inputSize
    let network = Network(
      layers: layers, head: head?.head, task: isAssumed ? .nextValue : task)
    return Model(
      network: network, module: module, headTensors: head?.tensors ?? [],
      gateOrder: options.gateOrder, isTaskAssumed: isAssumed,
      otherTensors: file.names.filter {
        !module.tensors.contains($0) && head?.tensors.contains($0) != true
      })
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

  private func layers(of module: ModuleCatalogue.Module) throws -> [RecurrentLayer] {
    if let reverse = module.tensors.first(where: { $0.hasSuffix("_reverse") }) {
      throw LoadingError(
        .unsupported("\(quoted(reverse)), a layer that runs backwards,"), file: name)
    }
    let isCell = file.entry(named: module.prefix + "weight_hh") != nil
    guard !isCell else { return [try layer(prefix: module.prefix, suffix: "")] }
    var layers: [RecurrentLayer] = []
    while file.entry(named: "\(module.prefix)weight_hh_l\(layers.count)") != nil {
      let layer = try layer(prefix: module.prefix, suffix: "_l\(layers.count)")
      if let below = layers.last, layer.inputSize != below.outputSize {
        throw LoadingError(
          .wrongShape(
            "\(module.prefix)weight_ih_l\(layers.count)",
            shape: [layer.inputWeights.rows, layer.inputSize],
            expected: "\(below.outputSize) columns, as many as the layer below gives"), file: name)
      }
      layers.append(layer)
    }
    return layers
  }

  private func layer(prefix: String, suffix: String) throws -> RecurrentLayer {
    let tensors = LayerTensors(file: file, name: name, prefix: prefix, suffix: suffix)
    return try tensors.layer(gateOrder: options.gateOrder)
  }

  /// The one `[O, width]` weight beside the module, or the one that was asked for.
  private func head(width: Int) throws -> (head: LinearHead, tensors: [String])? {
    let candidates = file.entries.filter { entry in
      entry.shape.count == 2 && entry.shape[1] == width && entry.shape[0] > 0
        && entry.elementType != nil && !catalogue.owns(entry.name)
    }
    let named = candidates.filter { $0.name.hasSuffix("weight") && !$0.name.contains("embed") }
    let chosen: TensorEntry?
    if let wanted = options.head {
      chosen = candidates.first { $0.name == wanted || $0.name == "\(wanted).weight" }
      guard chosen != nil else { throw LoadingError(.noHead(wanted, width: width), file: name) }
    } else {
      chosen = named.count == 1 ? named.first : nil
    }
    guard let chosen else { return nil }
    let weights = try LayerTensors.matrix(chosen, in: file, name: name)
    let biasName =
      chosen.name.hasSuffix("weight") ? String(chosen.name.dropLast(6)) + "bias" : ""
    guard let bias = file.entry(named: biasName), bias.shape == [weights.rows] else {
      return (LinearHead(weights: weights), [chosen.name])
    }
    let values = try file.tensor(named: bias.name).floats()
    return (LinearHead(weights: weights, bias: values), [chosen.name, biasName])
  }
}
