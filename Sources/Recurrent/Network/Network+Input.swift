extension Network {
  /// Whether it can run over a sequence: values as wide as its input (with an embedding they go past
  /// it), or tokens that its embedding knows, or without an embedding fewer than its inputs.
  public func accepts(_ sequence: InputSequence) -> Bool {
    guard sequence.isTokens else { return sequence.featureCount == inputSize }
    return sequence.valueRange.upperBound < Float(embedding?.tokenCount ?? inputSize)
  }

  /// What the lowest level gets at some steps, `[steps, inputSize]`: the values, or the tokens'
  /// rows of the embedding, or a row of zeros with a 1 for each token; zeros at masked steps.
  public func inputs(of sequence: InputSequence, steps: Range<Int>) -> ArraySlice<Float> {
    precondition(accepts(sequence), "the sequence does not fit the network")
    if !sequence.isTokens && sequence.mask == nil { return sequence.rows(steps) }
    var result = Array(repeating: Float(0), count: steps.count * inputSize)
    for (row, step) in steps.enumerated() where sequence.isPresent(step) {
      let place = row * inputSize
      if !sequence.isTokens {
        result.replaceSubrange(place..<place + inputSize, with: sequence.rows(step..<step + 1))
      } else if let embedding {
        result.replaceSubrange(
          place..<place + inputSize, with: embedding.weights.row(sequence.token(at: step)))
      } else {
        result[place + sequence.token(at: step)] = 1
      }
    }
    return result[...]
  }
}
