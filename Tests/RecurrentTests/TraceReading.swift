import Testing

@testable import Recurrent

/// A trace is the same however it is read.
@Suite struct TraceReading {
  @Test(arguments: [false, true])
  func anyOrderGivesTheSameSteps(_ bidirectional: Bool) {
    let network = RandomNetworks.network(.lstm, levels: 2, bidirectional: bidirectional)
    let sequence = RandomNetworks.sequence(101)
    let states = RandomNetworks.states(of: network)
    let inOrder = Trace(of: network, over: sequence, from: states, blockLength: 101)
    var random = RandomSource(seed: 5)
    let anyOrder = Trace(of: network, over: sequence, from: states, blockLength: 7)
    for step in random.permutation(of: 101) {
      for layer in network.layers.indices {
        #expect(anyOrder[step, layer] == inOrder[step, layer])
      }
    }
    #expect(anyOrder.finalStates == inOrder.finalStates)
    #expect(anyOrder.predictions(steps: 3..<90) == inOrder.predictions(steps: 3..<90))
  }

  @Test func forwardLayersNeedNoPreparation() {
    let trace = Trace(of: RandomNetworks.network(.gru), over: RandomNetworks.sequence(9))
    #expect(!trace.needsPreparation)
  }

  @Test func preparationTellsHowFarItIsAndCanBeStopped() {
    let network = RandomNetworks.network(.gru, levels: 2, bidirectional: true)
    let trace = Trace(of: network, over: RandomNetworks.sequence(50), blockLength: 5)
    #expect(trace.needsPreparation)
    #expect(!trace.prepare { $0 < 0.5 })
    #expect(trace.needsPreparation)
    var fractions: [Double] = []
    #expect(
      trace.prepare {
        fractions.append($0)
        return true
      })
    #expect(!trace.needsPreparation)
    #expect(fractions == fractions.sorted() && fractions.last == 1)
  }

  @Test func layersAreNamedByLevelAndDirection() {
    let network = RandomNetworks.network(.lstm, levels: 2, bidirectional: true)
    #expect(
      network.layers.indices.map { network.name(ofLayer: $0) }
        == ["l0", "l0_reverse", "l1", "l1_reverse"])
    let reverse = RandomNetworks.layer(.lstm, direction: .reverse) { _ in }
    #expect(Network(layers: [reverse]).name(ofLayer: 0) == "l0_reverse")
  }

  @Test func aTokenPicksItsRowOfTheEmbedding() {
    var plan = NetworkPlan(inputSize: 2, hiddenSize: 3, outputSize: 4)
    plan.tokenCount = 4
    var random = RandomSource(seed: 1)
    let network = plan.network(for: .nextCharacter, random: &random)
    let tokens = InputSequence(tokens: [3, 0, 2, 3])
    let rows = [3, 0, 2, 3].flatMap { network.embedding?.weights.row($0) ?? [] }
    let values = InputSequence(values: rows, featureCount: 2)
    #expect(
      Trace(of: network, over: tokens).output(steps: 0..<4)
        == Trace(of: network, over: values).output(steps: 0..<4))
  }

  @Test func withoutAnEmbeddingATokenIsARowWithAOne() {
    let network = RandomNetworks.network(.lstm)
    let values = InputSequence(values: [0, 1, 1, 0], featureCount: 2)
    #expect(
      Trace(of: network, over: InputSequence(tokens: [1, 0])).output(steps: 0..<2)
        == Trace(of: network, over: values).output(steps: 0..<2))
  }

  @Test func aNetworkAcceptsOnlyWhatFits() {
    let network = RandomNetworks.network(.lstm)
    #expect(network.accepts(RandomNetworks.sequence(3, features: 2)))
    #expect(!network.accepts(RandomNetworks.sequence(3, features: 3)))
    #expect(network.accepts(InputSequence(tokens: [1, 0])))
    #expect(!network.accepts(InputSequence(tokens: [1, 2])))
  }

  @Test func aSoftmaxHeadPredictsProbabilities() throws {
    let base = RandomNetworks.network(.lstm, outputs: 5)
    let head = try #require(base.head)
    let network = Network(
      levels: base.levels,
      head: LinearHead(weights: head.weights, bias: head.bias, isSoftmax: true))
    let trace = Trace(of: network, over: RandomNetworks.sequence(6))
    let predictions = try #require(trace.predictions(steps: 0..<6))
    for step in 0..<6 {
      let row = predictions[step * 5..<(step + 1) * 5]
      #expect(row.allSatisfy { (0...1).contains($0) })
      #expect(abs(row.reduce(0, +) - 1) < 1e-5)
    }
  }

  @Test func aSigmoidHeadPredictsEachProbabilityApart() throws {
    let base = RandomNetworks.network(.lstm, outputs: 3)
    let head = try #require(base.head)
    let network = Network(
      levels: base.levels,
      head: LinearHead(weights: head.weights, bias: head.bias, output: .sigmoid))
    let sequence = RandomNetworks.sequence(6)
    let sums = try #require(Trace(of: base, over: sequence).predictions(steps: 0..<6))
    let predictions = try #require(Trace(of: network, over: sequence).predictions(steps: 0..<6))
    expectEqual(predictions, sums.map { Activation.sigmoid($0) }, within: 1e-6, "σ")
  }

  @Test(arguments: CellKind.allCases)
  func aSequenceWithoutAStepThatCountsKeepsItsState(_ kind: CellKind) throws {
    let network = RandomNetworks.network(kind, units: 3)
    let values = RandomNetworks.sequence(4).values
    let sequence = InputSequence(
      values: values, featureCount: 2, mask: [false, false, false, false])
    var states = network.zeroStates
    states[0].hidden = states[0].hidden.map { _ in 0.25 }
    states[0].cell = states[0].cell.map { _ in 0.5 }
    let trace = Trace(of: network, over: sequence, from: states)
    #expect(trace.finalStates == states)
    #expect(trace[2, 0].hiddenState.allSatisfy { $0 == 0.25 })
    for signal in network.layers[0].signals where signal.isGate {
      #expect(trace.values(of: signal, layer: 0, steps: 0..<4).allSatisfy { $0.isNaN })
    }
  }
}
