/// What the biases of the forget gates are before training.
public enum ForgetBias: Equatable, Sendable {
  /// As random as all other weights.
  case random
  /// This value in sum of both biases: 1 lets a new network remember for a while
  /// (Gers, Schmidhuber & Cummins 2000; Jozefowicz, Zaremba & Sutskever 2015).
  case value(Float)
  /// b_f = ln u with u uniform in 1 … longest − 1, b_i = −b_f: units that remember for times of all
  /// lengths (Tallec & Ollivier 2018). In a GRU it is the update gate's.
  case chrono(longest: Int)
}
