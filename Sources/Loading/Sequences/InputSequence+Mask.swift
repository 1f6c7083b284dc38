import Recurrent

extension InputSequence {
  /// The sequence with only those steps counting that do already and for which there is `true`.
  func masked(_ counts: [Bool]) -> InputSequence {
    let both = counts.enumerated().map { $1 && isPresent($0) }
    guard both.contains(false) else { return self }
    return isTokens
      ? InputSequence(tokens: (0..<stepCount).map { token(at: $0) }, mask: both)
      : InputSequence(
        values: values, featureCount: featureCount, columnNames: columnNames, mask: both)
  }
}
