public import Recurrent

/// Reads the sequences of a file as a network wants them.
public struct SequenceReader {
  private let source: FileSource
  private let tensor: String?
  private let isTimeMajor: Bool
  private let columns: [String]?

  /// A reader of a file.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - tensor: which array of a tensor file.
  ///   - isTimeMajor: whether a 3-D array is `[T, N, D]`.
  ///   - columns: which columns of a text.
  public init(
    _ source: FileSource, tensor: String? = nil, isTimeMajor: Bool = false,
    columns: [String]? = nil
  ) {
    self.source = source
    self.tensor = tensor
    self.isTimeMajor = isTimeMajor
    self.columns = columns
  }

  /// The sequences for a model: characters where it has a vocabulary, tokens where it has an
  /// embedding, else values, scaled as the model wants them.
  ///
  /// - Throws: a ``LoadingError`` or a `TensorFileError`.
  public func sequences(for model: Model) throws -> [LabelledSequence] {
    let network = model.network
    if let vocabulary = model.vocabulary, !source.isTensorFile {
      return [LabelledSequence(input: try characters(of: vocabulary))]
    }
    return try values(areTokens: network.embedding != nil).map { sequence in
      var result = sequence
      if let count = network.embedding?.tokenCount ?? model.vocabulary?.count,
        result.input.featureCount == 1, network.inputSize > 1 || network.embedding != nil
      {
        result.input = try TokenReader.tokens(of: result.input, count: count, file: source.name)
      } else if result.input.featureCount != network.inputSize {
        throw LoadingError(
          .wrongWidth(sequence: result.input.featureCount, model: network.inputSize),
          file: source.name)
      }
      if let normalisation = network.normalisation, !result.input.isTokens {
        result.input = normalisation(result.input)
      }
      if let masking = model.masking { result.input = masking(result.input) }
      return result
    }
  }

  /// How the file holds its sequences for a model: whole numbers in two dimensions are sequences of
  /// tokens when it has an embedding.
  ///
  /// - Throws: a ``LoadingError`` or a `TensorFileError`.
  public func arrangement(for model: Model) throws -> SequenceArrangement {
    guard source.isTensorFile,
      try ArrayReader.hasBatchAxis(
        in: source.tensors(), tensor: tensor, areTokens: model.network.embedding != nil,
        name: source.name)
    else { return .listed }
    return isTimeMajor ? .timeMajor : .batchFirst
  }

  /// The sequences as the file has them, as values.
  ///
  /// - Parameter areTokens: whether an array of whole numbers is `[N, T]`, a token a step.
  /// - Returns: the sequences.
  /// - Throws: a ``LoadingError`` or a `TensorFileError`.
  public func values(areTokens: Bool = false) throws -> [LabelledSequence] {
    guard source.isTensorFile else {
      guard tensor == nil, !isTimeMajor else {
        throw LoadingError(.noArrays, file: source.name)
      }
      return try TextParser.sequences(
        in: source.bytes(), file: source.name, columns: columns)
    }
    return try ArrayReader.sequences(
      in: source.tensors(), tensor: tensor, isTimeMajor: isTimeMajor, areTokens: areTokens,
      name: source.name
    ).map { LabelledSequence(input: $0) }
  }

  /// The file's text as a sequence of characters.
  ///
  /// - Throws: a ``LoadingError`` with line and column.
  public func characters(of vocabulary: [String]) throws(LoadingError) -> InputSequence {
    try TokenReader.sequence(of: source.bytes(), vocabulary: vocabulary, file: source.name)
  }

  /// The characters that the file's text has, in the order of their code points.
  ///
  /// - Throws: a ``LoadingError``.
  public func vocabulary() throws(LoadingError) -> [String] {
    try TokenReader.vocabulary(of: source.bytes(), file: source.name)
  }
}
