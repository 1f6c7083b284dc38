/// What is fed to a network: one row of values a step.
///
/// Not called `Sequence`, which every Swift file means otherwise.
public struct InputSequence: Equatable, Sendable {
  /// x, row-major `[T, D]`.
  public let values: [Float]
  /// T, at least 1.
  public let stepCount: Int
  /// D, at least 1.
  public let featureCount: Int
  /// The columns' names, D of them or none.
  public let columnNames: [String]
  /// The least and the greatest finite value; 0…0 when there is none.
  public let valueRange: ClosedRange<Float>

  /// A sequence of these rows, of which there must be at least one.
  public init(values: [Float], featureCount: Int, columnNames: [String] = []) {
    precondition(
      featureCount > 0 && !values.isEmpty && values.count.isMultiple(of: featureCount),
      "a sequence needs whole rows of \(featureCount) values")
    precondition(
      columnNames.isEmpty || columnNames.count == featureCount, "a name for each column or none")
    self.values = values
    self.stepCount = values.count / featureCount
    self.featureCount = featureCount
    self.columnNames = columnNames
    let finite = values.lazy.filter(\.isFinite)
    let range = finite.first.map { first in
      finite.reduce(into: (first, first)) { $0 = (min($0.0, $1), max($0.1, $1)) }
    }
    self.valueRange = range.map { $0.0...$0.1 } ?? 0...0
  }

  /// The values of some steps, `[steps, D]`.
  public func rows(_ steps: Range<Int>) -> ArraySlice<Float> {
    values[steps.lowerBound * featureCount..<steps.upperBound * featureCount]
  }

  /// One value.
  public subscript(step: Int, feature: Int) -> Float { values[step * featureCount + feature] }
}
