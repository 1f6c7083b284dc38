public import Recurrent

/// Which steps of a sequence do not count for a model, by what is fed there.
public enum StepMasking: Equatable, Sendable {
  /// Those of token 0 (Keras `mask_zero`).
  case tokenZero
  /// Those whose values are all this one (Keras `Masking`).
  case value(Float)

  /// A sequence with the steps masked that do not count, beside those that were already.
  ///
  /// What is fed past an embedding has no tokens, so that none of its steps is masked for one.
  public func callAsFunction(_ sequence: InputSequence) -> InputSequence {
    let counts = (0..<sequence.stepCount).map { step in
      sequence.isPresent(step) && !isMasked(step, of: sequence)
    }
    guard counts.contains(false) else { return sequence }
    guard !sequence.isTokens else {
      return InputSequence(
        tokens: (0..<sequence.stepCount).map { sequence.token(at: $0) }, mask: counts)
    }
    return InputSequence(
      values: sequence.values, featureCount: sequence.featureCount,
      columnNames: sequence.columnNames, mask: counts)
  }

  private func isMasked(_ step: Int, of sequence: InputSequence) -> Bool {
    switch self {
    case .tokenZero: sequence.isTokens && sequence.token(at: step) == 0
    case .value(let value):
      !sequence.isTokens && sequence.rows(step..<step + 1).allSatisfy { $0 == value }
    }
  }
}
