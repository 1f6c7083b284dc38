/// What becomes of the outputs of a level's two directions.
public enum DirectionMerge: String, Sendable {
  /// The forward h, then the reverse one (PyTorch, ONNX, Keras by default).
  case concatenated
  /// Their sum (Keras `merge_mode="sum"`).
  case summed
  /// Their mean (Keras `merge_mode="ave"`).
  case averaged
  /// Their product, unit by unit (Keras `merge_mode="mul"`).
  case multiplied
}
