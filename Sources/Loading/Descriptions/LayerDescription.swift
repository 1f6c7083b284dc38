public import Recurrent

/// What is told of a recurrent layer.
public struct LayerDescription: Equatable, Sendable {
  /// Its name in trace files: `l0`, `l0_reverse`, `l1`, ….
  public let name: String
  /// D: how many values come in at a step.
  public let inputs: Int
  /// H.
  public let units: Int
  /// P, with a projection.
  public let projection: Int?
  /// How many biases are added: 0, 1 or 2.
  public let biases: Int
  public let direction: Direction

  /// A layer that stands in a file and is not read.
  init(_ layout: LayerLayout, level: Int) {
    name = "l\(level)" + (layout.direction == .reverse ? "_reverse" : "")
    inputs = layout.shapes.inputSize
    units = layout.shapes.hiddenSize
    projection = layout.projectionSize
    biases = layout.biasCount
    direction = layout.direction
  }

  /// A layer of a network.
  init(_ layer: RecurrentLayer, name: String) {
    self.name = name
    inputs = layer.inputSize
    units = layer.hiddenSize
    projection = layer.projection?.rows
    biases = [layer.inputBias, layer.recurrentBias].filter { !$0.isEmpty }.count
    direction = layer.direction
  }

  /// How many values go out at a step.
  public var outputs: Int { projection ?? units }
}
