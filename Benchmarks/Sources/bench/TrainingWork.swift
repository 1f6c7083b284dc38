import Recurrent

/// Updates of a training on one batch.
struct TrainingWork {
  private var trainer: Trainer?

  /// Work of these sizes: D, H, T, B.
  init(_ sizes: [Int]) {
    let (features, stepCount, sequenceCount) = (sizes[0], sizes[2], sizes[3])
    let values = Inputs.values(stepCount * features * sequenceCount)
    let examples = (0..<sequenceCount).map { index in
      let own = values[index * stepCount * features..<(index + 1) * stepCount * features]
      return TrainingExample(
        InputSequence(values: Array(own), featureCount: features),
        targets: .values(Array(own.prefix(stepCount))))
    }
    let network = Inputs.network(features: features, units: sizes[1], hasHead: true)
    trainer = try? Trainer(network, on: examples, task: .stepValue)
  }

  /// The least time an update, in µs; not a number when the training cannot go on.
  mutating func leastMicroseconds() -> Double {
    guard var trainer else { return .nan }
    self.trainer = nil
    var hasFailed = false
    let least = bench.leastMicroseconds {
      hasFailed = hasFailed || (try? trainer.update()) == nil
    }
    self.trainer = trainer
    return hasFailed ? .nan : least
  }
}
