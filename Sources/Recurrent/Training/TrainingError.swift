/// Why a network cannot learn from what it was given, or stopped learning.
public enum TrainingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There are no sequences.
  case noSequences
  /// The network has no head to predict with.
  case noHead
  /// What the head makes of its sums has no loss here that fits the task.
  case headDoesNotFit(LinearHead.Output)
  /// A sequence is not one the network accepts.
  case sequenceDoesNotFit(sequence: Int)
  /// A sequence's targets are not as many, or not of the kind, that the task needs.
  case targetsDoNotFit(sequence: Int, expected: String)
  /// A sequence's initial states are not one a layer or have the wrong sizes.
  case statesDoNotFit(sequence: Int)
  /// No step of any sequence has a target: for a next step there must be two.
  case nothingToLearn
  /// The loss or its gradient is not finite any more, or a thousand times what a network that says
  /// nothing would have.
  case diverged(epoch: Int)

  public var description: String {
    switch self {
    case .noSequences: "there is no sequence to learn from"
    case .noHead: "the network has no head to learn predictions with"
    case .headDoesNotFit(let output):
      output == .sigmoid
        ? "the network's head ends in a sigmoid, for which there is no loss here"
        : "the network's head tells classes apart, which the task does not"
    case .sequenceDoesNotFit(let sequence):
      "sequence \(sequence) does not fit the network's input"
    case .targetsDoNotFit(let sequence, let expected):
      "sequence \(sequence) needs \(expected) as targets"
    case .statesDoNotFit(let sequence):
      "the initial states of sequence \(sequence) do not fit the network's layers"
    case .nothingToLearn: "no step has a target: to predict the next step there must be two"
    case .diverged(let epoch):
      "training diverged in epoch \(epoch): try a smaller learning rate or clipping"
    }
  }
}
