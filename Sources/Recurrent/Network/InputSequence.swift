/// What is fed to a network: one row of values a step, or one token.
///
/// Not called `Sequence`, which every Swift file means otherwise.
public struct InputSequence: Equatable, Sendable {
  /// x, row-major `[T, D]`; of a sequence of tokens their numbers, `[T, 1]`.
  public let values: [Float]
  /// T, at least 1.
  public let stepCount: Int
  /// D, at least 1.
  public let featureCount: Int
  /// The columns' names, D of them or none.
  public let columnNames: [String]
  /// Whether a step counts, `[T]`; `nil` when all do. A masked step hands h and C on untouched.
  public let mask: [Bool]?
  /// Whether each step is a token (a character, a word), for an embedding to look up or to be fed
  /// as a row of zeros with a 1 in the token's place.
  public let isTokens: Bool
  /// The least and the greatest finite value; 0…0 when there is none.
  public let valueRange: ClosedRange<Float>

  /// A sequence of these rows, of which there must be at least one.
  public init(
    values: [Float], featureCount: Int, columnNames: [String] = [], mask: [Bool]? = nil
  ) {
    self.init(
      values: values, featureCount: featureCount, columnNames: columnNames, mask: mask,
      isTokens: false)
  }

  /// A sequence of these tokens, each in 0 ..< 2²⁴, of which there must be at least one.
  public init(tokens: [Int], mask: [Bool]? = nil) {
    precondition(
      tokens.allSatisfy { (0..<InputSequence.tokenLimit).contains($0) },
      "a token is a number in 0..<\(InputSequence.tokenLimit)")
    self.init(
      values: tokens.map(Float.init), featureCount: 1, columnNames: [], mask: mask,
      isTokens: true)
  }

  private init(
    values: [Float], featureCount: Int, columnNames: [String], mask: [Bool]?, isTokens: Bool
  ) {
    precondition(
      featureCount > 0 && !values.isEmpty && values.count.isMultiple(of: featureCount),
      "a sequence needs whole rows of \(featureCount) values")
    precondition(
      columnNames.isEmpty || columnNames.count == featureCount, "a name for each column or none")
    let stepCount = values.count / featureCount
    precondition(mask.map { $0.count == stepCount } ?? true, "a mask has a value for each step")
    self.values = values
    self.stepCount = stepCount
    self.featureCount = featureCount
    self.columnNames = columnNames
    self.mask = mask
    self.isTokens = isTokens
    var range: ClosedRange<Float>?
    for value in values where value.isFinite {
      range = min(range?.lowerBound ?? value, value)...max(range?.upperBound ?? value, value)
    }
    self.valueRange = range ?? 0...0
  }

  /// The values of some steps, `[steps, D]`.
  public func rows(_ steps: Range<Int>) -> ArraySlice<Float> {
    values[steps.lowerBound * featureCount..<steps.upperBound * featureCount]
  }

  /// One value.
  public subscript(step: Int, feature: Int) -> Float { values[step * featureCount + feature] }

  /// The token of a step; the sequence must be one of tokens.
  public func token(at step: Int) -> Int {
    precondition(isTokens, "the sequence has no tokens")
    return Int(values[step])
  }

  /// Whether a step counts.
  public func isPresent(_ step: Int) -> Bool { mask?[step] ?? true }

  /// Tokens are kept as Float32, which is exact up to here.
  private static let tokenLimit = 1 << 24
}
