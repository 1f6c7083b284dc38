import Recurrent

/// What a file says of how its network begins: the states before step 0, and how long sequences are.
public struct ModelStart: Sendable {
  /// The states for each sequence, or the ones for all of them; `nil` when they are zeros.
  let states: [[LayerState]]?
  /// How many steps of each sequence count; `nil` when all do.
  let lengths: [Int]?
  /// Inputs of the model that would be states and that nobody gave: zeros stand for them.
  let openInputs: [String]
  /// The file's tensors that it is made of.
  let constants: [String]
  /// Whether a file that a person named has some of it.
  let isGiven: Bool
  /// Why a state is not known; whoever needs it throws this.
  let problem: LoadingError?

  /// The states of so many sequences; `nil` when all are zeros.
  ///
  /// - Throws: why they are not known, or that there are too few.
  func states(sequenceCount: Int, file: String) throws(LoadingError) -> [[LayerState]]? {
    if let problem { throw problem }
    guard let states else { return nil }
    guard states.count != 1 else { return Array(repeating: states[0], count: sequenceCount) }
    guard sequenceCount <= states.count else {
      throw LoadingError(.noSequence(states.count, count: states.count), file: file)
    }
    return Array(states.prefix(sequenceCount))
  }

  /// A sequence whose steps beyond its length are masked.
  ///
  /// - Throws: that there is no length for it.
  func masked(
    _ input: InputSequence, sequence index: Int, file: String
  ) throws(LoadingError) -> InputSequence {
    guard let lengths, let first = lengths.first else { return input }
    guard index < lengths.count || lengths.allSatisfy({ $0 == first }) else {
      throw LoadingError(
        .onnx(.tooFewLengths(sequence: index, count: lengths.count)), file: file)
    }
    let length = index < lengths.count ? lengths[index] : first
    guard length < input.stepCount else { return input }
    let mask = (0..<input.stepCount).map { $0 < length }
    return input.isTokens
      ? InputSequence(tokens: (0..<input.stepCount).map(input.token(at:)), mask: mask)
      : InputSequence(
        values: input.values, featureCount: input.featureCount, columnNames: input.columnNames,
        mask: mask)
  }
}
