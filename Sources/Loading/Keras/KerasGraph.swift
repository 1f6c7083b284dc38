/// The layers of a Keras model and which feeds which, with models in models laid open.
struct KerasGraph: Sendable {
  /// In the order of the configuration.
  private(set) var layers: [KerasLayer] = []

  private var places: [String: Int] = [:]
  /// The layers that each feeds, by the feeding one's `id`.
  private var fed: [String: [Int]] = [:]

  /// The largest models of Keras have some thousand layers.
  static let layerLimit = 4096
  /// Models nest a few times; deeper ones are no work of a person.
  static let depthLimit = 32

  /// The layers of a model's configuration, as JSON; nil when it is no model's.
  init?(_ model: JSONValue) {
    let place = KerasLayer.Place(classNames: [], outermost: "")
    guard append(model, inputs: [], prefix: "", place: place) != nil,
      layers.count < KerasGraph.layerLimit
    else { return nil }
    connect()
  }

  /// Layers one after another.
  init(chain: [KerasLayer]) {
    layers = chain
    connect()
  }

  func layer(_ id: String) -> KerasLayer? { places[id].map { layers[$0] } }

  /// The layers that one feeds.
  func layers(behind id: String) -> [KerasLayer] {
    (fed[id] ?? []).map { layers[$0] }.filter { !KerasLayer.maskClasses.contains($0.className) }
  }

  /// The only layer that one feeds, past those that hand on what they get; nil when there are
  /// several or none.
  func onlyLayer(behind id: String) -> KerasLayer? {
    var id = id
    // No longer than the graph, should it be a circle.
    for _ in layers {
      let next = layers(behind: id)
      guard next.count == 1, let only = next.first else { return nil }
      guard only.isTransparent else { return only }
      id = only.id
    }
    return nil
  }

  private mutating func connect() {
    for (index, layer) in layers.enumerated() {
      places[layer.id] = index
      for input in layer.inputs { fed[input, default: []].append(index) }
    }
  }

  /// Appends a model's layers.
  ///
  /// - Parameters:
  ///   - model: its class and settings.
  ///   - inputs: what feeds it.
  ///   - prefix: what comes before its layers' names.
  ///   - place: where its weights are.
  /// - Returns: the layer whose output is the model's; nil when it is no model.
  private mutating func append(
    _ model: JSONValue, inputs: [String], prefix: String, place: KerasLayer.Place
  ) -> String? {
    guard place.classNames.count < KerasGraph.depthLimit else { return nil }
    let settings = model["config"]
    // The first versions of Keras have the layers of a chain where others have its settings.
    let list = settings["layers"].elements + settings.elements
    let isChain = model["class_name"].string == "Sequential"
    guard isChain || ["Functional", "Model"].contains(model["class_name"].string) else {
      return nil
    }
    var scope = Scope(inputs: inputs, prefix: prefix, place: place, isChain: isChain)
    for item in list where layers.count < KerasGraph.layerLimit { append(item, in: &scope) }
    guard !isChain else { return scope.last.first ?? inputs.first ?? "" }
    return KerasReferences(settings["output_layers"]).names.first.flatMap { scope.outputs[$0] }
      ?? scope.last.first ?? ""
  }

  private mutating func append(_ item: JSONValue, in scope: inout Scope) {
    let settings = item["config"]
    guard let className = item["class_name"].string else { return }
    let name = settings["name"].string ?? item["name"].string ?? scope.nextName(className)
    let references = KerasReferences(item["inbound_nodes"])
    let inputs = scope.isChain ? scope.last : references.names.compactMap { scope.outputs[$0] }
    let id = scope.prefix + name
    let place = scope.place(of: className, named: name)
    if className == "InputLayer", let input = scope.nextInput() {
      // The input of a model in a model is what feeds that.
      scope.note(input, as: name)
    } else if let inner = append(item, inputs: inputs, prefix: id + "/", place: place) {
      scope.note(inner, as: name)
    } else {
      layers.append(
        KerasLayer(
          id: id, name: name, className: className, settings: settings, inputs: inputs,
          takesState: references.hasState || inputs.count > 1,
          takesMask: references.hasMask, useCount: references.useCount, place: place))
      scope.note(id, as: name)
    }
  }
}

/// What is known inside a model while its layers are laid open.
private struct Scope {
  /// What feeds the model.
  let inputs: [String]
  let prefix: String
  let place: KerasLayer.Place
  let isChain: Bool
  /// The layer of each name, or what stands for it.
  private(set) var outputs: [String: String] = [:]
  /// The output met last.
  private(set) var last: [String]
  private var inputCount = 0
  private var usedNames: [String: Int] = [:]

  init(inputs: [String], prefix: String, place: KerasLayer.Place, isChain: Bool) {
    self.inputs = inputs
    self.prefix = prefix
    self.place = place
    self.isChain = isChain
    last = inputs
  }

  mutating func note(_ output: String, as name: String) {
    outputs[name] = output
    last = [output]
  }

  /// What feeds the model's next input.
  mutating func nextInput() -> String? {
    defer { inputCount += 1 }
    return inputs.indices.contains(inputCount) ? inputs[inputCount] : inputs.last
  }

  /// A name for a layer that has none.
  func nextName(_ className: String) -> String {
    "\(KerasName.snakeCase(className))_\(outputs.count)"
  }

  /// Where a layer's weights are: newer files number the layers of one class.
  mutating func place(of className: String, named name: String) -> KerasLayer.Place {
    let base = KerasName.snakeCase(className)
    let number = usedNames[base, default: 0]
    usedNames[base] = number + 1
    return KerasLayer.Place(
      classNames: place.classNames + [number == 0 ? base : "\(base)_\(number)"],
      outermost: place.classNames.isEmpty ? name : place.outermost)
  }
}
