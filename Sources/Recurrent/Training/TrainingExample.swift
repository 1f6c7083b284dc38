/// A sequence to learn from.
public struct TrainingExample: Equatable, Sendable {
  public var sequence: InputSequence
  public var targets: Targets
  /// The states the layers start from, one a layer; zeros when `nil`.
  public var initialStates: [LayerState]?

  /// A sequence and what should be said of it.
  public init(
    _ sequence: InputSequence, targets: Targets = .sequence, initialStates: [LayerState]? = nil
  ) {
    self.sequence = sequence
    self.targets = targets
    self.initialStates = initialStates
  }
}
