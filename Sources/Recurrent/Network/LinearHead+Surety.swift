extension LinearHead {
  /// The probability of the most probable class, for one step's predictions; NaN of none.
  package func greatestProbability(_ predictions: ArraySlice<Float>) -> Float {
    guard let greatest = predictions.max() else { return .nan }
    guard output != .softmax else { return greatest }
    return 1 / predictions.reduce(0) { $0 + exponential($1 - greatest) }
  }
}

extension Network {
  /// Whether the head tells classes apart, as far as it is known: without a task its form decides.
  package var hasClasses: Bool {
    guard let head else { return false }
    return task?.isClassification ?? (head.output == .softmax)
  }
}
