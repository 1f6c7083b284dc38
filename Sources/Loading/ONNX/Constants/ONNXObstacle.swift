/// Why a value is not known without running the model.
enum ONNXObstacle: Error, Equatable {
  /// It depends on an input of the outermost graph.
  case input(String)
  /// It depends on a value that an operator computes of what is fed to the model, or in a way that
  /// is not followed here.
  case computed(String, operation: String)
  /// It depends on a name that nothing has.
  case undefined(String)

  /// The error about a node's weight.
  func problem(of node: String) -> ONNXModelProblem {
    switch self {
    case .input(let name): .weightsAreInputs([name])
    case .computed(let name, let operation): .computed(name, operation: operation, node: node)
    case .undefined(let name): .undefined(name, node: node)
    }
  }
}
