/// What one update of the weights did.
public struct TrainingUpdate: Equatable, Sendable {
  /// Which update it was, from 0.
  public let index: Int
  /// The epoch it belongs to, from 0.
  public let epoch: Int
  /// The loss of its sequences before the update.
  public let loss: Float
  /// The norm of all derivatives together, before clipping.
  public let gradientNorm: Float
  /// Whether it was the last one of its epoch.
  public let endsEpoch: Bool
}
