/// What z = 1 means: the two conventions are opposites, and papers and programs use both.
public enum UpdateGateConvention: Sendable {
  /// h_t = (1 − z) ⊙ n + z ⊙ h_{t−1}: z keeps (Cho et al. 2014; PyTorch, Keras, ONNX).
  case keeps
  /// h_t = z ⊙ n + (1 − z) ⊙ h_{t−1}: z writes (Chung et al. 2014 and most textbooks).
  case writes
}
