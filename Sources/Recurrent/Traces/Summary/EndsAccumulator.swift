/// What an ``EndsSummary`` is made from while a trace is walked.
struct EndsAccumulator {
  private let network: Network
  private let sequence: InputSequence
  private let inputs: BucketExtremes?
  private let predictions: BucketExtremes?
  private let errors: BucketExtremes?
  private let meanErrors: BucketExtremes?
  private let surest: BucketExtremes?
  /// What was predicted for the first step of the next block, `[O]`; nothing, which is NaN, for the
  /// very first.
  private var ahead: ArraySlice<Float>

  init(_ trace: Trace, bucketLength: Int, bucketCount: Int) {
    network = trace.network
    sequence = trace.sequence
    let extremes = { (width: Int?) in
      width.map {
        BucketExtremes(width: $0, bucketLength: bucketLength, bucketCount: bucketCount)
      }
    }
    let size = trace.network.head?.outputSize
    inputs = extremes(trace.sequence.isTokens ? nil : trace.sequence.featureCount)
    predictions = extremes(size.flatMap { $0 <= EndsAccumulator.mostOutputs ? $0 : nil })
    errors = extremes(trace.predictsNextValue ? size : nil)
    meanErrors = extremes(trace.predictsNextValue ? 1 : nil)
    surest = extremes(
      trace.network.hasClasses && !trace.sequence.isTokens ? 1 : nil)
    ahead = ArraySlice(repeating: .nan, count: size ?? 0)
  }

  /// Adds a block of steps, which come in time's order.
  ///
  /// - Parameters:
  ///   - output: what the last level gives there, `[steps, width]`.
  ///   - steps: which they are.
  mutating func add(_ output: ArraySlice<Float>, steps: Range<Int>) {
    inputs?.add(sequence.rows(steps), steps: steps)
    guard let head = network.head else { return }
    let size = head.outputSize
    let said = head.predictions(for: output, rowCount: steps.count)
    surest?.add(rows(said, size, head.greatestProbability), steps: steps)
    guard errors != nil else {
      predictions?.add(said[...], steps: steps)
      return
    }
    let predicted = ahead + said.dropLast(size)
    ahead = said.suffix(size)
    predictions?.add(predicted, steps: steps)
    let off = zip(sequence.rows(steps), predicted).map { abs($0 - $1) }
    errors?.add(off[...], steps: steps)
    meanErrors?.add(rows(off, size, rootMeanSquare), steps: steps)
  }

  /// A value a row.
  private func rows(
    _ values: [Float], _ width: Int, _ value: (ArraySlice<Float>) -> Float
  ) -> ArraySlice<Float> {
    ArraySlice(stride(from: 0, to: values.count, by: width).map { value(values[$0..<$0 + width]) })
  }

  func summary() -> EndsSummary {
    EndsSummary(
      inputs: inputs?.summary, predictions: predictions?.summary, errors: errors?.summary,
      meanErrors: meanErrors?.summary, surest: surest?.summary)
  }

  /// More outputs than that are classes, of which nobody looks at one over time.
  private static let mostOutputs = 64
}

/// The root of the mean of the squares; 0 of nothing.
private func rootMeanSquare(_ values: ArraySlice<Float>) -> Float {
  guard !values.isEmpty else { return 0 }
  return (values.reduce(0) { $0 + $1 * $1 } / Float(values.count)).squareRoot()
}
