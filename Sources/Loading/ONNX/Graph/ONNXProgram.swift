import TensorFiles

/// A model's graph and the graphs inside its nodes, with what each name means in each of them.
struct ONNXProgram {
  /// A graph and its surroundings.
  struct Scope {
    let graph: ONNXGraph
    /// The graph around it, whose names are known inside; nil of the outermost.
    let parent: Int?
    /// The node and branch that it stands in, as a prefix of its nodes' full names.
    let path: String
    /// What that node computes, such as `If`; nil of the outermost.
    let operation: String?
    let definitions: [String: Definition]
    /// Which nodes take a value.
    let consumers: [String: [Int]]
  }

  /// Where a name's value comes from.
  enum Definition {
    case constant(ONNXTensor)
    case node(Int)
    case input
  }

  /// A node, by the graph it is in and its position there.
  struct Place: Hashable {
    let scope: Int
    let node: Int
  }

  /// A value, by the graph that defines it and its name there.
  struct Value: Hashable {
    let scope: Int
    let name: String
  }

  /// The graphs, the outermost first.
  private(set) var scopes: [Scope] = []
  /// The RNN, GRU and LSTM nodes, in the file's order, those inside a node after the node before.
  private(set) var recurrentNodes: [Place] = []
  private var labels: [Place: String] = [:]

  /// A program of a model's graph.
  init(_ graph: ONNXGraph) {
    add(graph, parent: nil, path: "", operation: nil)
    labelRecurrentNodes()
  }

  /// A node.
  subscript(place: Place) -> ONNXNode { scopes[place.scope].graph.nodes[place.node] }

  /// A recurrent node's full name: its own where no other has it, else with those it stands in.
  func label(_ place: Place) -> String { labels[place] ?? self[place].operation }

  /// What a name means inside a graph: its own or a surrounding graph's value.
  func resolve(_ name: String, in scope: Int) -> (definition: Definition, scope: Int)? {
    var current: Int? = scope
    while let index = current {
      if let definition = scopes[index].definitions[name] { return (definition, index) }
      current = scopes[index].parent
    }
    return nil
  }

  private mutating func add(
    _ graph: ONNXGraph, parent: Int?, path: String, operation: String?
  ) {
    let index = scopes.count
    scopes.append(
      Scope(
        graph: graph, parent: parent, path: path, operation: operation,
        definitions: Self.definitions(in: graph), consumers: Self.consumers(in: graph)))
    for (number, node) in graph.nodes.enumerated() {
      if node.isRecurrent { recurrentNodes.append(Place(scope: index, node: number)) }
      for (attribute, inner) in node.graphs {
        add(
          inner, parent: index, path: "\(path)\(node.ownName(number))/\(attribute)/",
          operation: node.operation)
      }
    }
  }

  private static func definitions(in graph: ONNXGraph) -> [String: Definition] {
    var definitions: [String: Definition] = [:]
    for input in graph.inputs { definitions[input.name] = .input }
    for (number, node) in graph.nodes.enumerated() {
      for output in node.outputs where !output.isEmpty { definitions[output] = .node(number) }
    }
    // A constant that is also listed as an input is that input's default.
    for tensor in graph.initializers { definitions[tensor.entry.name] = .constant(tensor) }
    return definitions
  }

  private static func consumers(in graph: ONNXGraph) -> [String: [Int]] {
    var consumers: [String: [Int]] = [:]
    for (number, node) in graph.nodes.enumerated() {
      for name in Set(node.inputs) where !name.isEmpty {
        consumers[name, default: []].append(number)
      }
    }
    return consumers
  }

  private mutating func labelRecurrentNodes() {
    let own = recurrentNodes.map { self[$0].ownName($0.node) }
    let counts = Dictionary(own.map { ($0, 1) }, uniquingKeysWith: +)
    var taken: Set<String> = []
    for (place, name) in zip(recurrentNodes, own) {
      var label = counts[name] == 1 ? name : scopes[place.scope].path + name
      if !taken.insert(label).inserted {
        label += "#\(place.node)"
        taken.insert(label)
      }
      labels[place] = label
    }
  }
}

extension ONNXNode {
  /// Whether it is one of ONNX's three recurrent operators.
  var isRecurrent: Bool { domain.isEmpty && ["RNN", "GRU", "LSTM"].contains(operation) }

  /// Its name; without one, its first output's, or its operator and position.
  func ownName(_ position: Int) -> String {
    guard name.isEmpty else { return name }
    return outputs.first { !$0.isEmpty } ?? "\(operation)_\(position)"
  }

  /// An input's name, or nil when it is left out.
  func input(_ index: Int) -> String? {
    guard inputs.indices.contains(index), !inputs[index].isEmpty else { return nil }
    return inputs[index]
  }

  /// An attribute that is a whole number, or nil when it is left out.
  func integer(_ name: String) -> Int? {
    guard case .integer(let value)? = attributes[name] else { return nil }
    return value
  }

  /// An attribute that is a list of whole numbers, or nil when it is left out.
  func integers(_ name: String) -> [Int]? {
    guard case .integers(let values)? = attributes[name] else { return nil }
    return values
  }

  /// An attribute that is a number, or nil when it is left out.
  func float(_ name: String) -> Float? {
    guard case .float(let value)? = attributes[name] else { return nil }
    return value
  }

  /// An attribute that is a list of numbers; empty when it is left out.
  func floats(_ name: String) -> [Float] {
    guard case .floats(let values)? = attributes[name] else { return [] }
    return values
  }

  /// An attribute that is a text, or nil when it is left out.
  func text(_ name: String) -> String? {
    guard case .text(let value)? = attributes[name] else { return nil }
    return value
  }
}
