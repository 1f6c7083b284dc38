import Testing

@testable import Recurrent

/// Back-propagation through time gives PyTorch's derivatives, by everything.
@Suite struct GoldenGradients {
  /// How far a derivative may be off, of the largest entry of its tensor.
  private static let tolerance: Float = 1e-4

  @Test(arguments: GoldenCase.names)
  func lossIsThatOfPyTorch(_ name: String) throws {
    let (golden, gradient) = try self.gradient(name)
    let expected = try golden.floats("expect.loss")[0]
    #expect(abs(gradient.loss - expected) <= 1e-5 * expected)
  }

  @Test(arguments: GoldenCase.names)
  func parameterGradientsAreThoseOfPyTorch(_ name: String) throws {
    let (golden, gradient) = try self.gradient(name)
    for parameter in try golden.network().parameters {
      try expectClose(
        Array(gradient.parameters[parameter.range]),
        to: golden.floats("grad." + golden.key(parameter)), parameter.name)
    }
  }

  @Test(arguments: GoldenCase.names)
  func gradientsByStepAreThoseOfPyTorch(_ name: String) throws {
    let (golden, gradient) = try self.gradient(name)
    let network = try golden.network()
    for (index, layer) in network.layers.enumerated() {
      for signal in layer.signals {
        let key = "grad.\(network.name(ofLayer: index)).\(signal.traceName)"
        try expectClose(
          Array(gradient.signals[index][signal]), to: golden.floats(key), key)
      }
    }
  }

  @Test(arguments: GoldenCase.names)
  func gradientsByInputAndStatesAreThoseOfPyTorch(_ name: String) throws {
    let (golden, gradient) = try self.gradient(name)
    try expectClose(gradient.inputs, to: golden.floats("grad.x"), "x")
    let hidden = gradient.initialStates.flatMap(\.hidden)
    try expectClose(hidden, to: golden.floats("grad.h0"), "h0")
    guard golden.description.kind == "lstm" else { return }
    try expectClose(
      gradient.initialStates.flatMap(\.cell), to: golden.floats("grad.c0"), "c0")
  }

  private func gradient(_ name: String) throws -> (GoldenCase, NetworkGradient) {
    let golden = try GoldenCase(name)
    let gradient = try golden.network().gradient(of: golden.examples(), task: .stepValue)
    return (golden, gradient)
  }

  private func expectClose(_ actual: [Float], to expected: [Float], _ name: String) {
    expectEqual(
      actual, expected, within: GoldenGradients.tolerance * largestSize(expected), name)
  }
}
