import TensorFiles

/// Finds the values of a program that are known without running it, and computes those that only
/// rearrange others.
///
/// Exporters put the gates of a framework into ONNX's order by such operators.
struct ONNXConstants {
  /// More operators than any exporter puts between a weight and its node; and no deeper recursion.
  static let maximumDepth = 64
  /// What rearranging may take at least, in bytes; else ``growth`` times what the file holds.
  static let smallestBudget = 1 << 22
  static let growth = 8

  let program: ONNXProgram
  /// The file's name for errors.
  let file: String
  /// Files whose tensors are inputs of the graph, the first that has a name counts.
  let inputs: [TensorFile]
  /// Whether a batch of any size is meant: what is repeated for each sequence of a batch, however
  /// many there will be, is known by one of them.
  let isForAnyBatch: Bool
  /// The constants of the file that were needed, in order, once each.
  private(set) var used: [String] = []
  /// The inputs that were found in ``inputs``.
  private(set) var usedInputs: Set<String> = []

  private let budget: Int
  private var spent = 0
  private var known: [ONNXProgram.Value: ONNXConstant] = [:]
  private var underWay: Set<ONNXProgram.Value> = []

  /// Constants of a program.
  ///
  /// - Parameters:
  ///   - program: the program.
  ///   - file: the file's name for errors.
  ///   - inputs: files that have inputs of the graph.
  ///   - isForAnyBatch: whether values that are repeated over the batch count as known.
  init(
    of program: ONNXProgram, file: String, inputs: [TensorFile], isForAnyBatch: Bool = false
  ) {
    self.program = program
    self.file = file
    self.inputs = inputs
    self.isForAnyBatch = isForAnyBatch
    let held = Self.entries(of: program, and: inputs).reduce(0) { sum, entry in
      let size = (entry.elementType?.byteCount ?? 0) * entry.shape.reduce(1, *)
      return sum.addingReportingOverflow(size).partialValue
    }
    let (scaled, overflow) = held.multipliedReportingOverflow(by: Self.growth)
    budget = overflow || held < 0 ? .max : max(Self.smallestBudget, scaled)
  }

  /// All constants that there are.
  private static func entries(
    of program: ONNXProgram, and inputs: [TensorFile]
  ) -> [TensorEntry] {
    var entries = inputs.flatMap(\.entries)
    for scope in program.scopes {
      entries += scope.graph.initializers.map(\.entry)
      for node in scope.graph.nodes {
        guard case .tensor(let tensor)? = node.attributes["value"] else { continue }
        entries.append(tensor.entry)
      }
    }
    return entries.filter { $0.elementType != nil }
  }

  /// A value whose elements are known.
  ///
  /// - Throws: an ``ONNXObstacle``, or a `LoadingError` or `TensorFileError` when the file is wrong.
  mutating func tensor(_ name: String, in scope: Int) throws -> Tensor {
    switch try constant(name, in: scope) {
    case .tensor(let tensor): return tensor
    case .uniform: throw ONNXObstacle.computed(name, operation: "ConstantOfShape")
    }
  }

  /// A value, perhaps in a shape that is not known.
  ///
  /// - Throws: what ``tensor(_:in:)`` throws.
  mutating func constant(_ name: String, in scope: Int) throws -> ONNXConstant {
    guard let (definition, owner) = program.resolve(name, in: scope) else {
      throw ONNXObstacle.undefined(name)
    }
    let value = ONNXProgram.Value(scope: owner, name: name)
    if let constant = known[value] { return constant }
    guard underWay.insert(value).inserted else { throw error(.cyclic(name)) }
    defer { underWay.remove(value) }
    guard underWay.count <= Self.maximumDepth else {
      throw error(.chainTooLong(name, limit: Self.maximumDepth))
    }
    let constant = try compute(name, definition, in: owner)
    known[value] = constant
    return constant
  }

  private mutating func compute(
    _ name: String, _ definition: ONNXProgram.Definition, in scope: Int
  ) throws -> ONNXConstant {
    switch definition {
    case .constant(let tensor):
      if !used.contains(name) { used.append(name) }
      return .tensor(try tensor.tensor())
    case .node(let number):
      return try evaluate(program.scopes[scope].graph.nodes[number], output: name, in: scope)
    case .input:
      if let operation = program.scopes[scope].operation {
        throw ONNXObstacle.computed(name, operation: operation)
      }
      guard let source = inputs.first(where: { $0.entry(named: name) != nil }) else {
        throw ONNXObstacle.input(name)
      }
      usedInputs.insert(name)
      return .tensor(try source.tensor(named: name))
    }
  }

  /// Accounts for a tensor that is about to be made.
  mutating func spend(
    _ shape: [Int], _ elementType: ElementType, for name: String
  ) throws(LoadingError) {
    var size = elementType.byteCount
    for dimension in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
      guard !overflow, dimension >= 0 else { throw tooLarge(name) }
      size = product
    }
    let (sum, overflow) = spent.addingReportingOverflow(size)
    guard !overflow, sum <= budget else { throw tooLarge(name) }
    spent = sum
  }

  private func tooLarge(_ name: String) -> LoadingError {
    error(.constantsTooLarge(name, limit: budget))
  }

  /// An error about the file.
  func error(_ problem: ONNXModelProblem) -> LoadingError {
    LoadingError(.onnx(problem), file: file)
  }
}
