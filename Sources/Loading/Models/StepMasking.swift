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
    sequence.masked((0..<sequence.stepCount).map { !isMasked($0, of: sequence) })
  }

  private func isMasked(_ step: Int, of sequence: InputSequence) -> Bool {
    switch self {
    case .tokenZero: sequence.isTokens && sequence.token(at: step) == 0
    case .value(let value):
      !sequence.isTokens && sequence.rows(step..<step + 1).allSatisfy { $0 == value }
    }
  }
}
