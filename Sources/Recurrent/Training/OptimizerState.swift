import CKernels

/// What an optimizer remembers between updates.
struct OptimizerState: Equatable, Sendable {
  private let optimizer: Optimizer
  private let learningRate: Float
  private var updateCount = 0
  /// Running means of the derivatives and of their squares (Adam only), one a parameter.
  private var means: [Float]
  private var squares: [Float]

  init(_ optimizer: Optimizer, learningRate: Float, parameterCount: Int) {
    self.optimizer = optimizer
    self.learningRate = learningRate
    let count = optimizer == .adam ? parameterCount : 0
    means = Array(repeating: 0, count: count)
    squares = Array(repeating: 0, count: count)
  }

  /// Changes the parameters, given the derivatives times `scale`.
  mutating func update(_ parameters: inout [Float], by gradient: [Float], scale: Float) {
    precondition(parameters.count == gradient.count, "a derivative for each parameter")
    updateCount += 1
    switch optimizer {
    case .adam:
      var adam = lv_adam(
        learning_rate: Double(learningRate), beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
      lv_adam_update(
        &adam, updateCount, scale, parameters.count, &parameters, gradient, &means, &squares)
    case .sgd:
      for index in parameters.indices {
        parameters[index] -= learningRate * (gradient[index] * scale)
      }
    }
  }
}
