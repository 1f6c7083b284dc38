/// How a network is trained.
public struct TrainingOptions: Equatable, Sendable {
  public var optimizer = Optimizer.adam
  /// Greater than 0.
  public var learningRate: Float = 0.01
  /// The greatest norm of all derivatives together; 0 lets any pass.
  public var clip: Float = 1
  /// How many sequences go into an update; all when `nil`.
  public var batchSize: Int?
  /// How many times every sequence is learnt from.
  public var epochCount = 200
  /// What the order of the sequences depends on, when there are several updates an epoch.
  public var seed: UInt64 = 0

  public init() {}
}
