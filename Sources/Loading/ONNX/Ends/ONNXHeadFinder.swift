import Recurrent
import TensorFiles

/// Finds the one linear layer behind a module, or the one that a person named.
enum ONNXHeadFinder {
  /// The head; `nil` when there is none, or several and none was named.
  ///
  /// - Throws: when the file is wrong, or the head that was asked for does not fit.
  static func head(
    behind place: ONNXProgram.Place, width: Int, named wanted: String?, _ stacks: ONNXStacks,
    _ constants: inout ONNXConstants
  ) throws -> ONNXHead? {
    if let wanted {
      guard let head = try named(wanted, in: place.scope, width, &constants) else {
        throw LoadingError(.noHead(wanted, width: width), file: constants.file)
      }
      return head
    }
    let walk = stacks.walk(from: place, &constants)
    var heads: [ONNXProgram.Place: ONNXHead] = [:]
    for arrival in walk?.arrivals ?? [] where arrival.input == 0 && arrival.axes.isWholeOutput {
      guard
        let head = try ONNXHead(
          at: arrival.place, width: width, isLastStep: arrival.axes.isLastStep, &constants)
      else { continue }
      heads[arrival.place] = head
    }
    return heads.count == 1 ? heads.first?.value : nil
  }

  /// The node of that name, or the one with a weight of that name.
  private static func named(
    _ wanted: String, in scope: Int, _ width: Int, _ constants: inout ONNXConstants
  ) throws -> ONNXHead? {
    let names = [wanted, "\(wanted).weight"]
    for (number, node) in constants.program.scopes[scope].graph.nodes.enumerated() {
      guard node.name == wanted || node.input(1).map(names.contains) == true else { continue }
      let place = ONNXProgram.Place(scope: scope, node: number)
      if let head = try ONNXHead(at: place, width: width, isLastStep: false, &constants) {
        return head
      }
    }
    return nil
  }
}
