import Recurrent
import TensorFiles

/// Which recurrent nodes are layers of one module: each takes what the one below gives, at every step
/// and whole, however exporters move its axes on the way.
struct ONNXStacks {
  /// In a program of more nodes – a network unrolled in time – each is a module.
  static let maximumNodeCount = 1000

  /// The modules in the file's order, each from its lowest node up.
  private(set) var stacks: [[ONNXProgram.Place]] = []
  private var walks: [ONNXProgram.Place: ONNXWalk] = [:]

  /// Finds the modules of a program.
  init(_ constants: inout ONNXConstants) {
    let program = constants.program
    let nodes = program.recurrentNodes
    guard nodes.count <= Self.maximumNodeCount else {
      stacks = nodes.map { [$0] }
      return
    }
    var above: [ONNXProgram.Place: ONNXProgram.Place] = [:]
    for place in nodes {
      let walk = Self.walk(from: place, &constants)
      walks[place] = walk
      let uppers = walk?.arrivals.filter { isNextLayer($0, above: place, program) } ?? []
      if uppers.count == 1 { above[place] = uppers[0].place }
    }
    let lower = Set(above.values)
    for place in nodes where !lower.contains(place) {
      var stack = [place]
      while let next = above[stack[stack.count - 1]], !stack.contains(next) { stack.append(next) }
      stacks.append(stack)
    }
    // Layers that take one another's output in a circle have no lowest one.
    let found = Set(stacks.joined())
    stacks += nodes.filter { !found.contains($0) }.map { [$0] }
  }

  /// What becomes of a node's outputs.
  func walk(from place: ONNXProgram.Place, _ constants: inout ONNXConstants) -> ONNXWalk? {
    walks[place] ?? Self.walk(from: place, &constants)
  }

  private func isNextLayer(
    _ arrival: ONNXWalk.Arrival, above place: ONNXProgram.Place, _ program: ONNXProgram
  ) -> Bool {
    let node = program[arrival.place]
    guard arrival.place != place, arrival.input == 0, !arrival.axes.isLastStep,
      node.isRecurrent, node.operation == program[place].operation,
      let cell = try? ONNXCell(node)
    else { return false }
    let axes = arrival.axes.axes
    guard axes.count == 3, arrival.axes.isWholeOutput else { return false }
    let outer = [axes[0], axes[1]]
    return outer == (cell.isBatchFirst ? [[.sequence], [.step]] : [[.step], [.sequence]])
  }

  private static func walk(
    from place: ONNXProgram.Place, _ constants: inout ONNXConstants
  ) -> ONNXWalk? {
    let node = constants.program[place]
    // A size that no layer has would not fit the arithmetic.
    guard let cell = try? ONNXCell(node), let units = cell.hiddenSize,
      (1...1 << 30).contains(units)
    else { return nil }
    let isBoth = cell.directions.count == 2
    let directions: [AxisTrace.Atom] = isBoth ? [.direction] : []
    let sizes: [AxisTrace.Atom: Int] = isBoth ? [.unit: units, .direction: 2] : [.unit: units]
    let axes: [[AxisTrace.Atom]] =
      cell.isBatchFirst
      ? [[.sequence], [.step], directions, [.unit]] : [[.step], directions, [.sequence], [.unit]]
    var values = [(name: node.outputs.first ?? "", axes: AxisTrace(axes, sizes: sizes))]
    // h after the last step; of a reverse layer that is the first one.
    if cell.directions == [.forward], node.outputs.count > 1 {
      let last: [[AxisTrace.Atom]] =
        cell.isBatchFirst ? [[.sequence], [], [.unit]] : [[], [.sequence], [.unit]]
      values.append((node.outputs[1], AxisTrace(last, sizes: sizes, isLastStep: true)))
    }
    return ONNXWalk(from: values, in: place.scope, &constants)
  }
}

extension AxisTrace {
  /// Whether the last axis is all that a layer gives, direction after direction.
  var isWholeOutput: Bool {
    axes.last == (sizes[.direction] == nil ? [.unit] : [.direction, .unit])
  }
}
