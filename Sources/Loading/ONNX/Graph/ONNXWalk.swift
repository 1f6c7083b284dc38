import TensorFiles

/// Follows a value of a program through operators that only move, join or drop its axes.
struct ONNXWalk {
  /// A node that takes the value, and what the value's axes are there.
  struct Arrival {
    let place: ONNXProgram.Place
    /// Which of the node's inputs it is.
    let input: Int
    let axes: AxisTrace
  }

  /// Far more nodes than lie between two layers.
  static let maximumNodeCount = 1000

  let program: ONNXProgram
  let scope: Int
  /// Where the value and those made of it arrive, apart from operators that were followed.
  private(set) var arrivals: [Arrival] = []
  private var known: [String: AxisTrace] = [:]
  private var visited = 0

  /// Follows values from where they are computed.
  ///
  /// - Parameters:
  ///   - values: the values' names and axes.
  ///   - scope: the graph that they are in.
  ///   - constants: the program's constants.
  init(
    from values: [(name: String, axes: AxisTrace)], in scope: Int,
    _ constants: inout ONNXConstants
  ) {
    program = constants.program
    self.scope = scope
    var waiting = values
    while let (name, axes) = waiting.popLast() {
      guard !name.isEmpty, known[name] == nil else { continue }
      known[name] = axes
      for number in program.scopes[scope].consumers[name] ?? [] {
        visited += 1
        guard visited <= Self.maximumNodeCount else { return }
        let node = program.scopes[scope].graph.nodes[number]
        let input = node.inputs.firstIndex(of: name) ?? 0
        if input == 0, let output = node.outputs.first,
          let moved = moved(axes, by: node, &constants)
        {
          waiting.append((output, moved))
        } else {
          arrivals.append(
            Arrival(
              place: ONNXProgram.Place(scope: scope, node: number), input: input, axes: axes))
        }
      }
    }
  }

  /// What a node that only moves axes makes of them, or nil of others.
  private func moved(
    _ axes: AxisTrace, by node: ONNXNode, _ constants: inout ONNXConstants
  ) -> AxisTrace? {
    guard node.domain.isEmpty else { return nil }
    var result = axes
    let isSound: Bool
    switch node.operation {
    case "Identity", "Cast", "Dropout": isSound = true
    case "Transpose": isSound = result.transpose(node.integers("perm"))
    case "Squeeze":
      isSound = integers(node, "axes", 1, &constants).map { result.squeeze($0) } ?? false
    case "Unsqueeze":
      isSound = integers(node, "axes", 1, &constants).map { result.unsqueeze($0) } ?? false
    case "Reshape":
      var sizes = SymbolicSizes(known: known, scope: scope)
      let shape = sizes.sizes(ofInput: 1, of: node, attribute: "shape", &constants)
      isSound =
        shape.map { result.reshape($0, keepsZeros: node.integer("allowzero") == 1) } ?? false
    case "Gather": isSound = gather(&result, node, &constants)
    case "Slice": isSound = slice(&result, node, &constants)
    default: return nil
    }
    return isSound ? result : nil
  }

  private func gather(
    _ axes: inout AxisTrace, _ node: ONNXNode, _ constants: inout ONNXConstants
  ) -> Bool {
    guard let name = node.input(1), let index = try? constants.tensor(name, in: scope),
      index.count == 1, index.shape.count <= 1, let position = try? index.integers().first
    else { return false }
    return axes.pick(
      position, axis: node.integer("axis") ?? 0, keepsAxis: index.shape.count == 1)
  }

  /// A slice that leaves all, or nothing but the last step.
  private func slice(
    _ axes: inout AxisTrace, _ node: ONNXNode, _ constants: inout ONNXConstants
  ) -> Bool {
    guard let starts = integers(node, "starts", 1, &constants),
      let ends = integers(node, "ends", 2, &constants), starts.count == ends.count
    else { return false }
    let named = integers(node, "axes", 3, &constants) ?? Array(starts.indices)
    let steps = integers(node, "", 4, &constants) ?? starts.map { _ in 1 }
    guard named.count == starts.count, steps.allSatisfy({ $0 == 1 }) else { return false }
    // Ends are given as the greatest number there is, of 32 or 64 bits.
    let isAll = { (end: Int) in end >= Int(Int32.max) }
    return starts.indices.allSatisfy { index in
      if starts[index] == 0, isAll(ends[index]) { return true }
      let isLast = starts[index] == -1 && isAll(ends[index])
      return isLast && axes.pick(-1, axis: named[index], keepsAxis: true)
    }
  }

  private func integers(
    _ node: ONNXNode, _ attribute: String, _ input: Int, _ constants: inout ONNXConstants
  ) -> [Int]? {
    try? constants.integers(node, attribute: attribute, input: input, in: scope)
  }
}
