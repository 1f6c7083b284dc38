import TensorFiles

/// What keeps an ONNX file, a sound one, from being opened as a network.
public enum ONNXModelProblem: Equatable, Sendable {
  /// None of its nodes is an RNN, GRU or LSTM; these operators it has most.
  case noRecurrentNode(operations: [String])
  /// These weights are inputs of the graph.
  case weightsAreInputs([String])
  /// A weight is what only a run computes: there is an operator in the way.
  case computed(String, operation: String, node: String)
  /// An initial state or a length is what only a run computes.
  case stateIsComputed(String, operation: String, node: String)
  /// Nothing in the file has that name.
  case undefined(String, node: String)
  /// A value depends on itself.
  case cyclic(String)
  /// More operators stand behind one another than between any weight and its node.
  case chainTooLong(String, limit: Int)
  /// Constants would grow beyond all that the file holds.
  case constantsTooLarge(String, limit: Int)
  /// A node says something that its operator does not have.
  case malformedNode(String, reason: String)
  /// Fewer lengths than sequences.
  case tooFewLengths(sequence: Int, count: Int)
  /// The file of weights is for another kind of model.
  case needlessWeights

  /// What is wrong, and how to mend it.
  var sentence: String {
    switch self {
    case .noRecurrentNode(let operations):
      "it has no RNN, GRU or LSTM node"
        + (operations.isEmpty
          ? "" : " (most of its nodes are \(operations.joined(separator: ", ")))")
        + "; if its exporter unrolled one, export it with the node (PyTorch: dynamo=False)"
    case .weightsAreInputs(let names):
      "its weights \(list(names)) are inputs of the graph, not in the file; give a file with tensors "
        + "of these names with --weights"
    case .computed(let tensor, let operation, let node):
      "the weights of \(quoted(node)) depend on \(quoted(tensor)), which only a run could know "
        + "(\(printable(operation))); export the model with its weights as constants"
    case .stateIsComputed(let tensor, let operation, let node):
      "\(quoted(node)) starts from \(quoted(tensor)), which only a run could know "
        + "(\(printable(operation))); give a state with --initial-state"
    case .undefined(let tensor, let node):
      "\(quoted(node)) needs \(quoted(tensor)), which the file does not have; export the model anew"
    case .cyclic(let tensor): "\(quoted(tensor)) depends on itself; export the model anew"
    case .chainTooLong(let tensor, let limit):
      "more than \(limit) operators stand before \(quoted(tensor)); export the model with its weights "
        + "as constants"
    case .constantsTooLarge(let tensor, let limit):
      "computing \(quoted(tensor)) would take more than \(grouped(limit)) bytes, far more than the "
        + "file holds; export the model with its weights as constants"
    case .malformedNode(let node, let reason):
      "the node \(quoted(node)) is malformed: \(reason); export the model anew"
    case .tooFewLengths(let sequence, let count):
      "it has lengths (sequence_lens) for \(counted(count, "sequence")), but there is a sequence "
        + "\(sequence), counted from 0; choose one with --sequence"
    case .needlessWeights:
      "it is no ONNX model, whose weights could be inputs; leave out --weights"
    }
  }

  private func list(_ names: [String]) -> String {
    names.prefix(8).map { quoted($0) }.joined(separator: ", ")
      + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }
}
