import Loading
import Recurrent
import TensorFiles
import Testing

/// Steps that do not count, by what is fed there.
@Suite struct StepMasks {
  @Test func stepsOfTokenZeroDoNotCount() {
    let masked = StepMasking.tokenZero(InputSequence(tokens: [2, 0, 1]))
    #expect(masked == InputSequence(tokens: [2, 0, 1], mask: [true, false, true]))
    #expect(StepMasking.tokenZero(InputSequence(tokens: [2, 1])).mask == nil)
  }

  @Test func whatIsFedPastAnEmbeddingHasNoTokens() {
    let values = InputSequence(values: [0, 0, 1, 0], featureCount: 2)
    #expect(StepMasking.tokenZero(values) == values)
  }

  @Test func stepsWhoseValuesAreAllTheMaskedOneDoNotCount() {
    let masking = StepMasking.value(-1)
    let masked = masking(InputSequence(values: [-1, -1, -1, 0, 2, -1], featureCount: 2))
    #expect(masked.mask == [false, true, true])
  }

  @Test func stepsThatWereMaskedStaySo() {
    let masked = StepMasking.value(0)(
      InputSequence(values: [0, 1, 2], featureCount: 1, mask: [true, true, false]))
    #expect(masked.mask == [false, true, false])
  }

  /// An LSTM behind an embedding of 4 tokens, 2 wide, and an array as the sequence.
  private func sequences(_ x: Tensor, isTimeMajor: Bool = false) throws -> [InputSequence] {
    let scratch = try Scratch()
    let (path, model) = ("\(scratch.folder)/x.safetensors", "\(scratch.folder)/m.safetensors")
    try TensorFile.writeSafetensors([(name: "x", tensor: x)], to: path)
    let weights = (lstm("lstm.") + [("embedding.weight", [4, 2])]).map { name, shape in
      (name: name, tensor: Tensor([Float](repeating: 0, count: shape.reduce(1, *)), shape: shape))
    }
    try TensorFile.writeSafetensors(weights, to: model)
    var request = try Document.Request(sequence: path)
    request.model = model
    request.isTimeMajor = isTimeMajor
    let document = try Document(opening: request, bundled: [])
    #expect(
      document.arrangement
        == (x.shape.count < 2 || x.shape[1] == 1
          ? .listed : isTimeMajor ? .timeMajor : .batchFirst))
    return document.sequences.map(\.input)
  }

  @Test func wholeNumbersInTwoDimensionsAreSequencesOfTokens() throws {
    let x = Tensor([1, 2, 3, 0, 1, 2], shape: [2, 3])
    #expect(
      try sequences(x) == [InputSequence(tokens: [1, 2, 3]), InputSequence(tokens: [0, 1, 2])])
    #expect(
      try sequences(x, isTimeMajor: true).map(\.values) == [[1, 0], [2, 1], [3, 2]])
  }

  @Test func aColumnOfWholeNumbersIsOneSequenceOfTokens() throws {
    let x = Tensor([1, 2, 3], shape: [3, 1])
    #expect(try sequences(x) == [InputSequence(tokens: [1, 2, 3])])
  }
}
