/// Turns a decoded message into a graph, and checks its tensors.
struct ONNXGraphReader {
  /// Deeper than any exporter nests branches and loops.
  static let maximumDepth = 16

  /// Where the bytes came from, for error messages.
  let path: String?
  /// Where elements may be that are not in the file; nil when the bytes came from no file.
  var folder: FolderOfTensors?

  /// The graph, `depth` levels inside the outermost.
  ///
  /// - Throws: an ``ONNXProblem`` with the tensor, or what opening another file throws.
  mutating func graph(
    _ message: ProtoGraph, depth: Int = 0
  ) throws(TensorFileError) -> ONNXGraph {
    guard depth <= Self.maximumDepth else {
      throw TensorFileError(.onnx(.nestedTooDeeply(limit: Self.maximumDepth)))
    }
    var nodes: [ONNXNode] = []
    for node in message.node { nodes.append(try self.node(node, depth: depth)) }
    return ONNXGraph(
      name: message.name, nodes: nodes, initializers: try initializers(message.initializer),
      inputs: message.input.map(ONNXInput.init), outputs: message.output.map(\.name))
  }

  private mutating func initializers(
    _ messages: [ProtoTensor]
  ) throws(TensorFileError) -> [ONNXTensor] {
    var names: Set<String> = []
    var tensors: [ONNXTensor] = []
    for message in messages {
      guard !message.name.isEmpty else { throw TensorFileError(.onnx(.unnamedTensor)) }
      guard names.insert(message.name).inserted else {
        throw TensorFileError(.onnx(.repeatedTensor), tensor: message.name)
      }
      tensors.append(try tensor(message))
    }
    return tensors
  }

  private mutating func node(
    _ message: ProtoNode, depth: Int
  ) throws(TensorFileError) -> ONNXNode {
    var attributes: [String: ONNXAttribute] = [:]
    for attribute in message.attribute where attributes[attribute.name] == nil {
      attributes[attribute.name] = try self.attribute(attribute, depth: depth)
    }
    return ONNXNode(
      name: message.name, operation: message.opType,
      domain: message.domain == "ai.onnx" ? "" : message.domain, inputs: message.input,
      outputs: message.output, attributes: attributes)
  }

  private mutating func attribute(
    _ message: ProtoAttribute, depth: Int
  ) throws(TensorFileError) -> ONNXAttribute {
    switch message.kind {
    case .float: return .float(message.f)
    case .integer: return .integer(Int(message.i))
    case .text: return .text(String(decoding: message.s, as: UTF8.self))
    case .tensor: return .tensor(try tensor(message.t))
    case .graph: return .graph(try graph(message.g, depth: depth + 1))
    case .floats: return .floats(message.floats)
    case .integers: return .integers(message.ints.map(Int.init))
    case .texts: return .texts(message.strings.map { String(decoding: $0, as: UTF8.self) })
    case .graphs:
      var graphs: [ONNXGraph] = []
      for graph in message.graphs { graphs.append(try self.graph(graph, depth: depth + 1)) }
      return .graphs(graphs)
    case nil: return .other(type: Int(message.type))
    }
  }

  private mutating func tensor(_ message: ProtoTensor) throws(TensorFileError) -> ONNXTensor {
    do throws(TensorFileError) {
      let stored = try StoredTensor(onnx: message, folder: &folder)
      return ONNXTensor(stored: stored, path: path)
    } catch {
      throw error.located(path: nil, tensor: message.name.isEmpty ? nil : message.name)
    }
  }
}

extension ONNXInput {
  fileprivate init(_ message: ProtoValue) {
    name = message.name
    let type = message.type.tensorType
    shape = type.hasShape ? type.shape.dim.map { $0.hasDimValue ? Int($0.dimValue) : nil } : nil
  }
}
