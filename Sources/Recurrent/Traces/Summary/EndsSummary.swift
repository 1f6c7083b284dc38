/// What is known, over a whole trace, of what goes into the network and of what its head says.
public struct EndsSummary: Equatable, Sendable {
  /// x, as wide as the sequence; `nil` of a sequence of tokens.
  public let inputs: ExtremesSummary?
  /// What the head says, of one that says the next input at the step it is of; `nil` without a head,
  /// and for one that tells more than some dozen things apart.
  public let predictions: ExtremesSummary?
  /// How far what was predicted for each step was off: |x − ŷ| by input; only of a head that says the
  /// next input.
  public let errors: ExtremesSummary?
  /// Their root mean square over the inputs, one value a step; only of such a head.
  public let meanErrors: ExtremesSummary?
  /// How probable the most probable class is, one value a step; only of values that a head tells
  /// classes of apart.
  public let surest: ExtremesSummary?
}
