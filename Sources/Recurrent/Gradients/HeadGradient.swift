/// A head's loss at the steps that have a target, and back from there.
struct HeadGradient {
  let loss: Double
  /// By what the last level gives, `[T, B, width]`: zeros at steps without a target.
  let output: [Float]
  /// By the head's weights and bias, one after the other.
  let parameters: [Float]

  /// The gradient of the loss of a head on what the last level gives, `[T, B, width]`.
  init(_ head: LinearHead, _ output: ArraySlice<Float>, _ targets: LossTargets) {
    let (width, rows) = (head.weights.columns, targets.rows)
    var seen: [Float] = []
    seen.reserveCapacity(rows.count * width)
    for row in rows {
      let start = output.startIndex + row * width
      seen += output[start..<start + width]
    }
    let loss = Loss(
      head.scores(of: seen[...], rowCount: rows.count), targets, outputSize: head.outputSize)
    self.loss = loss.value
    self.output = HeadGradient.outputGradient(head, loss, rows: rows, count: output.count)
    self.parameters = HeadGradient.parameterGradient(head, loss, seen, rowCount: rows.count)
  }

  /// δh = Wᵀ δy, put where the rows came from.
  private static func outputGradient(
    _ head: LinearHead, _ loss: Loss, rows: [Int], count: Int
  ) -> [Float] {
    let width = head.weights.columns
    let seen = FloatBuffer(zeros: rows.count * width)
    addProduct(
      loss.gradient, head.weights.elements, to: seen.pointer, rows: rows.count,
      depth: head.outputSize, columns: width)
    var result = Array(repeating: Float(0), count: count)
    for (index, row) in rows.enumerated() {
      for k in 0..<width { result[row * width + k] = seen.pointer[index * width + k] }
    }
    return result
  }

  /// δW = Σ δy hᵀ, δb = Σ δy.
  private static func parameterGradient(
    _ head: LinearHead, _ loss: Loss, _ seen: [Float], rowCount: Int
  ) -> [Float] {
    let (width, outputs) = (head.weights.columns, head.outputSize)
    let weights = FloatBuffer(zeros: outputs * width)
    addTransposedProduct(
      loss.gradient, seen, to: weights.pointer, shape: (outputs, rowCount, width),
      strides: (outputs, width))
    guard !head.bias.isEmpty else { return weights.values }
    var bias = Array(repeating: Float(0), count: outputs)
    for index in loss.gradient.indices { bias[index % outputs] += loss.gradient[index] }
    return weights.values + bias
  }
}
