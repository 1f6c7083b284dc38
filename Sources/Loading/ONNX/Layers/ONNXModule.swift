import Recurrent
import TensorFiles

/// The layers that the nodes of one module make.
struct ONNXModule {
  /// A recurrent node and what its attributes say.
  struct Node {
    let place: ONNXProgram.Place
    let cell: ONNXCell

    /// Reads a node's attributes.
    ///
    /// - Throws: `malformedNode` of ``ONNXModelProblem``.
    init(_ place: ONNXProgram.Place, _ program: ONNXProgram, file: String) throws(LoadingError) {
      self.place = place
      do throws(ONNXAttributeError) {
        cell = try ONNXCell(program[place])
      } catch {
        throw LoadingError(
          .onnx(.malformedNode(program.label(place), reason: error.reason)), file: file)
      }
    }
  }

  let nodes: [Node]
  let levels: [RecurrentLevel]
  /// The names of the nodes' weights.
  let inputNames: [String]

  /// Makes the layers of nodes, the lowest first.
  ///
  /// - Throws: a ``LoadingError`` that names the node and the tensor, or a `TensorFileError`.
  init(
    _ nodes: [Node], options: ModelReader.Options, _ constants: inout ONNXConstants
  ) throws {
    self.nodes = nodes
    var levels: [RecurrentLevel] = []
    var names: [String] = []
    try Self.refuseInputs(of: nodes, &constants)
    for node in nodes {
      let level = try Self.level(of: node, options, &constants)
      let place = node.place
      if let below = levels.last?.outputSize, below != level.inputSize {
        throw constants.error(
          .malformedNode(
            constants.program.label(place),
            reason: "it takes \(level.inputSize) values a step, but the layer below gives \(below)")
        )
      }
      levels.append(level)
      names += [1, 2, 3, 7].compactMap { constants.program[place].input($0) }
    }
    self.levels = levels
    inputNames = names
  }

  /// D of the lowest layer.
  var inputSize: Int { levels.first?.inputSize ?? 0 }
  /// How many values the highest level gives.
  var outputSize: Int { levels.last?.outputSize ?? 0 }

  /// The states and lengths that the nodes begin with.
  func start(in reader: ONNXStates) throws -> ModelStart {
    var states = reader
    for (node, level) in zip(nodes, levels) {
      try states.add(node.place, cell: node.cell, level: level)
    }
    return try states.start()
  }

  /// Names all weights that are inputs of the graph at once, rather than one after the other.
  private static func refuseInputs(
    of nodes: [Node], _ constants: inout ONNXConstants
  ) throws {
    var missing: [String] = []
    for node in nodes {
      for index in [1, 2, 3, 7] {
        guard let name = constants.program[node.place].input(index) else { continue }
        do {
          _ = try constants.constant(name, in: node.place.scope)
        } catch ONNXObstacle.input(let input) {
          if !missing.contains(input) { missing.append(input) }
        } catch is ONNXObstacle {
          continue
        }
      }
    }
    guard missing.isEmpty else { throw constants.error(.weightsAreInputs(missing)) }
  }

  private static func level(
    of node: Node, _ options: ModelReader.Options, _ constants: inout ONNXConstants
  ) throws -> RecurrentLevel {
    let label = constants.program.label(node.place)
    func weight(_ index: Int, _ constants: inout ONNXConstants) throws -> Tensor? {
      guard let name = constants.program[node.place].input(index) else { return nil }
      do {
        return try constants.tensor(name, in: node.place.scope)
      } catch let obstacle as ONNXObstacle {
        throw constants.error(obstacle.problem(of: label))
      }
    }
    guard let input = try weight(1, &constants), let recurrent = try weight(2, &constants) else {
      throw constants.error(.malformedNode(label, reason: "it has no W or no R"))
    }
    var layers = ONNXLayers(
      cell: node.cell, inputWeights: input, recurrentWeights: recurrent,
      biases: try weight(3, &constants),
      peepholes: node.cell.operator == .lstm ? try weight(7, &constants) : nil)
    layers.gateOrder = options.gateOrder
    try check(options, layers, file: constants.file)
    do throws(ONNXAttributeError) {
      return try layers.level(as: options.cell)
    } catch {
      throw constants.error(.malformedNode(label, reason: error.reason))
    }
  }

  /// What a person may overrule: which of a family's cells it is where the weights are the same, and
  /// the gates' order.
  private static func check(
    _ options: ModelReader.Options, _ layers: ONNXLayers, file: String
  ) throws(LoadingError) {
    let own = layers.kind(0)
    if let cell = options.cell, cell != own {
      guard cell.family == own.family, cell.family != .lstm else {
        throw LoadingError(
          .unsupported("reading \(layers.cell.operator.rawValue) nodes as \(cell.rawValue)"),
          file: file)
      }
    }
    guard let order = options.gateOrder else { return }
    guard order.count == layers.cell.operator.gateOrder?.count else {
      throw LoadingError(.wrongGateOrder(order.letters, cell: own.rawValue), file: file)
    }
  }
}
