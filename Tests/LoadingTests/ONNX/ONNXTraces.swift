import Loading
import Recurrent
import TensorFiles
import Testing

/// Every variant of a cell that ONNX knows gives ONNX Runtime's numbers, from file to file.
@Suite struct ONNXTraces {
  @Test(arguments: ONNXCase.names.filter { $0 != "lstm_w_as_graph_inputs" })
  func everySignalIsThatOfONNXRuntime(_ name: String) throws {
    let onnx = try ONNXCase(name)
    try expectReference(onnx, onnx.document(in: Scratch()))
  }

  @Test func weightsThatAreInputsOfTheGraphAreAskedFor() throws {
    let onnx = try ONNXCase("lstm_w_as_graph_inputs")
    #expect(
      problem { _ = try onnx.document(in: Scratch()) } == .onnx(.weightsAreInputs(["W", "R", "B"])))
    try expectReference(
      onnx, onnx.document(in: Scratch(), weights: ["in.W", "in.R", "in.B"]))
    #expect(
      problem { _ = try onnx.document(in: Scratch(), weights: ["in.W", "in.B"]) }
        == .onnx(.weightsAreInputs(["R"])))
  }

  private func expectReference(_ onnx: ONNXCase, _ document: Document) throws {
    for index in document.sequences.indices {
      let trace = document.trace(of: index)
      let count = try onnx.stepCount(of: index, in: document)
      expectEqual(
        trace.output(steps: 0..<count),
        try onnx.rows("out.Y", sequence: index, stepCount: count), within: 2e-6, "Y")
      for (number, layer) in trace.network.layers.enumerated() {
        let direction = layer.direction == .forward ? "forward" : "reverse"
        #expect(
          trace.network.name(ofLayer: number) == (direction == "forward" ? "l0" : "l0_reverse"))
        for signal in layer.signals {
          let key = "gate.\(direction).\(signal.traceName)"
          let expected = try onnx.rows(key, sequence: index, stepCount: count)
          expectEqual(
            trace.values(of: signal, layer: number, steps: 0..<count), expected,
            within: tolerance(signal, expected), key)
        }
        let (state, hidden) = (
          trace.finalStates[number], try onnx.row("out.Y_h", layer: number, sequence: index)
        )
        expectEqual(state.hidden, hidden, within: 2e-6, "Y_h")
        guard layer.kind.hasCellState else { continue }
        let cell = try onnx.row("out.Y_c", layer: number, sequence: index)
        expectEqual(state.cell, cell, within: tolerance(.cellState, cell), "Y_c")
      }
    }
  }

  private func tolerance(_ signal: Signal, _ values: [Float]) -> Float {
    signal == .cellState ? 1e-5 * max(1, largestSize(values)) : 2e-6
  }

  private func expectEqual(
    _ actual: [Float], _ expected: [Float], within tolerance: Float, _ name: String
  ) {
    #expect(actual.count == expected.count && !actual.isEmpty, "\(name)")
    let error = largestDifference(actual, expected)
    #expect(error <= tolerance, "\(name) is off by \(error)")
  }
}
