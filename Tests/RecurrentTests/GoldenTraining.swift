import Testing

@testable import Recurrent

/// Fifty updates of Adam with clipping go as in PyTorch.
@Suite struct GoldenTraining {
  @Test(arguments: GoldenCase.names)
  func lossesAndNormsAreThoseOfPyTorch(_ name: String) throws {
    let golden = try GoldenCase(name)
    var trainer = try trainer(golden)
    let losses = try golden.floats("adam.losses")
    let norms = try golden.floats("adam.grad_norms")
    for step in 0..<golden.description.adam.agreedSteps {
      let update = try trainer.update()
      #expect(abs(update.loss - losses[step]) <= 1e-4 * losses[step], "loss of step \(step)")
      #expect(abs(update.gradientNorm - norms[step]) <= 1e-3 * norms[step], "norm \(step)")
    }
  }

  @Test(arguments: GoldenCase.names)
  func finalWeightsAreThoseOfPyTorch(_ name: String) throws {
    let golden = try GoldenCase(name)
    var trainer = try trainer(golden)
    try trainer.run()
    let values = trainer.network.parameterValues
    for parameter in trainer.network.parameters {
      let expected = try golden.floats("adam.final." + golden.key(parameter))
      expectEqual(
        Array(values[parameter.range]), expected, within: 2e-3 * max(1, largestSize(expected)),
        parameter.name)
    }
  }

  private func trainer(_ golden: GoldenCase) throws -> Trainer {
    var options = TrainingOptions()
    options.learningRate = golden.description.adam.learningRate
    options.clip = golden.description.adam.clip
    options.epochCount = golden.description.adam.agreedSteps
    return try Trainer(
      golden.network(), on: golden.examples(), task: .stepValue, options: options)
  }
}
