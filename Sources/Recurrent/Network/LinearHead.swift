/// A linear layer on top of the recurrent ones: y = W h + b.
public struct LinearHead: Equatable, Sendable {
  /// W, `[O, width of h]`.
  public var weights: Matrix
  /// b, `[O]`, or empty.
  public var bias: [Float]

  /// A head of these weights, whose shapes must agree.
  public init(weights: Matrix, bias: [Float] = []) {
    precondition(
      bias.isEmpty || bias.count == weights.rows, "b needs \(weights.rows) values or none")
    self.weights = weights
    self.bias = bias
  }

  /// O: how many values it predicts.
  public var outputSize: Int { weights.rows }

  /// y, `[steps, O]`, for h, `[steps, width]`.
  func apply(to hidden: [Float], stepCount: Int) -> [Float] {
    let width = weights.columns
    precondition(hidden.count == stepCount * width, "h must be [\(stepCount), \(width)]")
    let first = bias.isEmpty ? Array(repeating: 0, count: outputSize) : bias
    var result = Array(repeatElement(first, count: stepCount).joined())
    result.withUnsafeMutableBufferPointer { result in
      hidden.withUnsafeBufferPointer { hidden in
        for step in 0..<stepCount {
          weights.addProduct(
            with: .init(rebasing: hidden[step * width..<(step + 1) * width]),
            to: .init(rebasing: result[step * outputSize..<(step + 1) * outputSize]))
        }
      }
    }
    return result
  }
}
