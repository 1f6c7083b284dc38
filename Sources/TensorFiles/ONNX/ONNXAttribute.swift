/// A constant that stands in a node.
public enum ONNXAttribute: Sendable {
  case integer(Int)
  case float(Float)
  case text(String)
  case integers([Int])
  case floats([Float])
  case texts([String])
  case tensor(ONNXTensor)
  case graph(ONNXGraph)
  case graphs([ONNXGraph])
  /// Of a type that is not read here, by its number in the format.
  case other(type: Int)
}
