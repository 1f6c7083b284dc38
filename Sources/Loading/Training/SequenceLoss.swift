public import Recurrent

/// How wrong a network is about some sequences, and perhaps the derivatives of that.
public struct SequenceLoss: Sendable {
  /// The mean over all targets of all the sequences.
  public let value: Float
  /// The derivatives, with the sequences as the batch axis.
  public let gradient: NetworkGradient?
}

extension Document {
  /// The loss of its sequences.
  ///
  /// - Parameters:
  ///   - index: which sequence; all when `nil`.
  ///   - targets: what should be said, one for each of those sequences.
  ///   - task: what the head should say.
  ///   - withGradient: whether the derivatives are wanted, which need memory for every step.
  /// - Returns: the loss.
  /// - Throws: `noLoss` when the network, the sequences and the targets do not fit.
  public func loss(
    of index: Int? = nil, targets: [Targets], task: PredictionTask, withGradient: Bool
  ) throws(LoadingError) -> SequenceLoss {
    let indices = index.map { [$0] } ?? Array(sequences.indices)
    let examples = zip(indices, targets).map { index, targets in
      TrainingExample(
        sequences[index].input, targets: targets, initialStates: initialStates?[index])
    }
    do throws(TrainingError) {
      guard withGradient else {
        return SequenceLoss(
          value: try model.network.loss(of: examples, task: task), gradient: nil)
      }
      let gradient = try model.network.gradient(of: examples, task: task)
      return SequenceLoss(value: gradient.loss, gradient: gradient)
    } catch {
      throw LoadingError(.noLoss(reason: "\(error)"), file: sequenceName)
    }
  }
}
