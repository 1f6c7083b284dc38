import Recurrent
import TensorFiles

/// Makes a network of a module of a Keras model.
struct KerasReader {
  let model: KerasModel
  /// The file's name for errors.
  let name: String
  let options: ModelReader.Options

  init(_ model: KerasModel, name: String, options: ModelReader.Options) {
    self.model = model
    self.name = name
    self.options = options
  }

  /// The network and how it was found.
  ///
  /// - Throws: a ``LoadingError`` that names the layer or the array, or what decoding an array throws.
  func read() throws -> Model {
    let part = try chosenModule()
    try refuseNeedlessOptions()
    let stack = try levels(of: part)
    let (first, last) = (stack.levels[0], stack.levels[stack.levels.count - 1])
    let embedding = try embedding(of: part, width: first.inputSize)
    let (head, noHead) = try head(of: part, width: last.outputSize)
    let isOnlyGuess =
      head?.head.output == .sums && head?.head.outputSize == first.inputSize
      && embedding == nil && part.input == .values && part.returnsSequences
    let network = Network(
      levels: stack.levels, embedding: embedding?.embedding, head: head?.head,
      task: isOnlyGuess ? .nextValue : task(of: part, head?.head, isTurned: stack.isTurned))
    let own = part.layers.flatMap(model.weights.allNames)
    let used = Set(own + (embedding?.names ?? []) + (head?.names ?? []))
    return Model(
      network: network,
      module: ModuleCatalogue.Module(name: part.name, tensors: own, prefix: ""),
      headTensors: head?.names ?? [], embeddingTensors: embedding?.names ?? [], gateOrder: nil,
      isTaskAssumed: isOnlyGuess, vocabulary: nil,
      otherTensors: model.tensors.names.filter { !used.contains($0) },
      masking: part.masking,
      reading: KerasReading(part, of: model, noHead: noHead).reading(network),
      isHeadTransposed: head != nil)
  }

  /// A Keras file says itself what stands where.
  private func refuseNeedlessOptions() throws(LoadingError) {
    guard options.gateOrder == nil else {
      throw LoadingError(
        .unsupported("--gate-order for a Keras file, whose order is always the same,"),
        file: name)
    }
    guard options.names == nil else {
      throw LoadingError(
        .unsupported("--names for a Keras file, which tells its layers itself,"), file: name)
    }
  }

  private func chosenModule() throws(LoadingError) -> KerasModule {
    let parts = model.parts
    guard let first = parts.first else {
      throw LoadingError(
        .noRecurrentLayer(layers: model.graph.layers.map { "\($0.id) (\($0.className))" }),
        file: name)
    }
    if let wanted = options.module {
      guard let part = parts.first(where: { $0.name == wanted }) else {
        throw LoadingError(.noModule(wanted, available: parts.map(\.name)), file: name)
      }
      return part
    }
    guard parts.count == 1 else {
      throw LoadingError(.severalModules(parts.map(\.name)), file: name)
    }
    return first
  }

  /// The levels, and whether what the last one gives is in the opposite order of the input: Keras
  /// gives the outputs of a layer that reads from the end in the order it made them.
  private func levels(
    of part: KerasModule
  ) throws -> (levels: [RecurrentLevel], isTurned: Bool) {
    var (levels, isTurned) = ([RecurrentLevel](), false)
    for layer in part.layers {
      guard !layer.takesMask || part.mayBeMasked else {
        throw LoadingError(
          .unsupported("a mask that other layers make (layer \(printable(layer.id)))"), file: name)
      }
      let level = try KerasLevel(layer, model, name: name, cell: options.cell)
        .level(isTurned: &isTurned)
      if let below = levels.last?.outputSize, level.inputSize != below {
        throw LoadingError(
          .wrongShape(
            layer.id, shape: [level.inputSize, level.outputSize],
            expected: "[\(below), …], as the layer below gives"), file: name)
      }
      levels.append(level)
    }
    return (levels, isTurned)
  }

  private func embedding(
    of part: KerasModule, width: Int
  ) throws -> (embedding: Embedding, names: [String])? {
    let layer: KerasLayer
    if let wanted = options.embedding {
      let found = model.graph.layers.first {
        $0.className == "Embedding" && isNamed($0, wanted)
      }
      guard let found else { throw LoadingError(.noEmbedding(wanted, width: width), file: name) }
      layer = found
    } else if case .tokens(let table) = part.input {
      layer = table
    } else {
      return nil
    }
    let arrays = self.arrays(of: layer)
    return (try arrays.embedding(width: width), arrays.names)
  }

  /// The layer behind the module, or why it is not shown if there is one.
  private func head(
    of part: KerasModule, width: Int
  ) throws -> (head: (head: LinearHead, names: [String])?, problem: String?) {
    if let wanted = options.head {
      let found = model.graph.layers.first {
        $0.linearSettings != nil && isNamed($0, wanted)
          && self.arrays(of: $0).shape(0).first == width
      }
      guard let found else { throw LoadingError(.noHead(wanted, width: width), file: name) }
      let arrays = self.arrays(of: found)
      return ((try arrays.head(width: width, output: .sums), arrays.names), nil)
    }
    guard case .head(let layer, let output) = part.ending else { return (nil, nil) }
    let arrays = self.arrays(of: layer)
    // Without a configuration nobody knows what becomes of two directions.
    guard model.isConfigured || arrays.shape(0).first == width else {
      return (
        nil,
        "\(layer.id) takes \(arrays.shape(0).first ?? 0) values, not the \(width) that the last "
          + "layer gives, so it is not shown"
      )
    }
    guard !part.endsWithBothEnds else {
      return (
        nil,
        "\(layer.id) is not shown: it looks at the last step of one direction and at the first of "
          + "the other, which no step has together"
      )
    }
    return ((try arrays.head(width: width, output: output), arrays.names), nil)
  }

  private func arrays(of layer: KerasLayer) -> KerasArrays {
    KerasArrays(
      file: model.tensors, name: name, layer: layer.id,
      names: model.weights.names(of: layer))
  }

  private func isNamed(_ layer: KerasLayer, _ wanted: String) -> Bool {
    if [layer.id, layer.name].contains(wanted) { return true }
    return model.weights.names(of: layer).first == wanted
  }

  /// What the head says, as far as the layers tell.
  private func task(
    of part: KerasModule, _ head: LinearHead?, isTurned: Bool
  ) -> PredictionTask? {
    guard let head, model.isConfigured else { return nil }
    if part.returnsSequences { return head.output == .softmax ? .stepClass : .stepValue }
    // What is said of the whole sequence stands at the step that was read last, here the first.
    guard !isTurned else { return nil }
    return head.output == .softmax ? .lastClass : .lastValue
  }
}

extension KerasModule {
  /// Whether the last layer gives something at every step.
  fileprivate var returnsSequences: Bool { layers.last?.returnsSequences ?? false }

  /// Whether its steps may be masked: by what is before it, or by what a recording of it says.
  fileprivate var mayBeMasked: Bool {
    if case .layer = input { return true }
    return masking != nil
  }

  /// Whether the last layer gives only the ends of its two directions.
  fileprivate var endsWithBothEnds: Bool {
    layers.last?.className == "Bidirectional" && !returnsSequences
  }
}
