import Testing

@testable import Recurrent

/// Every signal of every step is PyTorch's.
@Suite struct GoldenForward {
  @Test(arguments: GoldenCase.names)
  func signalsAreThoseOfPyTorch(_ name: String) throws {
    let golden = try GoldenCase(name)
    let network = try golden.network()
    for (index, sequence) in try golden.sequences().enumerated() {
      let trace = Trace(
        of: network, over: sequence, from: try golden.states(network, index), blockLength: 4)
      for (number, layer) in network.layers.enumerated() {
        for signal in layer.signals {
          let key = "\(network.name(ofLayer: number)).\(signal.traceName)"
          let expected = try golden.part(
            of: "expect." + key, index, width: layer.width(of: signal))
          let actual = trace.values(of: signal, layer: number, steps: 0..<trace.stepCount)
          expectEqual(
            actual, expected, within: tolerance(of: signal, near: expected), "\(name) \(key)")
        }
      }
    }
  }

  @Test(arguments: GoldenCase.names)
  func outputStatesAndPredictionsAreThoseOfPyTorch(_ name: String) throws {
    let golden = try GoldenCase(name)
    let network = try golden.network()
    for (index, sequence) in try golden.sequences().enumerated() {
      let trace = Trace(
        of: network, over: sequence, from: try golden.states(network, index), blockLength: 5)
      let steps = 0..<trace.stepCount
      let output = try golden.part(of: "expect.output", index, width: network.outputSize)
      expectEqual(trace.output(steps: steps), output, within: 2e-6, "output")
      let width = network.head?.outputSize ?? 0
      let predictions = try golden.part(of: "expect.pred", index, width: width)
      expectEqual(trace.predictions(steps: steps) ?? [], predictions, within: 5e-6, "pred")
      for (number, state) in trace.finalStates.enumerated() {
        let hidden = try golden.part(of: "expect.hn", index, width: state.hidden.count)
        expectEqual(
          state.hidden, row(number, of: hidden, width: state.hidden.count), within: 2e-6, "hn")
        guard !state.cell.isEmpty else { continue }
        let cell = try golden.part(of: "expect.cn", index, width: state.cell.count)
        expectEqual(
          state.cell, row(number, of: cell, width: state.cell.count),
          within: tolerance(of: .cellState, near: cell), "cn")
      }
    }
  }

  private func row(_ index: Int, of values: [Float], width: Int) -> [Float] {
    Array(values[index * width..<(index + 1) * width])
  }
}
