extension RecurrentLayer {
  /// Makes both biases of a unit's gate `value` in sum.
  mutating func setBias(_ value: Float, block: Int, unit: Int) {
    inputBias[block * hiddenSize + unit] = value
    recurrentBias[block * hiddenSize + unit] = 0
  }
}
