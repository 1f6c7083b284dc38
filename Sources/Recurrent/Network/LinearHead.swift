import CKernels

/// A linear layer on top of the recurrent ones: y = W h + b, or the softmax of that.
public struct LinearHead: Equatable, Sendable {
  /// W, `[O, width of h]`.
  public var weights: Matrix
  /// b, `[O]`, or empty.
  public var bias: [Float]
  /// Whether predictions are probabilities, each in 0…1, with the sum 1.
  public let isSoftmax: Bool

  /// A head of these weights, whose shapes must agree.
  public init(weights: Matrix, bias: [Float] = [], isSoftmax: Bool = false) {
    precondition(
      bias.isEmpty || bias.count == weights.rows, "b needs \(weights.rows) values or none")
    self.weights = weights
    self.bias = bias
    self.isSoftmax = isSoftmax
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
    guard isSoftmax else { return result }
    for row in 0..<rowCount {
      softmax(&result[row * outputSize..<(row + 1) * outputSize])
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
