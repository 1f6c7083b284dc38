/// What an ONNX model computes: nodes in an order in which they can be computed, and constants.
public struct ONNXGraph: Sendable {
  public let name: String
  public let nodes: [ONNXNode]
  /// The constants, whose names differ.
  public let initializers: [ONNXTensor]
  /// What is given from outside. Older files list the constants here too.
  public let inputs: [ONNXInput]
  /// The names of what the graph computes.
  public let outputs: [String]

  /// The constants of this graph, then those of the graphs inside its nodes.
  var allTensors: [ONNXTensor] {
    initializers + nodes.flatMap { node in node.graphs.flatMap(\.graph.allTensors) }
  }
}
