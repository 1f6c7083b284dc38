/// How the rows of all pages are sorted.
enum UnitOrder: Equatable, Sendable {
  /// By the units' numbers.
  case natural
  /// By how much of the memory is let go and written in a step on average (of a vanilla cell: how far
  /// h jumps), the most first.
  case activity
  /// By the median half-life, the longest first.
  case halfLife
  /// By the mean of the memory, the greatest first.
  case mean
  /// By the variance of the memory, the greatest first.
  case variance
  /// So that neighbours are alike: their memory rises and falls together.
  case similarity
  /// By what was let go at one step (of a vanilla cell: how far h jumped), the most first.
  case letGo(step: Int)

  /// The order that comes next, round and round through those of the whole sequence.
  ///
  /// - Parameter hasHalfLives: whether the cell keeps a part of its memory; vanilla cells don't.
  /// - Returns: the next order.
  func next(hasHalfLives: Bool) -> UnitOrder {
    switch self {
    case .natural: .activity
    case .activity: hasHalfLives ? .halfLife : .mean
    case .halfLife: .mean
    case .mean: .variance
    case .variance: .similarity
    case .similarity, .letGo: .natural
    }
  }

  /// Whether the whole sequence must have been walked to know it.
  var needsSummary: Bool {
    switch self {
    case .activity, .halfLife, .mean, .variance, .similarity: true
    case .natural, .letGo: false
    }
  }
}
