/// How values were scaled before a network saw them: x' = (x − mean) / scale, column by column.
public struct Normalisation: Equatable, Sendable {
  /// `[D]`.
  public var mean: [Float]
  /// `[D]`, each greater than 0.
  public var scale: [Float]

  /// A scaling by these numbers, one of each a column.
  public init(mean: [Float], scale: [Float]) {
    precondition(mean.count == scale.count, "a mean and a scale for each column")
    self.mean = mean
    self.scale = scale
  }

  /// The scaling that gives all sequences together mean 0 and variance 1 in each column; a column
  /// that never changes is only shifted. Missing values (NaN) do not count.
  public init(fitting sequences: [InputSequence]) {
    let width = sequences.first?.featureCount ?? 0
    precondition(sequences.allSatisfy { $0.featureCount == width }, "sequences of one width")
    var (mean, scale) = ([Float](), [Float]())
    for column in 0..<width {
      let values = sequences.lazy.flatMap { sequence in
        (0..<sequence.stepCount).lazy.map { Double(sequence[$0, column]) }
      }.filter(\.isFinite)
      let count = Double(max(values.count, 1))
      let middle = values.reduce(0, +) / count
      let variance = values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / count
      mean.append(Float(middle))
      scale.append(variance > 0 ? Float(variance.squareRoot()) : 1)
    }
    self.init(mean: mean, scale: scale)
  }

  /// A sequence scaled, which must be as wide.
  public func callAsFunction(_ sequence: InputSequence) -> InputSequence {
    precondition(sequence.featureCount == mean.count, "the sequence must be as wide")
    let values = sequence.values.enumerated().map { index, value in
      (value - mean[index % mean.count]) / scale[index % mean.count]
    }
    return InputSequence(
      values: values, featureCount: mean.count, columnNames: sequence.columnNames,
      mask: sequence.mask)
  }

  /// What scaled values were before, row-major `[rows, D]`.
  public func restored(_ values: [Float]) -> [Float] {
    values.enumerated().map { index, value in
      value * scale[index % mean.count] + mean[index % mean.count]
    }
  }
}
