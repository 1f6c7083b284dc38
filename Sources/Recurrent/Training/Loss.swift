/// How wrong a head's scores are, and the derivative by them.
struct Loss {
  /// The mean over all targets: of (y − target)² over all values, or of −ln p(target).
  let value: Double
  /// The derivative by the scores, `[rows, O]`.
  let gradient: [Float]

  /// The loss of some rows of scores, `[rows, O]`; 0 without rows.
  init(_ scores: [Float], _ targets: LossTargets, outputSize: Int) {
    if targets.classes.isEmpty {
      self.init(meanSquaredErrorOf: scores, targets.values)
    } else {
      self.init(crossEntropyOf: scores, targets.classes, outputSize: outputSize)
    }
  }

  /// Mean squared error; its derivative is 2 (y − target) / count.
  private init(meanSquaredErrorOf scores: [Float], _ targets: [Float]) {
    let scale = 2 / Float(max(scores.count, 1))
    var sum = 0.0
    var gradient = scores
    for index in scores.indices {
      let error = scores[index] - targets[index]
      sum += Double(error) * Double(error)
      gradient[index] = error * scale
    }
    self.value = sum / Double(max(scores.count, 1))
    self.gradient = gradient
  }

  /// Cross-entropy of the softmax of the scores; its derivative is (p − 1 at the target) / rows.
  private init(crossEntropyOf scores: [Float], _ classes: [Int], outputSize: Int) {
    let scale = 1 / Float(classes.count)
    var sum = 0.0
    var gradient = scores
    for (row, target) in classes.enumerated() {
      let range = row * outputSize..<(row + 1) * outputSize
      let greatest = scores[range].max() ?? 0
      let total = scores[range].reduce(0.0) { $0 + exponential(Double($1 - greatest)) }
      sum += logarithm(total) - Double(scores[range.lowerBound + target] - greatest)
      softmax(&gradient[range])
      gradient[range.lowerBound + target] -= 1
      for index in range { gradient[index] *= scale }
    }
    self.value = sum / Double(classes.count)
    self.gradient = gradient
  }

  /// The loss of a network that says nothing: all values 0, all classes alike.
  static func ofSilence(_ targets: LossTargets, outputSize: Int) -> Double {
    guard targets.classes.isEmpty else { return logarithm(Double(outputSize)) }
    let squares = targets.values.reduce(0.0) { $0 + Double($1) * Double($1) }
    return squares / Double(max(targets.values.count, 1))
  }
}
