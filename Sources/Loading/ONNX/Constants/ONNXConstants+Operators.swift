import TensorFiles

/// The operators that only rearrange, repeat or convert what they take.
extension ONNXConstants {
  /// What a node computes.
  mutating func evaluate(
    _ node: ONNXNode, output: String, in scope: Int
  ) throws -> ONNXConstant {
    let obstacle = ONNXObstacle.computed(output, operation: node.operation)
    guard node.domain.isEmpty, node.outputs.first == output else { throw obstacle }
    switch node.operation {
    case "Constant": return .tensor(try constantTensor(of: node, obstacle))
    case "ConstantOfShape": return try filled(node, output, in: scope)
    case "Concat": return try concatenated(node, output, in: scope)
    case "Identity", "Dropout", "Cast", "Reshape", "Squeeze", "Unsqueeze", "Transpose", "Slice",
      "Expand":
      break
    default: throw obstacle
    }
    guard let input = node.input(0) else { throw malformed(node, "it has no input") }
    guard case .tensor(let tensor) = try constant(input, in: scope) else {
      return try constant(input, in: scope)
    }
    switch node.operation {
    case "Cast": return .tensor(try cast(tensor, node, output, obstacle))
    case "Reshape": return .tensor(try reshaped(tensor, node, in: scope))
    case "Squeeze": return .tensor(try squeezed(tensor, node, in: scope))
    case "Unsqueeze": return .tensor(try unsqueezed(tensor, node, in: scope))
    case "Transpose": return .tensor(try transposed(tensor, node, output))
    case "Slice": return .tensor(try sliced(tensor, node, output, in: scope))
    case "Expand": return try expanded(tensor, node, output, in: scope)
    default: return .tensor(tensor)
    }
  }

  /// A list of whole numbers: an attribute in older operator sets, an input in newer ones.
  mutating func integers(
    _ node: ONNXNode, attribute: String, input: Int, in scope: Int
  ) throws -> [Int]? {
    if let values = node.integers(attribute) { return values }
    guard let name = node.input(input) else { return nil }
    return try tensor(name, in: scope).integers()
  }

  /// Axes from 0, of those that may count from the end.
  func axes(_ axes: [Int], rank: Int, _ node: ONNXNode) throws(LoadingError) -> [Int] {
    guard axes.allSatisfy({ (-rank..<rank).contains($0) }) else {
      throw malformed(node, "it has an axis that its input has not")
    }
    let positive = axes.map { $0 < 0 ? $0 + rank : $0 }
    guard Set(positive).count == axes.count else {
      throw malformed(node, "it names an axis twice")
    }
    return positive
  }

  /// An error about what a node says.
  func malformed(_ node: ONNXNode, _ reason: String) -> LoadingError {
    error(.malformedNode(node.ownName(0), reason: reason))
  }

  private func constantTensor(of node: ONNXNode, _ obstacle: ONNXObstacle) throws -> Tensor {
    for (name, attribute) in node.attributes {
      switch (name, attribute) {
      case ("value", .tensor(let tensor)): return try tensor.tensor()
      case ("value_int", .integer(let value)): return Tensor([value], shape: [])
      case ("value_ints", .integers(let values)): return Tensor(values, shape: [values.count])
      case ("value_float", .float(let value)): return Tensor([value], shape: [])
      case ("value_floats", .floats(let values)): return Tensor(values, shape: [values.count])
      default: continue
      }
    }
    throw obstacle
  }

  private mutating func filled(
    _ node: ONNXNode, _ output: String, in scope: Int
  ) throws -> ONNXConstant {
    var value = Tensor([Float(0)], shape: [1])
    if case .tensor(let own)? = node.attributes["value"] { value = try own.tensor() }
    guard value.count == 1 else { throw malformed(node, "its value is not one number") }
    do {
      let shape = try integers(node, attribute: "", input: 0, in: scope) ?? []
      return .tensor(try repeated(value.reshaped([]), shape, output))
    } catch let obstacle as ONNXObstacle {
      guard isForAnyBatch else { throw obstacle }
      return .uniform(value.floats()[0])
    }
  }

  private mutating func concatenated(
    _ node: ONNXNode, _ output: String, in scope: Int
  ) throws -> ONNXConstant {
    var tensors: [Tensor] = []
    var fillings: [Float] = []
    for name in node.inputs {
      switch try constant(name, in: scope) {
      case .tensor(let tensor): tensors.append(tensor)
      case .uniform(let value): fillings.append(value)
      }
    }
    if let value = fillings.first {
      guard tensors.isEmpty, fillings.allSatisfy({ $0 == value }) else {
        throw ONNXObstacle.computed(output, operation: node.operation)
      }
      return .uniform(value)
    }
    guard let first = tensors.first else { throw malformed(node, "it has no input") }
    let axis = try axes([node.integer("axis") ?? 1], rank: first.shape.count, node)[0]
    var shape = first.shape
    shape[axis] = 0
    for tensor in tensors {
      var other = tensor.shape
      guard other.count == shape.count, tensor.elementType == first.elementType else {
        throw malformed(node, "its inputs have different dimensions or element types")
      }
      let (sum, overflow) = shape[axis].addingReportingOverflow(other[axis])
      other[axis] = shape[axis]
      guard other == shape, !overflow else { throw malformed(node, "its inputs' sizes differ") }
      shape[axis] = sum
    }
    try spend(shape, first.elementType, for: output)
    return .tensor(Tensor.concatenated(tensors, axis: axis))
  }

  private mutating func expanded(
    _ tensor: Tensor, _ node: ONNXNode, _ output: String, in scope: Int
  ) throws -> ONNXConstant {
    do {
      let wanted = try integers(node, attribute: "", input: 1, in: scope) ?? []
      return .tensor(try repeated(tensor, broadcast(tensor.shape, wanted, node), output))
    } catch let obstacle as ONNXObstacle {
      guard isForAnyBatch else { throw obstacle }
      let values = tensor.floats()
      if let value = values.first, values.allSatisfy({ $0 == value }) { return .uniform(value) }
      return .tensor(tensor)
    }
  }

  /// The shape that two shapes have in common when dimensions of 1 may be repeated.
  private func broadcast(
    _ own: [Int], _ wanted: [Int], _ node: ONNXNode
  ) throws(LoadingError) -> [Int] {
    let rank = max(own.count, wanted.count)
    let left = Array(repeating: 1, count: rank - own.count) + own
    let right = Array(repeating: 1, count: rank - wanted.count) + wanted
    var shape: [Int] = []
    for (a, b) in zip(left, right) {
      guard a == b || a == 1 || b == 1 else {
        throw malformed(node, "its input cannot be repeated to the shape it names")
      }
      shape.append(a == 1 ? b : a)
    }
    return shape
  }

  /// The tensor repeated along dimensions of 1 and new ones in front.
  private mutating func repeated(
    _ tensor: Tensor, _ shape: [Int], _ output: String
  ) throws(LoadingError) -> Tensor {
    try spend(shape, tensor.elementType, for: output)
    let own = Array(repeating: 1, count: shape.count - tensor.shape.count) + tensor.shape
    let strides = zip(own, Self.strides(of: own)).map { $0 == 1 ? 0 : $1 }
    return tensor.strided(shape: shape, start: 0, strides: strides)
  }

  /// How many elements lie between neighbours along each axis, in C order.
  static func strides(of shape: [Int]) -> [Int] {
    var strides: [Int] = []
    var step = 1
    for size in shape.reversed() {
      strides.append(step)
      // An array without elements may have other sizes of any product; it is never walked over.
      step = step.multipliedReportingOverflow(by: max(size, 1)).partialValue
    }
    return strides.reversed()
  }
}
