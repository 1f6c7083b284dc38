/// What is given to a graph from outside.
public struct ONNXInput: Sendable, Equatable {
  public let name: String
  /// Its sizes, nil where any will do; nil when it is no tensor or has no shape.
  public let shape: [Int?]?
}
