public import Recurrent
import TensorFiles

/// Reads the sequences of a file as a network wants them.
public struct SequenceReader {
  private let source: FileSource
  private var tensor: String?
  private let isTimeMajor: Bool
  private let columns: [String]?
  private let progress: ReadingProgress.Handler?
  /// What the file has of the module that is fed, when it is a recording of it.
  private var recording: Recording?

  /// A reader of a file.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - tensor: which array of a tensor file.
  ///   - isTimeMajor: whether a 3-D array is `[T, N, D]`.
  ///   - columns: which columns of a text.
  ///   - progress: told how far the reading of a text is.
  public init(
    _ source: FileSource, tensor: String? = nil, isTimeMajor: Bool = false,
    columns: [String]? = nil, progress: ReadingProgress.Handler? = nil
  ) {
    self.source = source
    self.tensor = tensor
    self.isTimeMajor = isTimeMajor
    self.columns = columns
    self.progress = progress
  }

  /// The same reader, which takes what a module received where the file keeps that and no other
  /// array is named.
  ///
  /// - Throws: a `TensorFileError`.
  func reading(recordingOf module: ModuleCatalogue.Module) throws -> SequenceReader {
    guard source.isTensorFile else { return self }
    let recording = Recording(of: module, in: try source.tensors())
    guard let input = recording.input, tensor == nil || tensor == input else { return self }
    var reader = self
    reader.tensor = input
    reader.recording = recording
    return reader
  }

  /// The states that the recorded module began with; `nil` when there are none.
  ///
  /// - Throws: a `TensorFileError`.
  func recordedState() throws -> InitialState? {
    guard let recording, recording.hasStates else { return nil }
    return InitialState(of: recording, in: try source.tensors(), name: source.name)
  }

  /// Which steps of the sequences counted when they were recorded; `nil` when all did.
  private func recordedMasks(for sequences: [InputSequence]) throws -> [[Bool]]? {
    guard let name = recording?.mask else { return nil }
    let mask = try source.tensors().tensor(named: name)
    let (count, length) = (sequences.count, sequences.first?.stepCount ?? 0)
    let shape = isTimeMajor ? [length, count] : [count, length]
    guard mask.shape == shape || (mask.shape == [length] && count == 1) else {
      throw LoadingError(
        .wrongShape(name, shape: mask.shape, expected: "\(shape), a value for each step"),
        file: source.name)
    }
    return ArrayReader.split(mask.floats(), shape: shape + [1], isTimeMajor: isTimeMajor).map {
      $0.values.map { $0 != 0 }
    }
  }

  /// The sequences for a model: characters where it has a vocabulary, tokens where it has an
  /// embedding, else values, scaled as the model wants them. What a module received itself goes into
  /// it as it is, and so past an embedding does an array of fractions as wide as the module's input.
  ///
  /// - Throws: a ``LoadingError`` or a `TensorFileError`.
  public func sequences(for model: Model) throws -> [LabelledSequence] {
    let network = model.network
    if let vocabulary = model.vocabulary, !source.isTensorFile {
      return [LabelledSequence(input: try characters(of: vocabulary))]
    }
    let isReceived = recording?.isNamed ?? false
    let areValues = try isReceived || source.isTensorFile && !hasIntegers()
    let received = try values(areTokens: network.embedding != nil && !isReceived)
    let masks = try recordedMasks(for: received.map(\.input))
    return try received.enumerated().map { index, sequence in
      var result = sequence
      let entersModule = areValues && result.input.featureCount == network.inputSize
      if !entersModule,
        let count = network.embedding?.tokenCount ?? model.vocabulary?.count,
        result.input.featureCount == 1, network.inputSize > 1 || network.embedding != nil
      {
        result.input = try TokenReader.tokens(of: result.input, count: count, file: source.name)
      } else if result.input.featureCount != network.inputSize {
        throw LoadingError(
          .wrongWidth(sequence: result.input.featureCount, model: network.inputSize),
          file: source.name)
      }
      if let normalisation = network.normalisation, !result.input.isTokens, !isReceived {
        result.input = normalisation(result.input)
      }
      if let masking = model.masking { result.input = masking(result.input) }
      if let masks { result.input = result.input.masked(masks[index]) }
      if let start = model.start {
        result.input = try start.masked(result.input, sequence: index, file: source.name)
      }
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
      try refuseArrays()
      let bytes = try source.bytes(progress)
      return try TextParser.sequences(in: bytes, file: source.name, columns: columns) { count in
        progress?(ReadingProgress(file: source.name, byteCount: count, total: bytes.count))
      }
    }
    return try ArrayReader.sequences(
      in: source.tensors(), tensor: tensor, isTimeMajor: isTimeMajor, areTokens: areTokens,
      name: source.name)
  }

  /// Whether the array is of whole numbers, which may be tokens.
  private func hasIntegers() throws -> Bool {
    try ArrayReader.entry(in: source.tensors(), tensor: tensor, name: source.name)
      .elementType?.isInteger ?? false
  }

  /// The file's text as a sequence of characters.
  ///
  /// - Throws: a ``LoadingError`` with line and column.
  public func characters(of vocabulary: [String]) throws(LoadingError) -> InputSequence {
    try refuseArrays()
    guard columns == nil else { throw LoadingError(.noColumns, file: source.name) }
    return try TokenReader.sequence(
      of: source.bytes(progress), vocabulary: vocabulary, file: source.name)
  }

  /// The characters that the file's text has, in the order of their code points.
  ///
  /// - Throws: a ``LoadingError``.
  public func vocabulary() throws(LoadingError) -> [String] {
    try TokenReader.vocabulary(of: source.bytes(progress), file: source.name)
  }

  /// A text has no arrays that a person could choose from.
  private func refuseArrays() throws(LoadingError) {
    guard tensor == nil, !isTimeMajor else {
      throw LoadingError(.noArrays, file: source.name)
    }
  }
}
