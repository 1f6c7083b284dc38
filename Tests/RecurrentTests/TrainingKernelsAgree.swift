import Testing

@testable import Recurrent

/// What `CKernels` find on the way back is what back-propagation in Swift finds.
@Suite struct TrainingKernelsAgree {
  /// A network and a batch to compare on.
  struct Case: Sendable, CustomTestStringConvertible {
    var units = 5
    var levels = 1
    var projection: Int?
    var sequences = 3
    var task = PredictionTask.stepValue

    var testDescription: String {
      "H \(units) × \(levels), P \(projection ?? 0), B \(sequences), \(task.rawValue)"
    }

    var network: Network {
      if task == .nextCharacter {
        var plan = NetworkPlan(inputSize: 3, hiddenSize: units, outputSize: 4)
        plan.tokenCount = 4
        plan.levelCount = levels
        var random = RandomSource(seed: 6)
        return plan.network(for: task, random: &random)
      }
      return RandomNetworks.network(
        .lstm, units: units, levels: levels, projection: projection)
    }

    var examples: [TrainingExample] {
      (0..<sequences).map { index in
        let seed = UInt64(40 + index)
        if task == .nextCharacter {
          return TrainingExample(InputSequence(tokens: (0..<9).map { ($0 * index + $0) % 4 }))
        }
        return TrainingExample(
          RandomNetworks.sequence(9, seed: seed),
          targets: task == .nextValue
            ? .sequence
            : .values(RandomNetworks.values((task.isAtLastStep ? 1 : 9) * 2, seed: seed)),
          initialStates: RandomNetworks.states(of: network, seed: seed))
      }
    }
  }

  static let cases = [
    Case(sequences: 1), Case(), Case(units: 16, sequences: 8), Case(units: 37, levels: 2),
    Case(units: 6, levels: 2, projection: 3), Case(units: 70, sequences: 1),
    Case(task: .nextValue), Case(task: .lastValue), Case(levels: 2, task: .nextCharacter),
  ]

  @Test(arguments: cases)
  func everyParametersGradientIsTheSame(_ example: Case) throws {
    try expectAgreement(of: example.network, on: example.examples, task: example.task)
  }

  @Test(arguments: [(true, false), (false, true), (false, false)])
  func biasesMayBeMissing(_ hasInputBias: Bool, _ hasRecurrentBias: Bool) throws {
    let network = Case().network
    let layer = network.layers[0]
    let other = RecurrentLayer(
      kind: .lstm, inputWeights: layer.inputWeights, recurrentWeights: layer.recurrentWeights,
      inputBias: hasInputBias ? layer.inputBias : [],
      recurrentBias: hasRecurrentBias ? layer.recurrentBias : [])
    try expectAgreement(
      of: Network(layers: [other], head: network.head), on: Case().examples, task: .stepValue)
  }

  @Test(arguments: cases)
  func oneThreadAndTwoGiveTheSameBits(_ example: Case) throws {
    let network = example.network
    let batch = TrainingBatch(example.examples, for: network, task: example.task)
    let gradients = try [1, 2, 2].map { threadCount in
      let kernels = try #require(TrainingKernels(network, threadCount: threadCount))
      var gradient = [Float](repeating: .nan, count: network.parameterValues.count)
      let loss = try #require(
        kernels.run(batch, parameters: network.parameterValues, gradient: &gradient))
      return gradient + [Float(loss)]
    }
    #expect(gradients[0] == gradients[1] && gradients[1] == gradients[2])
  }

  @Test func batchesOfOtherSizesGetRoom() throws {
    let (example, network) = (Case(sequences: 2), Case().network)
    let kernels = try #require(TrainingKernels(network))
    for count in [1, 2, 4, 3] {
      let examples = Array(example.examples.prefix(1)) + Case(sequences: count - 1).examples
      let expected = try network.gradient(of: examples, task: .stepValue)
      var gradient = expected.parameters.map { _ in Float.nan }
      let batch = TrainingBatch(examples, for: network, task: .stepValue)
      let loss = try #require(
        kernels.run(batch, parameters: network.parameterValues, gradient: &gradient))
      #expect(abs(Float(loss) - expected.loss) <= 1e-5 * expected.loss)
      expectEqual(
        gradient, expected.parameters, within: 1e-4 * largestSize(expected.parameters), "\(count)")
    }
  }

  @Test func maskedBatchesAndOtherCellsAreLeftToSwift() throws {
    let network = Case().network
    let masked = InputSequence(
      values: RandomNetworks.values(6), featureCount: 2, mask: [true, false, true])
    let batch = TrainingBatch(
      [TrainingExample(masked, targets: .values(RandomNetworks.values(6)))], for: network,
      task: .stepValue)
    var gradient = network.parameterValues
    let loss = try #require(TrainingKernels(network))
      .run(batch, parameters: network.parameterValues, gradient: &gradient)
    #expect(loss == nil && gradient == network.parameterValues)
    #expect(TrainingKernels(RandomNetworks.network(.gru)) == nil)
    #expect(TrainingKernels(RandomNetworks.network(.lstm, bidirectional: true)) == nil)
  }

  private func expectAgreement(
    of network: Network, on examples: [TrainingExample], task: PredictionTask
  ) throws {
    let expected = try network.gradient(of: examples, task: task)
    let kernels = try #require(TrainingKernels(network))
    let batch = TrainingBatch(examples, for: network, task: task)
    try atEachLevel { level in
      var gradient = [Float](repeating: .nan, count: expected.parameters.count)
      let loss = try #require(
        kernels.run(batch, parameters: network.parameterValues, gradient: &gradient))
      #expect(abs(Float(loss) - expected.loss) <= 1e-5 * expected.loss)
      for parameter in network.parameters {
        let values = Array(expected.parameters[parameter.range])
        expectEqual(
          Array(gradient[parameter.range]), values, within: 1e-4 * largestSize(values),
          "\(parameter.name) at level \(level)")
      }
    }
  }
}
