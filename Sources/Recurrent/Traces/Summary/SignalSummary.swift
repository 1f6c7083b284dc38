/// What is known of a signal over a whole trace; steps where it is absent (masked) do not count.
public struct SignalSummary: Equatable, Sendable {
  /// How many values a step has.
  public let width: Int
  /// The least value by bucket, `[buckets, width]`; NaN where the signal is absent throughout.
  public let minima: [Float]
  /// The greatest value by bucket, `[buckets, width]`.
  public let maxima: [Float]
  /// The mean by bucket, `[buckets, width]`.
  public let means: [Float]
  /// The mean of each unit over all steps, `[width]`.
  public let mean: [Float]
  /// The variance of each unit over all steps, `[width]`.
  public let variance: [Float]
  /// The fraction of steps below 0.1, `[width]`: left-saturated gates
  /// (Karpathy, Johnson & Fei-Fei 2015).
  public let closedFraction: [Float]
  /// The fraction of steps above 0.9, `[width]`: right-saturated gates.
  public let openFraction: [Float]
}
