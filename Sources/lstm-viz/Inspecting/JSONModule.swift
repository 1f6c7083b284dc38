import Loading
import Recurrent

/// A recurrent module in `inspect --json`.
struct JSONModule: Encodable {
  private enum Key: String, CodingKey {
    case name, cell, layers, gateOrder, gateOrderFrom, naming, notes, tensors, recording
  }

  private enum LayerKey: String, CodingKey {
    case name, inputs, units, projection, biases, direction
  }

  private let module: ModuleDescription

  init(_ module: ModuleDescription) {
    self.module = module
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(module.name, forKey: .name)
    try object.encode(module.cell.rawValue, forKey: .cell)
    try object.encode(module.gateOrder, forKey: .gateOrder)
    let origin = module.gateOrder == nil ? nil : module.gateOrderOrigin.rawValue
    try object.encode(origin, forKey: .gateOrderFrom)
    try object.encode(module.naming, forKey: .naming)
    try object.encode(module.lines.map { "\($0.title): \($0.text)" }, forKey: .notes)
    try object.encode(module.tensors.map(JSONTensor.init), forKey: .tensors)
    try object.encode(module.recording.map(JSONTensor.init), forKey: .recording)
    var layers = object.nestedUnkeyedContainer(forKey: .layers)
    for layer in module.layers {
      var inner = layers.nestedContainer(keyedBy: LayerKey.self)
      try inner.encode(layer.name, forKey: .name)
      try inner.encode(layer.inputs, forKey: .inputs)
      try inner.encode(layer.units, forKey: .units)
      try inner.encode(layer.projection, forKey: .projection)
      try inner.encode(layer.biases, forKey: .biases)
      try inner.encode(
        layer.direction == .reverse ? "reverse" : "forward", forKey: .direction)
    }
  }
}
