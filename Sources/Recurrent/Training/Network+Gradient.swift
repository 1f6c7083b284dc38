extension Network {
  /// The loss of some sequences, and its derivatives by everything.
  ///
  /// - Parameters:
  ///   - examples: the sequences and what should be said of them; shorter ones are padded.
  ///   - task: what the head should say.
  /// - Returns: the derivatives, with the examples as the batch axis.
  /// - Throws: ``TrainingError`` when they do not fit the network or the task.
  public func gradient(
    of examples: [TrainingExample], task: PredictionTask
  ) throws(TrainingError) -> NetworkGradient {
    try check(examples, task: task)
    return NetworkGradient(
      PackedNetwork(self), TrainingBatch(examples, for: self, task: task))
  }

  /// The mean loss of some sequences.
  ///
  /// - Throws: ``TrainingError`` when they do not fit the network or the task.
  public func loss(
    of examples: [TrainingExample], task: PredictionTask
  ) throws(TrainingError) -> Float {
    try check(examples, task: task)
    let batch = TrainingBatch(examples, for: self, task: task)
    let run = NetworkRun(
      PackedNetwork(self), batch.inputs(for: self), over: batch.shape, from: batch.states)
    return head.map { Float(HeadGradient($0, run.output, batch.targets).loss) } ?? 0
  }

  /// Checks that examples fit the network and the task.
  func check(
    _ examples: [TrainingExample], task: PredictionTask
  ) throws(TrainingError) {
    guard let head else { throw .noHead }
    guard head.output == .sums || (head.output == .softmax && task.isClassification) else {
      throw .headDoesNotFit(head.output)
    }
    let outputSize = head.outputSize
    guard !examples.isEmpty else { throw .noSequences }
    var hasTarget = false
    for (index, example) in examples.enumerated() {
      guard accepts(example.sequence) else { throw .sequenceDoesNotFit(sequence: index) }
      guard accepts(example.initialStates) else { throw .statesDoNotFit(sequence: index) }
      if let expected = example.problem(with: task, outputSize: outputSize) {
        throw .targetsDoNotFit(sequence: index, expected: expected)
      }
      hasTarget =
        hasTarget
        || !LossTargets([example], task: task, stepCount: example.sequence.stepCount).rows.isEmpty
    }
    guard hasTarget else { throw .nothingToLearn }
  }

  private func accepts(_ states: [LayerState]?) -> Bool {
    guard let states else { return true }
    return states.count == layers.count
      && zip(states, zeroStates).allSatisfy {
        $0.hidden.count == $1.hidden.count && $0.cell.count == $1.cell.count
      }
  }
}
