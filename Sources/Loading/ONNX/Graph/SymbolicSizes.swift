import TensorFiles

/// Computes shapes that depend on how many steps and sequences are fed, as exporters do it: take a
/// value's shape apart, multiply, put together.
struct SymbolicSizes {
  /// More operators than any exporter puts between a shape and its use.
  static let maximumDepth = 16
  /// As many operators are looked at for one shape, and as many sizes has any.
  static let maximumCount = 64

  /// The values whose axes are known.
  let known: [String: AxisTrace]
  let scope: Int
  private var depth = 0
  private var visited = 0

  /// Sizes of these values, in a graph.
  init(known: [String: AxisTrace], scope: Int) {
    self.known = known
    self.scope = scope
  }

  /// The sizes that a node's input or attribute holds, or nil when they are not known.
  mutating func sizes(
    ofInput index: Int, of node: ONNXNode, attribute: String, _ constants: inout ONNXConstants
  ) -> [SymbolicSize]? {
    if let values = node.integers(attribute) { return values.map { SymbolicSize($0) } }
    guard let name = node.input(index) else { return nil }
    if let tensor = try? constants.tensor(name, in: scope), tensor.count <= Self.maximumCount {
      return (try? tensor.integers())?.map { SymbolicSize($0) }
    }
    depth += 1
    visited += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth, visited <= Self.maximumCount,
      case (.node(let number), let owner)? = constants.program.resolve(name, in: scope),
      owner == scope
    else { return nil }
    return computed(by: constants.program.scopes[scope].graph.nodes[number], &constants)
  }

  private mutating func computed(
    by node: ONNXNode, _ constants: inout ONNXConstants
  ) -> [SymbolicSize]? {
    guard node.domain.isEmpty else { return nil }
    switch node.operation {
    case "Shape": return shape(node)
    case "Cast", "Identity", "Squeeze", "Unsqueeze", "Reshape":
      return sizes(ofInput: 0, of: node, attribute: "", &constants)
    case "Concat":
      var all: [SymbolicSize] = []
      for index in node.inputs.indices {
        guard let part = sizes(ofInput: index, of: node, attribute: "", &constants) else {
          return nil
        }
        all += part
        guard all.count <= Self.maximumCount else { return nil }
      }
      return all
    case "Mul":
      guard let left = sizes(ofInput: 0, of: node, attribute: "", &constants),
        let right = sizes(ofInput: 1, of: node, attribute: "", &constants),
        left.count == right.count
      else { return nil }
      return zip(left, right).map { $0 * $1 }
    case "Gather", "Slice": return part(node, &constants)
    default: return nil
    }
  }

  private func shape(_ node: ONNXNode) -> [SymbolicSize]? {
    guard let axes = node.input(0).flatMap({ known[$0] }) else { return nil }
    let range = SliceRange(
      start: node.integer("start") ?? 0, end: node.integer("end") ?? .max, step: 1,
      size: axes.axes.count)
    return (range.start..<range.start + range.count).map { axes.size(ofAxis: $0) }
  }

  private mutating func part(
    _ node: ONNXNode, _ constants: inout ONNXConstants
  ) -> [SymbolicSize]? {
    guard let all = sizes(ofInput: 0, of: node, attribute: "", &constants) else { return nil }
    if node.operation == "Gather" {
      guard let name = node.input(1),
        let indices = try? constants.tensor(name, in: scope).integers(),
        indices.allSatisfy({ (-all.count..<all.count).contains($0) })
      else { return nil }
      return indices.map { all[$0 < 0 ? $0 + all.count : $0] }
    }
    func integer(_ attribute: String, _ input: Int) -> Int? {
      let values = try? constants.integers(node, attribute: attribute, input: input, in: scope)
      return values?.count == 1 ? values?[0] : nil
    }
    guard let start = integer("starts", 1), let end = integer("ends", 2), node.input(4) == nil
    else { return nil }
    let range = SliceRange(start: start, end: end, step: 1, size: all.count)
    return Array(all[range.start..<range.start + range.count])
  }
}
