import Recurrent
import TensorFiles

/// The table of tokens in front of a module, found behind operators that only move axes.
struct ONNXEmbedding {
  /// More operators than any exporter puts between a table and a layer.
  static let maximumNodeCount = 32

  let embedding: Embedding
  /// The table's name.
  let tensor: String

  /// The embedding whose rows, `[E]` for each step and sequence, are a node's input; `nil` when
  /// something else is. A name chooses one wherever it stands.
  ///
  /// - Throws: when the file is wrong, or the table that was asked for does not fit.
  init?(
    before place: ONNXProgram.Place, width: Int, named wanted: String?,
    _ constants: inout ONNXConstants
  ) throws {
    if let wanted {
      guard let chosen = try Self.table(named: wanted, in: place.scope, width, &constants) else {
        throw LoadingError(.noEmbedding(wanted, width: width), file: constants.file)
      }
      self = chosen
      return
    }
    guard let name = constants.program[place].input(0),
      let gather = Self.gather(behind: name, in: place.scope, constants.program),
      let chosen = try Self.table(of: gather, in: place.scope, width, &constants),
      let output = gather.outputs.first
    else { return nil }
    // Rows for every step and sequence, in either order, and nothing mixed on the way.
    let rows = AxisTrace([[.step], [.sequence], [.unit]], sizes: [.unit: width])
    let walk = ONNXWalk(from: [(output, rows)], in: place.scope, &constants)
    guard let arrival = walk.arrivals.first(where: { $0.place == place && $0.input == 0 }),
      arrival.axes.axes.count == 3, arrival.axes.isWholeOutput, !arrival.axes.isLastStep
    else { return nil }
    self = chosen
  }

  private init(embedding: Embedding, tensor: String) {
    self.embedding = embedding
    self.tensor = tensor
  }

  /// The Gather that a value comes from.
  private static func gather(
    behind name: String, in scope: Int, _ program: ONNXProgram
  ) -> ONNXNode? {
    var name = name
    for _ in 0..<maximumNodeCount {
      guard case .node(let number)? = program.scopes[scope].definitions[name] else { return nil }
      let node = program.scopes[scope].graph.nodes[number]
      guard node.domain.isEmpty else { return nil }
      switch node.operation {
      case "Gather": return node
      case "Identity", "Cast", "Dropout", "Transpose", "Squeeze", "Unsqueeze", "Reshape":
        guard let input = node.input(0) else { return nil }
        name = input
      default: return nil
      }
    }
    return nil
  }

  private static func table(
    of node: ONNXNode, in scope: Int, _ width: Int, _ constants: inout ONNXConstants
  ) throws -> ONNXEmbedding? {
    guard (node.integer("axis") ?? 0) == 0, let name = node.input(0) else { return nil }
    return try table(called: name, in: scope, width, &constants)
  }

  /// The table of a Gather, or the constant, that a person named.
  private static func table(
    named wanted: String, in scope: Int, _ width: Int, _ constants: inout ONNXConstants
  ) throws -> ONNXEmbedding? {
    for node in constants.program.scopes[scope].graph.nodes where node.name == wanted {
      guard node.operation == "Gather" else { continue }
      if let table = try table(of: node, in: scope, width, &constants) { return table }
    }
    for name in [wanted, "\(wanted).weight"] {
      if let table = try table(called: name, in: scope, width, &constants) { return table }
    }
    return nil
  }

  private static func table(
    called name: String, in scope: Int, _ width: Int, _ constants: inout ONNXConstants
  ) throws -> ONNXEmbedding? {
    do {
      let tensor = try constants.tensor(name, in: scope)
      guard tensor.shape.count == 2, tensor.shape[0] > 0, tensor.shape[1] == width else {
        return nil
      }
      let weights = Matrix(rows: tensor.shape[0], columns: width, elements: tensor.floats())
      return ONNXEmbedding(embedding: Embedding(weights: weights), tensor: name)
    } catch is ONNXObstacle {
      return nil
    }
  }
}
