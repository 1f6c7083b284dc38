/// What a network's head was trained to say.
public enum PredictionTask: String, CaseIterable, Sendable {
  /// At every step the values of the next one.
  case nextValue = "next-value"
}
