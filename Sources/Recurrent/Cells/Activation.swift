/// A non-linearity of a gate, a candidate or a read-out, as ONNX's recurrent operators define them.
///
/// PyTorch knows only σ, tanh and ReLU here; Keras and ONNX files bring the others.
public enum Activation: Equatable, Sendable {
  /// σ(x) = 1 / (1 + e⁻ˣ), in 0…1.
  case sigmoid
  /// tanh x, in −1…1.
  case tanh
  /// max(0, x).
  case relu
  /// x for x ≥ 0, else alpha · x.
  case leakyRelu(alpha: Float)
  /// x for x ≥ alpha, else 0.
  case thresholdedRelu(alpha: Float)
  /// alpha · tanh(beta · x).
  case scaledTanh(alpha: Float, beta: Float)
  /// alpha · x + beta, held in 0…1.
  case hardSigmoid(alpha: Float, beta: Float)
  /// x for x ≥ 0, else alpha · (eˣ − 1).
  case elu(alpha: Float)
  /// x / (1 + |x|), in −1…1.
  case softsign
  /// ln(1 + eˣ).
  case softplus
  /// alpha · x + beta; with 1 and 0 the linear activation of Keras.
  case affine(alpha: Float, beta: Float)

  /// The value at one place.
  public func callAsFunction(_ x: Float) -> Float {
    switch self {
    case .sigmoid: logistic(x)
    case .tanh: hyperbolicTangent(x)
    case .relu: x < 0 ? 0 : x
    case .leakyRelu(let alpha): x < 0 ? alpha * x : x
    case .thresholdedRelu(let alpha): x < alpha ? 0 : x
    case .scaledTanh(let alpha, let beta): alpha * hyperbolicTangent(beta * x)
    case .hardSigmoid(let alpha, let beta): bounded(alpha * x + beta)
    case .elu(let alpha): x < 0 ? alpha * exponentialMinusOne(x) : x
    case .softsign: x / (1 + abs(x))
    case .softplus: logarithmOfOnePlus(exponential(-abs(x))) + max(x, 0)
    case .affine(let alpha, let beta): alpha * x + beta
    }
  }

  /// The slope at x, where the value is y.
  ///
  /// It takes both because σ and tanh are cheapest and most exact from y, and the others need x.
  func slope(at x: Float, value y: Float) -> Float {
    switch self {
    case .sigmoid: y * (1 - y)
    case .tanh: 1 - y * y
    case .relu: x > 0 ? 1 : 0
    case .leakyRelu(let alpha): x < 0 ? alpha : 1
    case .thresholdedRelu(let alpha): x < alpha ? 0 : 1
    case .scaledTanh(let alpha, let beta):
      alpha * beta * (1 - hyperbolicTangent(beta * x) * hyperbolicTangent(beta * x))
    case .hardSigmoid(let alpha, _): y > 0 && y < 1 ? alpha : 0
    case .elu(let alpha): x < 0 ? alpha * exponential(x) : 1
    case .softsign: 1 / ((1 + abs(x)) * (1 + abs(x)))
    case .softplus: logistic(x)
    case .affine(let alpha, _): alpha
    }
  }

  /// The values of `count` numbers.
  ///
  /// The two that nearly every network uses have loops of their own, without a switch inside.
  func apply(
    to x: UnsafePointer<Float>, count: Int, into y: UnsafeMutablePointer<Float>
  ) {
    switch self {
    case .sigmoid: for k in 0..<count { y[k] = logistic(x[k]) }
    case .tanh: for k in 0..<count { y[k] = hyperbolicTangent(x[k]) }
    default: for k in 0..<count { y[k] = self(x[k]) }
    }
  }

  /// The derivative by x of `count` numbers, given the one by y.
  ///
  /// - Parameters:
  ///   - gradient: the derivative by y.
  ///   - x: where the values were taken.
  ///   - y: the values.
  ///   - count: how many.
  ///   - limit: the bound that x was clipped to: no slope there.
  ///   - result: the derivative by x.
  func backPropagate(
    _ gradient: UnsafePointer<Float>, x: UnsafePointer<Float>, y: UnsafePointer<Float>,
    count: Int, limit: Float, into result: UnsafeMutablePointer<Float>
  ) {
    switch self {
    case .sigmoid: for k in 0..<count { result[k] = gradient[k] * (y[k] * (1 - y[k])) }
    case .tanh: for k in 0..<count { result[k] = gradient[k] * (1 - y[k] * y[k]) }
    default: for k in 0..<count { result[k] = gradient[k] * slope(at: x[k], value: y[k]) }
    }
    guard limit < .infinity else { return }
    for k in 0..<count where abs(x[k]) >= limit { result[k] = 0 }
  }

  private func bounded(_ x: Float) -> Float { x < 0 ? 0 : x > 1 ? 1 : x }
}
