/// What a network should say of a sequence.
public enum Targets: Equatable, Sendable {
  /// The sequence itself says it: the next values or the next token.
  case sequence
  /// Values, row-major `[T, O]`, or `[O]` for a task at the last step.
  case values([Float])
  /// Classes, `[T]`, or one for a task at the last step, each in 0 ..< O.
  case classes([Int])
}
