/// Which way a recurrent layer reads its sequence.
public enum Direction: Sendable {
  /// From the first step to the last.
  case forward
  /// From the last step to the first: what comes "before" step t is step t + 1.
  case reverse
}
