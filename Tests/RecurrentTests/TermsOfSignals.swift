import Testing

@testable import Recurrent

/// What is said to add up to a signal does.
@Suite struct TermsOfSignals {
  @Test(arguments: CellKind.allCases)
  func theActivationOfTheSumIsTheSignal(kind: CellKind) {
    let network = RandomNetworks.network(kind, units: 4)
    let layer = network.layers[0]
    let trace = Trace(of: network, over: RandomNetworks.sequence(6))
    var checked: Set<Signal> = []
    for step in 0..<6 {
      let snapshot = trace[step, 0]
      for signal in layer.signals {
        for unit in 0..<4 {
          let terms = layer.terms(
            of: signal, unit: unit, input: trace.input(ofLayer: 0, at: step),
            before: trace.state(before: step, layer: 0), in: snapshot)
          guard let terms else { continue }
          checked.insert(signal)
          let activation =
            signal.isGate ? layer.options.gateActivation : layer.options.candidateActivation
          #expect(abs(activation(terms.sum) - snapshot[signal][unit]) < 2e-6)
        }
      }
    }
    let gates = kind.gateCount
    #expect(checked.count == gates)
  }

  @Test func whatIsNoActivationHasNoTerms() {
    let network = RandomNetworks.network(.coupledLSTM)
    let trace = Trace(of: network, over: RandomNetworks.sequence(2))
    for signal in [Signal.cellState, .hiddenState, .inputGate] {
      #expect(
        network.layers[0].terms(
          of: signal, unit: 0, input: trace.input(ofLayer: 0, at: 1),
          before: trace.state(before: 1, layer: 0), in: trace[1, 0]) == nil)
    }
  }
}
