import Recurrent
import TensorFiles

/// Reads what nodes start from, and how many steps of each sequence count.
struct ONNXStates {
  private var constants: ONNXConstants
  /// The states of each layer, of one sequence or of many.
  private var layers: [[LayerState]] = []
  private var lengths: [Int]?
  private var openInputs: [String] = []
  private var problem: LoadingError?

  /// A reader that looks for inputs of the graph in files, those of `inputs`.
  init(of program: ONNXProgram, file: String, inputs: [TensorFile]) {
    constants = ONNXConstants(of: program, file: file, inputs: inputs, isForAnyBatch: true)
  }

  /// Adds the layers of a node.
  ///
  /// - Throws: when the file is wrong.
  mutating func add(
    _ place: ONNXProgram.Place, cell: ONNXCell, level: RecurrentLevel
  ) throws {
    let count = cell.directions.count
    let units = level.layers[0].hiddenSize
    let hidden = try rows(5, of: place, cell, units)
    let hasCell = cell.operator == .lstm
    let memory = hasCell ? try rows(6, of: place, cell, units) : [[]]
    for direction in 0..<count {
      func row(_ rows: [[Float]], _ sequence: Int) -> [Float] {
        let all = rows[rows.count == 1 ? 0 : sequence]
        return all.isEmpty ? [] : Array(all[direction * units..<(direction + 1) * units])
      }
      let batch = max(hidden.count, memory.count)
      guard [1, batch].contains(hidden.count), [1, batch].contains(memory.count) else {
        throw constants.error(
          .malformedNode(constants.program.label(place), reason: "its states are not of one batch"))
      }
      layers.append(
        (0..<batch).map { LayerState(hidden: row(hidden, $0), cell: row(memory, $0)) })
    }
    try addLengths(of: place)
  }

  /// What was found.
  ///
  /// - Throws: when batches differ.
  func start() throws(LoadingError) -> ModelStart {
    let batch = layers.map(\.count).max() ?? 1
    guard layers.allSatisfy({ [1, batch].contains($0.count) }) else {
      throw constants.error(
        .malformedNode(
          constants.program.recurrentNodes.first.map(constants.program.label) ?? "",
          reason: "its states are not of the same batch as another node's"))
    }
    var states = (0..<batch).map { sequence in
      layers.map { $0[$0.count == 1 ? 0 : sequence] }
    }
    // A batch that was declared does not bind: states that are all the same serve any.
    if let first = states.first, states.allSatisfy({ $0 == first }) { states = [first] }
    let isZero = states.allSatisfy { layers in
      layers.allSatisfy { ($0.hidden + $0.cell).allSatisfy { $0 == 0 } }
    }
    return ModelStart(
      states: isZero ? nil : states, lengths: lengths, openInputs: openInputs,
      constants: constants.used, isGiven: !constants.usedInputs.isEmpty, problem: problem)
  }

  /// A node's states, `[dirs·H]` of each sequence or of any.
  private mutating func rows(
    _ input: Int, of place: ONNXProgram.Place, _ cell: ONNXCell, _ units: Int
  ) throws -> [[Float]] {
    let count = cell.directions.count
    let zeros = [[Float](repeating: 0, count: count * units)]
    guard let name = constants.program[place].input(input) else { return zeros }
    switch try known(name, of: place) {
    case nil: return zeros
    case .uniform(let value)?: return [[Float](repeating: value, count: count * units)]
    case .tensor(let tensor)?:
      let shape = tensor.shape
      let axes = cell.isBatchFirst ? (batch: 0, directions: 1) : (batch: 1, directions: 0)
      guard shape.count == 3, shape[2] == units, shape[axes.directions] == count,
        shape[axes.batch] > 0
      else {
        throw constants.error(
          .malformedNode(
            constants.program.label(place),
            reason: "its state \(quoted(name)) has the shape \(brief(shape))"))
      }
      let values = tensor.floats()
      return (0..<shape[axes.batch]).map { sequence in
        (0..<count).flatMap { direction in
          let row =
            cell.isBatchFirst
            ? sequence * count + direction : direction * shape[1] + sequence
          return values[row * units..<(row + 1) * units]
        }
      }
    }
  }

  private mutating func addLengths(of place: ONNXProgram.Place) throws {
    guard let name = constants.program[place].input(4),
      case .tensor(let tensor)? =
        try known(name, of: place)
    else { return }
    let own = try tensor.integers()
    guard own.allSatisfy({ $0 >= 0 }), lengths == nil || lengths == own, !own.isEmpty else {
      throw constants.error(
        .malformedNode(
          constants.program.label(place),
          reason: "its lengths \(quoted(name)) are negative, or not those of the node below"))
    }
    lengths = own
  }

  /// A value, or nil when nobody says what it is; why is kept.
  private mutating func known(
    _ name: String, of place: ONNXProgram.Place
  ) throws -> ONNXConstant? {
    do {
      return try constants.constant(name, in: place.scope)
    } catch ONNXObstacle.input(let input) {
      if !openInputs.contains(input) { openInputs.append(input) }
    } catch ONNXObstacle.computed(let input, "Loop"), ONNXObstacle.computed(let input, "Scan") {
      // What a loop hands on starts from outside as an input does.
      if !openInputs.contains(input) { openInputs.append(input) }
    } catch ONNXObstacle.computed(_, "Shape") {
      // Lengths that are the size of what is fed: all steps count.
    } catch ONNXObstacle.computed(let value, let operation) {
      problem =
        problem
        ?? constants.error(
          .stateIsComputed(value, operation: operation, node: constants.program.label(place)))
    } catch ONNXObstacle.undefined(let value) {
      throw constants.error(.undefined(value, node: constants.program.label(place)))
    }
    return nil
  }
}
