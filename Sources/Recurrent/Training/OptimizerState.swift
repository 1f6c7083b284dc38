/// What an optimizer remembers between updates.
struct OptimizerState: Equatable, Sendable {
  private let optimizer: Optimizer
  private let learningRate: Float
  /// β₁ and β₂ to the power of the number of updates so far.
  private var meanPower = 1.0
  private var squarePower = 1.0
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
    switch optimizer {
    case .adam: updateByAdam(&parameters, gradient, scale)
    case .sgd:
      for index in parameters.indices {
        parameters[index] -= learningRate * (gradient[index] * scale)
      }
    }
  }

  /// Kingma & Ba 2015, algorithm 1:
  /// m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − rate · m̂ / (√v̂ + ε).
  private mutating func updateByAdam(
    _ parameters: inout [Float], _ gradient: [Float], _ scale: Float
  ) {
    let (beta1, beta2) = (0.9, 0.999)
    meanPower *= beta1
    squarePower *= beta2
    let rate = Float(Double(learningRate) / (1 - meanPower))
    let correction = Float((1 - squarePower).squareRoot())
    let (meanShare, squareShare) = (Float(1 - beta1), Float(1 - beta2))
    for index in parameters.indices {
      let g = gradient[index] * scale
      means[index] += (g - means[index]) * meanShare
      squares[index] = squares[index] * Float(beta2) + squareShare * g * g
      parameters[index] -=
        rate * means[index] / (squares[index].squareRoot() / correction + 1e-8)
    }
  }
}
