/// What is wrong with a node's attributes or tensors; who catches it knows which node.
struct ONNXAttributeError: Error, Equatable {
  /// The end of a sentence about the node.
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
