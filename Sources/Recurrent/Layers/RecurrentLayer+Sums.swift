extension RecurrentLayer {
  /// What adds up to one row of the stacked weights' sum: W x, U h and the biases, apart.
  ///
  /// - Parameters:
  ///   - row: the row, in 0 ..< gates·H; of a vanilla cell the unit.
  ///   - input: x, `[D]`.
  ///   - hidden: h of the step before, `[width of h]`.
  /// - Returns: W x, U h and b.
  public func sums(
    row: Int, input: [Float], hidden: [Float]
  ) -> (input: Float, recurrent: Float, bias: Float) {
    let bias = [inputBias, recurrentBias].filter { !$0.isEmpty }.reduce(0) { $0 + $1[row] }
    return (
      product(inputWeights, row: row, input), product(recurrentWeights, row: row, hidden), bias
    )
  }

  private func product(_ matrix: Matrix, row: Int, _ vector: [Float]) -> Float {
    precondition(vector.count == matrix.columns, "a value for each column")
    return vector.indices.reduce(0) { $0 + matrix[row, $1] * vector[$1] }
  }
}
