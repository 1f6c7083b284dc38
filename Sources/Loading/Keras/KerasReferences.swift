/// What a layer of a Keras graph gets from others, in any of the forms that versions write.
struct KerasReferences {
  /// The layers that feed it, in order, each once for each use.
  private(set) var names: [String] = []
  /// Whether it gets a state to start from.
  private(set) var hasState = false
  /// Whether it gets a mask.
  private(set) var hasMask = false
  /// How often the layer is used; 1 of a layer in a chain.
  let useCount: Int

  /// Reads `inbound_nodes` or `output_layers`.
  init(_ value: JSONValue) {
    useCount = max(1, value.elements.count)
    collect(value, depth: 0)
  }

  /// Nodes are lists of tensors, and calls are lists of lists, not much deeper.
  private static let depthLimit = 16

  private mutating func collect(_ value: JSONValue, depth: Int) {
    guard depth < KerasReferences.depthLimit else { return }
    if let name = value["config"]["keras_history"][0].string {
      names.append(name)
    } else if value["args"] != .null {
      // Keras 3: one call with what it was given by place and by name.
      collect(value["args"], depth: depth + 1)
      let named = value["kwargs"]
      hasMask = hasMask || KerasReferences.isReference(named["mask"])
      hasState = hasState || KerasReferences.isReference(named["initial_state"])
      for key in ["inputs", "sequences"] { collect(named[key], depth: depth + 1) }
    } else if let name = value[0].string, value[1].number != nil {
      // Keras 2: a layer's name, which of its uses, which of its outputs, and what else was given.
      names.append(name)
      hasState = hasState || KerasReferences.isReference(value[3]["initial_state"])
      hasMask = hasMask || KerasReferences.isReference(value[3]["mask"])
    } else {
      for element in value.elements { collect(element, depth: depth + 1) }
    }
  }

  private static func isReference(_ value: JSONValue) -> Bool {
    value != .null && !(value.elements.isEmpty && value.members.isEmpty)
  }
}
