public import Recurrent

/// A sequence and what a file says should be said of it.
public struct LabelledSequence: Equatable, Sendable {
  public var input: InputSequence
  /// The column `label` or `target`, `[T]`, if the file has it.
  public var labels: [Float]?

  public init(input: InputSequence, labels: [Float]? = nil) {
    self.input = input
    self.labels = labels
  }
}
