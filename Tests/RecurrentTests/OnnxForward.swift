import Testing

@testable import Recurrent

/// Every variant of a cell that ONNX knows gives ONNX Runtime's numbers.
@Suite struct OnnxForward {
  @Test(arguments: OnnxCase.names)
  func signalsAndOutputsAreThoseOfOnnxRuntime(_ name: String) throws {
    let onnx = try OnnxCase(name)
    let network = try onnx.network()
    for (index, sequence) in try onnx.sequences().enumerated() {
      let trace = Trace(
        of: network, over: sequence, from: try onnx.states(network, index), blockLength: 2)
      let steps = 0..<trace.stepCount
      expectEqual(
        trace.output(steps: steps), try onnx.output(index, stepCount: steps.count),
        within: 2e-6, "\(name) Y")
      for (number, layer) in network.layers.enumerated() {
        try expectSignals(of: layer, number, in: trace, onnx, index)
        let state = trace.finalStates[number]
        expectEqual(
          state.hidden, try onnx.state("out.Y_h", number, index), within: 2e-6, "\(name) Y_h")
        guard layer.kind.hasCellState else { continue }
        let cell = try onnx.state("out.Y_c", number, index)
        expectEqual(
          state.cell, cell, within: tolerance(of: .cellState, near: cell), "\(name) Y_c")
      }
    }
  }

  private func expectSignals(
    of layer: RecurrentLayer, _ number: Int, in trace: Trace, _ onnx: OnnxCase, _ sequence: Int
  ) throws {
    let direction = layer.direction == .forward ? "forward" : "reverse"
    for signal in layer.signals {
      let key = "gate.\(direction).\(signal.traceName)"
      let expected = try onnx.signal(key, sequence, stepCount: trace.stepCount)
      let actual = trace.values(of: signal, layer: number, steps: 0..<trace.stepCount)
      expectEqual(actual, expected, within: tolerance(of: signal, near: expected), key)
    }
  }
}
