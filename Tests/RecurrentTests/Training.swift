import Testing

@testable import Recurrent

/// A training gets better, repeats itself exactly and stops with reasons.
@Suite struct Training {
  @Test(arguments: PredictionTask.allCases)
  func everyTaskIsLearnt(_ task: PredictionTask) throws {
    var trainer = try Trainer(
      network(for: task), on: examples(for: task), task: task, options: options(epochs: 60))
    var losses: [Float] = []
    try trainer.run {
      losses.append($0.loss)
      return true
    }
    #expect(losses[59] < losses[0] * 0.8)
    #expect(trainer.bestLoss == losses.min())
    #expect(trainer.isFinished)
    let loss = try trainer.bestNetwork.loss(of: examples(for: task), task: task)
    #expect(abs(loss - trainer.bestLoss) < 1e-5)
  }

  @Test(arguments: [nil, 2])
  func theSameSeedGivesTheSameWeights(_ batchSize: Int?) throws {
    var settings = options(epochs: 5)
    settings.batchSize = batchSize
    let runs = try (0..<2).map { _ in
      var trainer = try Trainer(
        network(for: .nextValue), on: examples(for: .nextValue), task: .nextValue,
        options: settings)
      try trainer.run()
      return trainer.network.parameterValues
    }
    #expect(runs[0] == runs[1])
  }

  @Test func anotherSeedGivesOtherWeights() {
    #expect(RandomNetworks.network(.lstm, seed: 1) != RandomNetworks.network(.lstm, seed: 2))
  }

  @Test func aBatchIsTheMeanOverAllItsTargets() throws {
    let network = RandomNetworks.network(.lstm)
    let lengths = [5, 2]
    let examples = lengths.map { length in
      TrainingExample(
        RandomNetworks.sequence(length, seed: UInt64(length)),
        targets: .values(RandomNetworks.values(length * 2)))
    }
    let together = try network.loss(of: examples, task: .stepValue)
    let alone = try examples.map { try network.loss(of: [$0], task: .stepValue) }
    #expect(abs(together - (5 * alone[0] + 2 * alone[1]) / 7) < 1e-5)
  }

  @Test func divergenceIsNoticedAndTheBestWeightsKept() throws {
    var settings = options(epochs: 200)
    settings.optimizer = .sgd
    settings.learningRate = 1e4
    settings.clip = 0
    var trainer = try Trainer(
      network(for: .nextValue), on: examples(for: .nextValue), task: .nextValue,
      options: settings)
    do {
      try trainer.run()
      Issue.record("it did not diverge")
    } catch {
      #expect(error == .diverged(epoch: trainer.epoch))
    }
    #expect(trainer.bestNetwork.parameterValues.allSatisfy { $0.isFinite })
    #expect(trainer.bestLoss.isFinite)
  }

  @Test func trainingGoesOnFromAGivenNetwork() throws {
    var first = try Trainer(
      network(for: .nextValue), on: examples(for: .nextValue), task: .nextValue,
      options: options(epochs: 30))
    try first.run()
    var second = try Trainer(
      first.network, on: examples(for: .nextValue), task: .nextValue, options: options(epochs: 1))
    let update = try second.update()
    let loss = try first.network.loss(of: examples(for: .nextValue), task: .nextValue)
    #expect(abs(update.loss - loss) < 1e-6)
  }

  @Test func clippingHoldsTheNorm() throws {
    var settings = options(epochs: 1)
    settings.optimizer = .sgd
    settings.clip = 0.01
    settings.learningRate = 1
    var trainer = try Trainer(
      network(for: .nextValue), on: examples(for: .nextValue), task: .nextValue,
      options: settings)
    let before = trainer.network.parameterValues
    let update = try trainer.update()
    let change = zip(before, trainer.network.parameterValues).map { $1 - $0 }
    let norm = change.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(update.gradientNorm > 0.01)
    #expect(abs(norm - 0.01) < 1e-5)
  }

  @Test func whatDoesNotFitIsRefusedByName() throws {
    let network = RandomNetworks.network(.lstm)
    let good = RandomNetworks.sequence(4)
    func error(_ example: TrainingExample, _ task: PredictionTask) -> TrainingError? {
      #expect(throws: TrainingError.self) { try network.loss(of: [example], task: task) }
    }
    #expect(
      error(TrainingExample(RandomNetworks.sequence(4, features: 3)), .nextValue)
        == .sequenceDoesNotFit(sequence: 0))
    #expect(
      error(TrainingExample(good, targets: .classes([0, 1])), .stepClass)
        == .targetsDoNotFit(sequence: 0, expected: "4 classes below 2"))
    #expect(
      error(TrainingExample(good, targets: .classes([2])), .lastClass)
        == .targetsDoNotFit(sequence: 0, expected: "1 classes below 2"))
    #expect(
      error(TrainingExample(good, initialStates: []), .nextValue)
        == .statesDoNotFit(sequence: 0))
    #expect(
      error(TrainingExample(RandomNetworks.sequence(1)), .nextValue) == .nothingToLearn)
    let headless = Network(levels: network.levels)
    #expect(throws: TrainingError.noHead) {
      try headless.loss(of: [TrainingExample(good)], task: .nextValue)
    }
    for (output, task) in [
      (LinearHead.Output.sigmoid, PredictionTask.stepValue), (.sigmoid, .stepClass),
      (.softmax, .nextValue),
    ] {
      var other = network
      other.head = network.head.map {
        LinearHead(weights: $0.weights, bias: $0.bias, output: output)
      }
      #expect(throws: TrainingError.headDoesNotFit(output)) {
        try other.loss(of: [TrainingExample(good)], task: task)
      }
    }
    #expect(throws: TrainingError.noSequences) { try network.loss(of: [], task: .nextValue) }
  }

  @Test func theForgetBiasIsOneUnlessToldOtherwise() {
    var random = RandomSource(seed: 1)
    let layer = NetworkPlan(inputSize: 1, hiddenSize: 4, outputSize: 1)
      .network(for: .nextValue, random: &random).layers[0]
    #expect((4..<8).allSatisfy { layer.inputBias[$0] + layer.recurrentBias[$0] == 1 })
  }

  @Test func chronoBiasesSpanTheTimesUpToTheLongest() {
    var plan = NetworkPlan(inputSize: 1, hiddenSize: 200, outputSize: 1)
    plan.forgetBias = .chrono(longest: 100)
    var random = RandomSource(seed: 1)
    let layer = plan.network(for: .nextValue, random: &random).layers[0]
    let forget = Array(layer.inputBias[200..<400])
    #expect(forget.allSatisfy { (0...4.6).contains($0) })
    #expect((forget.max() ?? 0) > 4.5 && (forget.min() ?? 9) < 2)
    #expect(Array(layer.inputBias[0..<200]) == forget.map { -$0 })
  }

  @Test func normalisationGivesMeanZeroAndVarianceOne() {
    let sequence = InputSequence(values: [1, 5, 3, 5, 5, 5], featureCount: 2)
    let normalisation = Normalisation(fitting: [sequence])
    #expect(normalisation.mean == [3, 5])
    #expect(normalisation.scale[1] == 1)
    let values = normalisation(sequence).values
    #expect(abs(values[0] + 1.224_744_9) < 1e-5 && values[1] == 0)
    expectEqual(normalisation.restored(values), sequence.values, within: 1e-5, "restored")
  }

  @Test func randomNumbersAreThoseOfThePublishedGenerator() {
    var random = RandomSource(seed: 0)
    #expect(random.next() == 11_091_344_671_253_066_420)
  }

  private func options(epochs: Int) -> TrainingOptions {
    var options = TrainingOptions()
    options.learningRate = 0.03
    options.epochCount = epochs
    return options
  }

  private func network(for task: PredictionTask) -> Network {
    var plan = NetworkPlan(
      inputSize: task == .nextCharacter ? 3 : 1, hiddenSize: 6,
      outputSize: task.isClassification ? 3 : 1)
    if task == .nextCharacter { plan.tokenCount = 3 }
    var random = RandomSource(seed: 1)
    return plan.network(for: task, random: &random)
  }

  /// Three sequences of different lengths, each with something to find in it.
  private func examples(for task: PredictionTask) -> [TrainingExample] {
    (0..<3).map { index in
      let count = 8 + 3 * index
      if task == .nextCharacter {
        return TrainingExample(InputSequence(tokens: (0..<count).map { ($0 + index) % 3 }))
      }
      let values = (0..<count).map { Float(($0 + index) % 4) / 2 - 0.75 }
      let sequence = InputSequence(values: values, featureCount: 1)
      switch task {
      case .nextValue, .nextCharacter: return TrainingExample(sequence)
      case .lastValue: return TrainingExample(sequence, targets: .values([Float(index) / 2]))
      case .lastClass: return TrainingExample(sequence, targets: .classes([index]))
      case .stepValue: return TrainingExample(sequence, targets: .values(values.map { -$0 }))
      case .stepClass:
        return TrainingExample(sequence, targets: .classes(values.map { $0 < 0 ? 0 : 2 }))
      }
    }
  }
}
