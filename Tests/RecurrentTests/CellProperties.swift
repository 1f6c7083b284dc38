import Testing

@testable import Recurrent

/// What the equations promise for any weights.
@Suite struct CellProperties {
  @Test(arguments: CellKind.allCases)
  func gatesStayBetweenClosedAndOpen(_ kind: CellKind) {
    let network = RandomNetworks.network(kind, units: 5, seed: 7)
    let trace = Trace(of: network, over: RandomNetworks.sequence(40))
    for signal in network.layers[0].signals where signal.isGate {
      let values = trace.values(of: signal, layer: 0, steps: 0..<40)
      #expect(values.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test(arguments: [CellKind.coupledLSTM, .peepholeLSTM, .noForgetLSTM])
  func memoryIsWhatWasKeptAndWritten(_ kind: CellKind) throws {
    let trace = Trace(
      of: RandomNetworks.network(kind, seed: 8), over: RandomNetworks.sequence(20))
    let layer = trace.network.layers[0]
    for step in 0..<20 {
      let snapshot = trace[step, 0]
      let kept = try #require(layer.keptFraction(in: snapshot))
      let written = try #require(layer.written(in: snapshot))
      let old = trace.state(before: step, layer: 0).memory
      let new = (0..<3).map { kept[$0] * old[$0] + written[$0] }
      expectEqual(snapshot[.cellState], new, within: 1e-6, "C")
    }
  }

  @Test(arguments: [UpdateGateConvention.keeps, .writes])
  func hiddenStateIsWhatWasKeptAndWritten(_ convention: UpdateGateConvention) throws {
    let layer = RandomNetworks.layer(.gru) { $0.updateGate = convention }
    let trace = Trace(of: Network(layers: [layer]), over: RandomNetworks.sequence(20))
    let snapshot = trace[9, 0]
    let kept = try #require(layer.keptFraction(in: snapshot))
    let written = try #require(layer.written(in: snapshot))
    let old = trace.state(before: 9, layer: 0).memory
    expectEqual(
      snapshot[.hiddenState], (0..<3).map { kept[$0] * old[$0] + written[$0] }, within: 1e-6, "h")
  }

  @Test func coupledGatesLeaveNothingOver() {
    let trace = Trace(
      of: RandomNetworks.network(.coupledLSTM), over: RandomNetworks.sequence(10))
    let snapshot = trace[5, 0]
    #expect(snapshot.inputGate == snapshot.forgetGate.map { 1 - $0 })
  }

  @Test func theTwoUpdateGateConventionsAreOpposites() {
    let keeping = RandomNetworks.layer(.gru) { $0.updateGate = .keeps }
    var flipped = RandomNetworks.layer(.gru) { $0.updateGate = .writes }
    let units = flipped.hiddenSize
    for row in units..<2 * units {
      flipped.inputBias[row].negate()
      flipped.recurrentBias[row].negate()
      for column in 0..<2 { flipped.inputWeights[row, column].negate() }
      for column in 0..<units { flipped.recurrentWeights[row, column].negate() }
    }
    let sequence = RandomNetworks.sequence(12)
    let states = [keeping, flipped].map {
      Trace(of: Network(layers: [$0]), over: sequence).finalStates[0].hidden
    }
    expectEqual(states[0], states[1], within: 1e-6, "h")
  }

  @Test(arguments: [CellKind.lstm, .peepholeLSTM])
  func anOpenForgetGateAndAClosedInputGateKeepTheCellState(_ kind: CellKind) {
    var layer = RandomNetworks.network(kind, seed: 3).layers[0]
    let units = layer.hiddenSize
    for unit in 0..<units {
      layer.inputBias[unit] = -200
      layer.inputBias[units + unit] = 200
    }
    let network = Network(layers: [layer])
    let states = RandomNetworks.states(of: network)
    let trace = Trace(of: network, over: RandomNetworks.sequence(50), from: states)
    for step in 0..<50 {
      #expect(trace[step, 0].cellState.map(\.bitPattern) == states[0].cell.map(\.bitPattern))
    }
  }

  @Test(arguments: CellKind.allCases)
  func aReverseLayerIsAForwardLayerOnTheReversedSequence(_ kind: CellKind) {
    let forward = RandomNetworks.layer(kind) { _ in }
    let reverse = RandomNetworks.layer(kind, direction: .reverse) { _ in }
    let sequence = RandomNetworks.sequence(17)
    let turned = InputSequence(
      values: (0..<17).reversed().flatMap { sequence.rows($0..<$0 + 1) }, featureCount: 2)
    let states = RandomNetworks.states(of: Network(layers: [forward]))
    let one = Trace(of: Network(layers: [forward]), over: turned, from: states, blockLength: 4)
    let other = Trace(of: Network(layers: [reverse]), over: sequence, from: states, blockLength: 3)
    for step in 0..<17 { #expect(one[step, 0] == other[16 - step, 0]) }
    #expect(one.finalStates == other.finalStates)
  }

  @Test(arguments: CellKind.allCases)
  func aMaskedStepChangesNothing(_ kind: CellKind) {
    let network = RandomNetworks.network(kind, levels: 2, bidirectional: true)
    let mask = [false, true, true, false, false, true, true, false]
    let sequence = RandomNetworks.sequence(8, mask: mask)
    let present = (0..<8).filter { mask[$0] }
    let shorter = InputSequence(
      values: present.flatMap { sequence.rows($0..<$0 + 1) }, featureCount: 2)
    let states = RandomNetworks.states(of: network)
    let long = Trace(of: network, over: sequence, from: states, blockLength: 3)
    let short = Trace(of: network, over: shorter, from: states)
    for layer in network.layers.indices {
      for (index, step) in present.enumerated() {
        #expect(long[step, layer] == short[index, layer])
      }
      #expect(long.finalStates[layer] == short.finalStates[layer])
      #expect(long[3, layer].hiddenState == long.state(before: 3, layer: layer).hidden)
    }
  }

  @Test(arguments: CellKind.allCases)
  func theGatesOfAMaskedStepAreAbsent(_ kind: CellKind) {
    let sequence = RandomNetworks.sequence(3, mask: [true, false, true])
    let snapshot = Trace(of: RandomNetworks.network(kind), over: sequence)[1, 0]
    for signal in snapshot.signals {
      let isState = signal == .hiddenState || signal == .cellState
      #expect(snapshot[signal].allSatisfy { $0.isNaN != isState })
    }
  }

  @Test(arguments: CellKind.allCases)
  func derivativesPassUntouchedOverMaskedSteps(_ kind: CellKind) throws {
    let network = RandomNetworks.network(kind, units: 6, seed: 5)
    let example = TrainingExample(
      RandomNetworks.sequence(4, mask: [false, true, true, true]),
      targets: .values(RandomNetworks.values(8)),
      initialStates: RandomNetworks.states(of: network))
    let gradient = try network.gradient(of: [example], task: .stepValue)
    let block = gradient.signals[0]
    #expect(Array(block.row(.hiddenState, at: 0)) == gradient.initialStates[0].hidden)
    #expect(largestSize(gradient.initialStates[0].hidden) > 0)
    guard kind.hasCellState else { return }
    #expect(Array(block.row(.cellState, at: 0)) == gradient.initialStates[0].cell)
  }

  @Test func aMissingValueUnderTheMaskHarmsNothing() throws {
    let network = RandomNetworks.network(.lstm)
    let sequence = InputSequence(
      values: [1, 2, .nan, .nan, 0.5, -1], featureCount: 2, mask: [true, false, true])
    let example = TrainingExample(
      sequence, targets: .values(RandomNetworks.values(6)))
    let gradient = try network.gradient(of: [example], task: .stepValue)
    #expect(gradient.loss.isFinite)
    #expect(gradient.parameters.allSatisfy { $0.isFinite })
  }
}
