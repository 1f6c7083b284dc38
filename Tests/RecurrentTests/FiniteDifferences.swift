import Testing

@testable import Recurrent

/// The derivatives agree with what a small change of each weight, input and state does.
@Suite struct FiniteDifferences {
  @Test(arguments: CellKind.allCases)
  func ofEveryCell(_ kind: CellKind) throws {
    try check(RandomNetworks.network(kind))
  }

  @Test(arguments: [CellKind.lstm, .peepholeLSTM, .coupledLSTM, .noForgetLSTM])
  func withAProjection(_ kind: CellKind) throws {
    try check(RandomNetworks.network(kind, projection: 2))
  }

  @Test(arguments: CellKind.allCases)
  func ofBidirectionalStacks(_ kind: CellKind) throws {
    try check(RandomNetworks.network(kind, units: 2, levels: 2, bidirectional: true))
  }

  @Test(arguments: [DirectionMerge.summed, .averaged, .multiplied])
  func ofDirectionsMadeOne(_ merge: DirectionMerge) throws {
    let parts = RandomNetworks.network(.gru, bidirectional: true).layers
    let upper = NetworkPlan(kind: .lstm, inputSize: 3, hiddenSize: 2, outputSize: 2)
    var random = RandomSource(seed: 9)
    let top = upper.network(for: .stepValue, random: &random)
    try check(
      Network(
        levels: [
          RecurrentLevel(forward: parts[0], reverse: parts[1], merge: merge),
          RecurrentLevel(top.layers[0]),
        ], head: top.head))
  }

  @Test(arguments: [CellKind.gru, .resetBeforeGRU])
  func ofAnUpdateGateThatWrites(_ kind: CellKind) throws {
    try check(withLayer(RandomNetworks.layer(kind) { $0.updateGate = .writes }))
  }

  @Test func ofCoupledGatesWithTheInputGatesWeights() throws {
    try check(
      withLayer(RandomNetworks.layer(.coupledLSTM) { $0.coupling = .forgetIsOneMinusInput }))
  }

  @Test(arguments: [
    Activation.leakyRelu(alpha: -0.3), .thresholdedRelu(alpha: -2.5),
    .scaledTanh(alpha: 0.8, beta: 1.3), .hardSigmoid(alpha: 0.2, beta: 0.5), .elu(alpha: 0.7),
    .softsign, .softplus, .affine(alpha: 0.4, beta: 0.1),
  ])
  func ofEveryActivation(_ activation: Activation) throws {
    for kind in [CellKind.lstm, .gru, .tanhRNN] {
      try check(
        withLayer(
          RandomNetworks.layer(kind) {
            $0.candidateActivation = activation
            $0.gateActivation = activation
            $0.outputActivation = activation
          }))
    }
  }

  @Test(arguments: CellKind.allCases)
  func withClippedSums(_ kind: CellKind) throws {
    try check(withLayer(RandomNetworks.layer(kind) { $0.clip = 0.4 }))
  }

  @Test(arguments: CellKind.allCases)
  func withMaskedSteps(_ kind: CellKind) throws {
    try check(
      RandomNetworks.network(kind, bidirectional: true),
      mask: [false, true, true, false, true])
  }

  private func withLayer(_ layer: RecurrentLayer) -> Network {
    Network(layers: [layer], head: RandomNetworks.network(.lstm).head)
  }

  /// Compares every derivative with the slope between two losses, summed in double precision.
  private func check(_ network: Network, mask: [Bool]? = nil) throws {
    let examples = self.examples(network, mask: mask)
    let gradient = try network.gradient(of: examples, task: .stepValue)
    let values = network.parameterValues
    try expectSlopes(gradient.parameters, at: values, "weights") { changed in
      var other = network
      other.setParameterValues(changed)
      return try loss(other, examples)
    }
    let states = gradient.initialStates.flatMap { state in
      state.hidden + state.cell
    }
    let own = examples.map { $0.initialStates ?? [] }
    let flat = network.layers.indices.flatMap { layer in
      own.flatMap { $0[layer].hidden } + own.flatMap { $0[layer].cell }
    }
    try expectSlopes(states, at: flat, "states") { changed in
      try loss(network, replacingStates(examples, changed))
    }
    try expectSlopes(
      Array(gradient.inputs.enumerated().filter { $0.offset % 4 < 2 }.map(\.element)),
      at: examples[0].sequence.values, "inputs"
    ) { changed in
      var other = examples
      other[0].sequence = InputSequence(values: changed, featureCount: 2, mask: mask)
      return try loss(network, other)
    }
  }

  /// Two sequences, the second one shorter.
  private func examples(_ network: Network, mask: [Bool]?) -> [TrainingExample] {
    [(5, mask), (3, nil)].enumerated().map { index, part in
      TrainingExample(
        RandomNetworks.sequence(part.0, seed: UInt64(10 + index), mask: part.1),
        targets: .values(RandomNetworks.values(part.0 * 2, seed: UInt64(20 + index))),
        initialStates: RandomNetworks.states(of: network, seed: UInt64(30 + index)))
    }
  }

  private func loss(_ network: Network, _ examples: [TrainingExample]) throws -> Double {
    let batch = TrainingBatch(examples, for: network, task: .stepValue)
    let run = NetworkRun(
      PackedNetwork(network), batch.inputs(for: network), over: batch.shape, from: batch.states)
    return network.head.map { HeadGradient($0, run.output, batch.targets).loss } ?? 0
  }

  private func replacingStates(
    _ examples: [TrainingExample], _ values: [Float]
  ) -> [TrainingExample] {
    var (result, rest) = (examples, values[...])
    func take(_ count: Int) -> [Float] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    for layer in (examples[0].initialStates ?? []).indices {
      for index in examples.indices {
        let count = examples[index].initialStates?[layer].hidden.count ?? 0
        result[index].initialStates?[layer].hidden = take(count)
      }
      for index in examples.indices {
        let count = examples[index].initialStates?[layer].cell.count ?? 0
        result[index].initialStates?[layer].cell = take(count)
      }
    }
    return result
  }

  /// A derivative must lie between the slopes to both sides, which differ where an activation or a
  /// clipped sum has a kink nearby.
  private func expectSlopes(
    _ gradient: [Float], at values: [Float], _ name: String, of loss: ([Float]) throws -> Double
  ) throws {
    #expect(gradient.count == values.count)
    let tolerance = 1e-3 * max(largestSize(gradient), 0.1)
    let middle = try loss(values)
    for index in values.indices {
      var (below, above) = (values, values)
      below[index] -= 2e-3
      above[index] += 2e-3
      let left = Float((middle - (try loss(below))) / Double(values[index] - below[index]))
      let right = Float(((try loss(above)) - middle) / Double(above[index] - values[index]))
      #expect(
        gradient[index] >= min(left, right) - tolerance
          && gradient[index] <= max(left, right) + tolerance,
        "\(name)[\(index)]: \(gradient[index]), slopes \(left) and \(right)")
    }
  }
}
