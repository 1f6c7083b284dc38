import Loading
import TensorFiles
import TestSupport

/// Small graphs with recurrent nodes, made by hand.
enum ONNXGraphs {
  typealias Make = ONNXMessages

  /// W, R and B of a recurrent node, with small numbers that differ, under names with a prefix.
  static func weights(
    _ prefix: String = "", gates: Int = 1, inputs: Int = 2, units: Int = 3, directions: Int = 1
  ) -> [ProtoMessage] {
    func values(_ count: Int, _ step: Float) -> [Float] {
      (0..<count).map { Float($0 % 7 - 3) * step }
    }
    let rows = gates * units
    return [
      Make.tensor(
        prefix + "W", [directions, rows, inputs], values(directions * rows * inputs, 0.1)),
      Make.tensor(
        prefix + "R", [directions, rows, units], values(directions * rows * units, 0.05)),
      Make.tensor(prefix + "B", [directions, 2 * rows], values(directions * 2 * rows, 0.02)),
    ]
  }

  /// A recurrent node that takes `x` and the weights with a prefix, and gives `y` and `h`.
  static func node(
    _ operation: String = "RNN", name: String = "rnn", _ prefix: String = "", x: String = "x",
    y: String = "y", h: String = "h", units: Int = 3, more: [String] = [],
    attributes: [ProtoMessage] = []
  ) -> ProtoMessage {
    Make.node(
      operation, name: name, [x, prefix + "W", prefix + "R", prefix + "B"] + more, [y, h],
      [Make.attribute("hidden_size", units)] + attributes)
  }

  /// A file of a graph.
  static func file(_ graph: ProtoMessage, operatorSet: Int = 17) throws -> ONNXFile {
    try ONNXFile(parsing: Make.model(graph, operatorSet: operatorSet), path: "m.onnx")
  }

  /// The model of a graph.
  static func model(
    _ graph: ProtoMessage, _ options: ModelReader.Options = .init()
  ) throws -> Model {
    try ModelFile.onnx(file(graph)).model(name: "m.onnx", options: options)
  }

  /// What is wrong with the model of a graph, or nil if nothing is.
  static func problem(
    _ graph: ProtoMessage, _ options: ModelReader.Options = .init()
  ) -> ONNXModelProblem? {
    guard case .onnx(let problem)? = LoadingTests.problem({ _ = try model(graph, options) }) else {
      return nil
    }
    return problem
  }
}
