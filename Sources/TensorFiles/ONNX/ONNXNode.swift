/// An operator applied to named values.
public struct ONNXNode: Sendable {
  /// The node's name, which may be empty.
  public let name: String
  /// What it computes, such as `LSTM`.
  public let operation: String
  /// Who defines the operator; empty for ONNX itself.
  public let domain: String
  /// The names of what it takes; an optional input that is left out is empty.
  public let inputs: [String]
  /// The names of what it computes; an output that nobody wants is empty.
  public let outputs: [String]
  public let attributes: [String: ONNXAttribute]

  /// A node of these parts.
  public init(
    name: String = "", operation: String, domain: String = "", inputs: [String] = [],
    outputs: [String] = [], attributes: [String: ONNXAttribute] = [:]
  ) {
    self.name = name
    self.operation = operation
    self.domain = domain
    self.inputs = inputs
    self.outputs = outputs
    self.attributes = attributes
  }

  /// The graphs it may run – branches, a loop's body – with the attributes they stand in, sorted.
  public var graphs: [(attribute: String, graph: ONNXGraph)] {
    attributes.sorted { $0.key < $1.key }.flatMap { name, attribute in
      switch attribute {
      case .graph(let graph): [(attribute: name, graph: graph)]
      case .graphs(let graphs): graphs.map { (attribute: name, graph: $0) }
      default: [(attribute: String, graph: ONNXGraph)]()
      }
    }
  }
}
