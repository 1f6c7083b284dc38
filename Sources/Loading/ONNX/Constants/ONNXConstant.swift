import TensorFiles

/// A value that is known without running the model.
enum ONNXConstant {
  case tensor(Tensor)
  /// The same number everywhere, in a shape that depends on what is fed.
  case uniform(Float)
}
