/// What a network's head was trained to say.
public enum PredictionTask: String, CaseIterable, Sendable {
  /// At every step the values of the next one.
  case nextValue = "next-value"
  /// At every step the token of the next one.
  case nextCharacter = "next-char"
  /// At the last step, values that stand for the whole sequence.
  case lastValue = "last-value"
  /// At the last step, the class of the whole sequence.
  case lastClass = "last-class"
  /// At every step values of its own.
  case stepValue = "step-value"
  /// At every step a class of its own.
  case stepClass = "step-class"

  /// Whether it tells tokens or classes apart, rather than predict values.
  public var isClassification: Bool {
    switch self {
    case .nextCharacter, .lastClass, .stepClass: true
    case .nextValue, .lastValue, .stepValue: false
    }
  }

  /// Whether only the last step counts.
  public var isAtLastStep: Bool { self == .lastValue || self == .lastClass }
}
