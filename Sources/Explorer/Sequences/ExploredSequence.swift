public import Recurrent

/// One of a file's sequences, run through the network.
public struct ExploredSequence: Sendable {
  /// The network's run over it.
  public let trace: Trace
  /// What a file says should be said at each step, `[T]`; of any other length they are of no step and
  /// not shown.
  public let labels: [Float]?

  public init(trace: Trace, labels: [Float]? = nil) {
    self.trace = trace
    self.labels = labels
  }

  /// The labels that are those of its steps.
  var fittingLabels: Labels? {
    labels.flatMap { $0.count == trace.stepCount ? Labels($0) : nil }
  }
}
