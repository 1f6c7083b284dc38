import Loading
import Recurrent
import TensorFiles
import Testing

/// Sequences as a model wants them: characters, tokens, or scaled values.
@Suite struct TokenSequences {
  /// An LSTM of 2 inputs; with an embedding it knows 3 tokens.
  private func model(embedding: Bool, metadata: [String: String] = [:]) throws -> Model {
    let shapes = lstm("lstm.") + (embedding ? [("embedding.weight", [3, 2])] : [])
    return try ModelReader(
      file: tensorFile(shapes, metadata: metadata), name: "m", options: .init()
    ).model()
  }

  private func speaking(embedding: Bool = true) throws -> Model {
    let vocabulary = embedding ? #"["a","b","\n"]"# : #"["a","b"]"#
    return try model(embedding: embedding, metadata: ["lstm_viz.vocabulary": vocabulary])
  }

  private func read(_ text: String, _ model: Model) throws -> [InputSequence] {
    let source = FileSource.bundled(BundledFile(name: "a.txt", bytes: Array(text.utf8)))
    return try SequenceReader(source).sequences(for: model).map(\.input)
  }

  @Test func charactersAreLookedUp() throws {
    #expect(try read("ab\nb", speaking()) == [InputSequence(tokens: [0, 1, 2, 1])])
    #expect(try read("abba", speaking(embedding: false)) == [InputSequence(tokens: [0, 1, 1, 0])])
  }

  @Test func aLineEndAtTheEndIsLeftOutUnlessItIsKnown() throws {
    #expect(try read("ab\n", speaking(embedding: false)) == [InputSequence(tokens: [0, 1])])
    #expect(try read("ab\n", speaking()) == [InputSequence(tokens: [0, 1, 2])])
  }

  @Test func anUnknownCharacterIsRefusedWithItsPlace() throws {
    let model = try speaking()
    do {
      _ = try read("ab\nbax\n", model)
      Issue.record("x was not refused")
    } catch {
      #expect(
        error as? LoadingError
          == LoadingError(.unknownCharacter("x", column: 3), file: "a.txt", line: 2))
    }
  }

  @Test func wholeNumbersAreTokensOfAnEmbedding() throws {
    let model = try model(embedding: true)
    #expect(try read("0\n2\n1\n", model) == [InputSequence(tokens: [0, 2, 1])])
    #expect(problem { _ = try read("0\n3\n", model) } == .notToken("3.0", step: 1, count: 3))
    #expect(problem { _ = try read("0.5\n", model) } == .notToken("0.5", step: 0, count: 3))
    #expect(problem { _ = try read("-1\n", model) } == .notToken("-1.0", step: 0, count: 3))
  }

  /// Values as wide as the module's input go past the embedding.
  @Test func valuesGoPastAnEmbedding() throws {
    let sequences = try read("1 2\n3 4\n", model(embedding: true))
    #expect(sequences == [InputSequence(values: [1, 2, 3, 4], featureCount: 2)])
  }

  @Test func valuesAreScaledAsInTraining() throws {
    let metadata = ["lstm_viz.normalisation": #"{"mean":[1,10],"scale":[2,5]}"#]
    let sequences = try read("3 10\n1 0\n", model(embedding: false, metadata: metadata))
    #expect(sequences.map(\.values) == [[1, 0, 0, -2]])
  }
}
