import Recurrent
import TensorFiles

/// The linear layer behind a module: a Gemm, or a MatMul and perhaps an Add.
struct ONNXHead {
  let head: LinearHead
  /// The weight's name, then the bias's if there is one.
  let tensors: [String]
  /// Whether it is fed the last step only.
  let isLastStep: Bool

  /// The linear layer at a node; `nil` when it is none of that width, with constants.
  ///
  /// - Throws: when the file is wrong.
  init?(
    at place: ONNXProgram.Place, width: Int, isLastStep: Bool, _ constants: inout ONNXConstants
  ) throws {
    let node = constants.program[place]
    guard node.domain.isEmpty, let name = node.input(1) else { return nil }
    let isTransposed: Bool
    switch node.operation {
    case "MatMul": isTransposed = false
    case "Gemm" where (node.integer("transA") ?? 0) == 0:
      isTransposed = (node.integer("transB") ?? 0) != 0
    default: return nil
    }
    guard let weight = try Self.constant(name, in: place.scope, &constants),
      weight.shape.count == 2, !weight.shape.contains(0),
      weight.shape[isTransposed ? 1 : 0] == width
    else { return nil }
    let rows = isTransposed ? weight : weight.transposed
    let scale = node.operation == "Gemm" ? node.float("alpha") ?? 1 : 1
    let weights = Matrix(
      rows: rows.shape[0], columns: width,
      elements: scale == 1 ? rows.floats() : rows.floats().map { $0 * scale })
    let bias = try Self.bias(of: place, count: weights.rows, &constants)
    head = LinearHead(
      weights: weights, bias: bias?.values ?? [],
      isSoftmax: bias.map { Self.isFedToSoftmax($0.output, place, constants.program) }
        ?? Self.isFedToSoftmax(node.outputs.first ?? "", place, constants.program))
    tensors = [name] + (bias.map { [$0.name] } ?? [])
    self.isLastStep = isLastStep
  }

  /// What is added to a product, by which name, and where the sum is.
  private static func bias(
    of place: ONNXProgram.Place, count: Int, _ constants: inout ONNXConstants
  ) throws -> (values: [Float], name: String, output: String)? {
    let node = constants.program[place]
    guard let product = node.outputs.first else { return nil }
    if node.operation == "Gemm" {
      guard let name = node.input(2) else { return nil }
      let scale = node.float("beta") ?? 1
      guard let bias = try constant(name, in: place.scope, &constants), bias.count == count else {
        return nil
      }
      return (bias.floats().map { scale == 1 ? $0 : $0 * scale }, name, product)
    }
    guard let sum = onlyConsumer(of: product, place, constants.program), sum.operation == "Add",
      let name = sum.inputs.first(where: { $0 != product }), let output = sum.outputs.first,
      let bias = try constant(name, in: place.scope, &constants), bias.count == count,
      bias.shape.last == count
    else { return nil }
    return (bias.floats(), name, output)
  }

  private static func onlyConsumer(
    of value: String, _ place: ONNXProgram.Place, _ program: ONNXProgram
  ) -> ONNXNode? {
    let consumers = program.scopes[place.scope].consumers[value] ?? []
    guard consumers.count == 1 else { return nil }
    let node = program.scopes[place.scope].graph.nodes[consumers[0]]
    return node.domain.isEmpty ? node : nil
  }

  /// Whether scores are turned into probabilities over the last axis.
  private static func isFedToSoftmax(
    _ value: String, _ place: ONNXProgram.Place, _ program: ONNXProgram
  ) -> Bool {
    guard let node = onlyConsumer(of: value, place, program) else { return false }
    return node.operation == "Softmax" && node.integer("axis") == -1
  }

  private static func constant(
    _ name: String, in scope: Int, _ constants: inout ONNXConstants
  ) throws -> Tensor? {
    do {
      return try constants.tensor(name, in: scope)
    } catch is ONNXObstacle {
      return nil
    }
  }
}

extension Tensor {
  /// Of two dimensions, with columns for rows.
  fileprivate var transposed: Tensor {
    strided(shape: [shape[1], shape[0]], start: 0, strides: [1, shape[1]])
  }
}
