/// The least and the greatest value in each bucket of a summary.
public struct ExtremesSummary: Equatable, Sendable {
  /// How many values a step has.
  public let width: Int
  /// `[buckets, width]`; NaN where there is no value.
  public let minima: [Float]
  /// `[buckets, width]`.
  public let maxima: [Float]

  package init(width: Int, minima: [Float], maxima: [Float]) {
    self.width = width
    self.minima = minima
    self.maxima = maxima
  }
}
