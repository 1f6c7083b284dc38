import CKernels

/// A linear layer on top of the recurrent ones: y = W h + b, or what an ``Output`` makes of that.
public struct LinearHead: Equatable, Sendable {
  /// W, `[O, width of h]`.
  public var weights: Matrix
  /// b, `[O]`, or empty.
  public var bias: [Float]
  /// What predictions are.
  public let output: Output

  /// What becomes of the sums W h + b.
  public enum Output: Sendable {
    /// They are the predictions.
    case sums
    /// Their softmax: probabilities, each in 0…1, with the sum 1.
    case softmax
    /// σ of each: probabilities, each in 0…1, of things that do not exclude each other.
    case sigmoid
  }

  /// A head of these weights whose predictions are the sums or their softmax.
  public init(weights: Matrix, bias: [Float] = [], isSoftmax: Bool = false) {
    self.init(weights: weights, bias: bias, output: isSoftmax ? .softmax : .sums)
  }

  /// A head of these weights, whose shapes must agree.
  public init(weights: Matrix, bias: [Float] = [], output: Output) {
    precondition(
      bias.isEmpty || bias.count == weights.rows, "b needs \(weights.rows) values or none")
    self.weights = weights
    self.bias = bias
    self.output = output
  }

  /// O: how many values it predicts.
  public var outputSize: Int { weights.rows }

  /// W h + b, `[rows, O]`, for h, `[rows, width]`: what a loss looks at.
  func scores(of hidden: ArraySlice<Float>, rowCount: Int) -> [Float] {
    precondition(hidden.count == rowCount * weights.columns, "h must be [rows, width]")
    return Array(unsafeUninitializedCapacity: rowCount * outputSize) { scores, count in
      hidden.withUnsafeBufferPointer { hidden in
        lv_linear_forward(
          rowCount, weights.columns, outputSize, hidden.baseAddress, weights.elements,
          bias.isEmpty ? nil : bias, scores.baseAddress)
      }
      count = rowCount * outputSize
    }
  }

  /// What it predicts, `[rows, O]`, for h, `[rows, width]`.
  func predictions(for hidden: ArraySlice<Float>, rowCount: Int) -> [Float] {
    var result = scores(of: hidden, rowCount: rowCount)
    switch output {
    case .sums: break
    case .sigmoid: for index in result.indices { result[index] = logistic(result[index]) }
    case .softmax:
      for row in 0..<rowCount {
        softmax(&result[row * outputSize..<(row + 1) * outputSize])
      }
    }
    return result
  }
}

/// Turns scores into probabilities: p_k = e^{s_k} / Σ_j e^{s_j}, safe for large scores.
func softmax(_ scores: inout ArraySlice<Float>) {
  let greatest = scores.max() ?? 0
  var sum: Float = 0
  for index in scores.indices {
    scores[index] = exponential(scores[index] - greatest)
    sum += scores[index]
  }
  for index in scores.indices { scores[index] /= sum }
}
