import TensorFiles

/// Operators on one tensor: its shape, its order, a part of it, its element type.
extension ONNXConstants {
  mutating func reshaped(_ tensor: Tensor, _ node: ONNXNode, in scope: Int) throws -> Tensor {
    guard let wanted = try integers(node, attribute: "shape", input: 1, in: scope) else {
      throw malformed(node, "it has no shape")
    }
    let keepsZeros = node.integer("allowzero") == 1
    var shape: [Int] = []
    for (axis, size) in wanted.enumerated() {
      guard size == 0, !keepsZeros else {
        shape.append(size)
        continue
      }
      guard axis < tensor.shape.count else { throw malformed(node, "its shape fits no input") }
      shape.append(tensor.shape[axis])
    }
    if let open = shape.firstIndex(of: -1) {
      shape[open] = 1
      let rest = shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
      guard rest > 0 else { throw malformed(node, "its shape fits no input") }
      shape[open] = tensor.count / rest
    }
    var count = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow else { throw malformed(node, "its shape fits no input") }
      count = product
    }
    guard count == tensor.count else {
      throw malformed(node, "its shape \(brief(wanted)) does not fit \(brief(tensor.shape))")
    }
    return tensor.reshaped(shape)
  }

  mutating func squeezed(_ tensor: Tensor, _ node: ONNXNode, in scope: Int) throws -> Tensor {
    let rank = tensor.shape.count
    let named = try integers(node, attribute: "axes", input: 1, in: scope)
    let axes =
      try named.map { try self.axes($0, rank: rank, node) }
      ?? tensor.shape.indices.filter { tensor.shape[$0] == 1 }
    guard axes.allSatisfy({ tensor.shape[$0] == 1 }) else {
      throw malformed(node, "it removes a dimension that is not 1")
    }
    return tensor.reshaped(
      tensor.shape.indices.filter { !axes.contains($0) }.map { tensor.shape[$0] })
  }

  mutating func unsqueezed(_ tensor: Tensor, _ node: ONNXNode, in scope: Int) throws -> Tensor {
    guard let named = try integers(node, attribute: "axes", input: 1, in: scope) else {
      throw malformed(node, "it has no axes")
    }
    let axes = Set(try self.axes(named, rank: tensor.shape.count + named.count, node))
    var rest = tensor.shape[...]
    let shape = (0..<tensor.shape.count + named.count).map { axis in
      axes.contains(axis) ? 1 : rest.popFirst() ?? 1
    }
    return tensor.reshaped(shape)
  }

  mutating func transposed(_ tensor: Tensor, _ node: ONNXNode, _ output: String) throws -> Tensor {
    let rank = tensor.shape.count
    let order = node.integers("perm") ?? Array((0..<rank).reversed())
    guard order.count == rank, Set(order) == Set(0..<rank) else {
      throw malformed(node, "its order is not one of its input's axes")
    }
    try spend(tensor.shape, tensor.elementType, for: output)
    let strides = Self.strides(of: tensor.shape)
    return tensor.strided(
      shape: order.map { tensor.shape[$0] }, start: 0, strides: order.map { strides[$0] })
  }

  mutating func sliced(
    _ tensor: Tensor, _ node: ONNXNode, _ output: String, in scope: Int
  ) throws -> Tensor {
    guard let starts = try integers(node, attribute: "starts", input: 1, in: scope),
      let ends = try integers(node, attribute: "ends", input: 2, in: scope)
    else { throw malformed(node, "it does not say where it begins and ends") }
    let named = try integers(node, attribute: "axes", input: 3, in: scope)
    let steps =
      try integers(node, attribute: "", input: 4, in: scope)
      ?? Array(repeating: 1, count: starts.count)
    let axes = try self.axes(
      named ?? Array(0..<starts.count), rank: tensor.shape.count, node)
    guard ends.count == starts.count, axes.count == starts.count, steps.count == starts.count,
      !steps.contains(0)
    else { throw malformed(node, "it does not say where it begins and ends") }
    var (shape, strides, start) = (tensor.shape, Self.strides(of: tensor.shape), 0)
    for (index, axis) in axes.enumerated() {
      let range = SliceRange(
        start: starts[index], end: ends[index], step: steps[index], size: shape[axis])
      start &+= range.start &* strides[axis]
      shape[axis] = range.count
      strides[axis] &*= range.step
    }
    try spend(shape, tensor.elementType, for: output)
    return tensor.strided(shape: shape, start: start, strides: strides)
  }

  mutating func cast(
    _ tensor: Tensor, _ node: ONNXNode, _ output: String, _ obstacle: ONNXObstacle
  ) throws -> Tensor {
    // Numbers of the format's element types.
    switch (node.integer("to"), tensor.elementType) {
    case (1, .f32), (11, .f64), (10, .f16), (16, .bf16), (6, .i32), (7, .i64), (9, .bool):
      return tensor
    // What a Double holds of a Float, or a Float of a half, is exact; all weights become Floats.
    case (1, _), (11, _):
      try spend(tensor.shape, .f32, for: output)
      return Tensor(tensor.floats(), shape: tensor.shape)
    case (6, let type), (7, let type):
      guard type.isInteger else { throw obstacle }
      try spend(tensor.shape, .i64, for: output)
      return Tensor(try tensor.integers(), shape: tensor.shape)
    default: throw obstacle
    }
  }
}
