public import Recurrent

/// A sequence and the network it is fed to, opened from what a person named.
public struct Document: Sendable {
  /// What to open.
  public struct Request: Sendable {
    /// The sequence's file.
    public var sequence: FileSource
    /// Whether the sequence is characters for sure, so that a model without a vocabulary is refused.
    public var isCharacters = false
    /// The model's file; `nil` looks into the sequence's file and beside it.
    public var model: String?
    /// The array of a tensor file that is the sequence.
    public var tensor: String?
    /// Which sequence of several, from 0; the first when `nil`.
    public var sequenceIndex: Int?
    /// Whether a 3-D array is `[T, N, D]`, not `[N, T, D]`.
    public var isTimeMajor = false
    /// The columns of a text that are fed, by name or number from 0; all when `nil`.
    public var columns: [String]?
    /// The file with the states before step 0.
    public var initialState: String?
    public var modelOptions = ModelReader.Options()
    /// Told how far the reading of a text is.
    public var progress: ReadingProgress.Handler?

    public init(sequence: FileSource) {
      self.sequence = sequence
    }

    /// A request for what a person named.
    ///
    /// - Throws: what ``FileSource/named(_:bundled:progress:)`` throws.
    public init(sequence path: String, bundled: [BundledFile] = []) throws(LoadingError) {
      self.init(sequence: try FileSource.named(path, bundled: bundled))
    }
  }

  public let model: Model
  /// The sequences of the file as they are fed to the network, at least one.
  public let sequences: [LabelledSequence]
  /// How the file holds them.
  public let arrangement: SequenceArrangement
  /// The states before step 0, one a layer for each sequence; zeros when `nil`.
  let initialStates: [[LayerState]]?
  /// The sequence's file as it was found.
  public let sequenceName: String
  /// Which of the file's sequences was chosen, from 0.
  public let sequenceIndex: Int
  /// The network's run over the chosen sequence.
  public let trace: Trace

  /// Opens a sequence and its model.
  ///
  /// - Parameters:
  ///   - request: what to open.
  ///   - bundled: the examples inside the program.
  /// - Throws: a ``LoadingError`` or a `TensorFileError`.
  public init(opening request: Request, bundled: [BundledFile]) throws {
    let source = request.sequence
    let modelSource = try Document.modelSource(for: source, request, bundled: bundled)
    var options = request.modelOptions
    options.initialState = request.initialState
    let modelFile = try ModelFile(modelSource)
    if case .keras = modelFile, modelSource == source, request.tensor == nil {
      throw LoadingError(.noSequenceInside, file: source.name)
    }
    let model = try modelFile.model(name: modelSource.name, options: options)
    guard !request.isCharacters || model.vocabulary != nil else {
      throw LoadingError(.noVocabulary, file: source.name)
    }
    let reader = try SequenceReader(
      source, tensor: request.tensor, isTimeMajor: request.isTimeMajor, columns: request.columns,
      progress: request.progress
    ).reading(recordingOf: model.module)
    let sequences = try reader.sequences(for: model)
    let states = try InitialState.states(
      in: request.initialState, or: reader.recordedState(), for: model,
      modelName: modelSource.name, sequenceCount: sequences.count)
    try self.init(
      model: model, sequences: sequences, arrangement: reader.arrangement(for: model),
      initialStates: states, sequenceName: source.name, sequenceIndex: request.sequenceIndex ?? 0)
  }

  /// A document of what is in memory already, such as a network that was just trained.
  ///
  /// - Throws: `noSequence` when there are fewer sequences.
  public init(
    model: Model, sequences: [LabelledSequence], arrangement: SequenceArrangement = .listed,
    initialStates: [[LayerState]]? = nil, sequenceName: String, sequenceIndex: Int = 0
  ) throws(LoadingError) {
    guard sequences.indices.contains(sequenceIndex) else {
      throw LoadingError(
        .noSequence(sequenceIndex, count: sequences.count), file: sequenceName)
    }
    self.model = model
    self.sequences = sequences
    self.arrangement = arrangement
    self.initialStates = initialStates
    self.sequenceName = sequenceName
    self.sequenceIndex = sequenceIndex
    trace = Trace(
      of: model.network, over: sequences[sequenceIndex].input,
      from: initialStates?[sequenceIndex])
  }

  /// Whether a model would be found for a request, or was named.
  ///
  /// - Throws: what is wrong with a file of tensors.
  public static func hasModel(for request: Request, bundled: [BundledFile]) throws -> Bool {
    guard request.model == nil else { return true }
    return try ownModelSource(for: request.sequence, request, bundled: bundled) != nil
  }

  /// How many sequences the file holds.
  public var sequenceCount: Int { sequences.count }

  /// Where a model is looked for that nobody named: `sine.safetensors` for `sine.txt`.
  public var modelPathBesideSequence: String {
    FileSystem.replacingExtension(of: sequenceName, with: "safetensors")
  }

  /// The network's run over one of the sequences, made at once: nothing of it is computed yet, and
  /// all share the network's packed weights.
  public func trace(of index: Int) -> Trace {
    guard index != sequenceIndex else { return trace }
    return Trace(
      sharing: trace, over: sequences[index].input, from: initialStates?[index],
      blockLength: trace.blockLength)
  }

  /// The network's runs over all sequences, to be read side by side: the more there are, the fewer
  /// steps of each are computed at once.
  var traces: [Trace] {
    guard sequences.count > 1 else { return [trace] }
    let blockLength = max(32, trace.blockLength / sequences.count)
    return sequences.indices.map { index in
      Trace(
        sharing: trace, over: sequences[index].input, from: initialStates?[index],
        blockLength: blockLength)
    }
  }

  /// The model that was named; else the sequence's own file if it has weights; else the file of the
  /// same name with `.safetensors` beside it.
  private static func modelSource(
    for source: FileSource, _ request: Request, bundled: [BundledFile]
  ) throws -> FileSource {
    if let model = request.model { return try FileSource.named(model, bundled: bundled) }
    if let own = try ownModelSource(for: source, request, bundled: bundled) { return own }
    guard !source.isTensorFile else {
      throw LoadingError(.noModelInside, file: source.name)
    }
    throw LoadingError(
      .noModel(tried: source.siblingName(withExtension: "safetensors")), file: source.name)
  }

  /// The model that goes with a sequence unless another is named; `nil` if there is none.
  static func ownModelSource(
    for source: FileSource, _ request: Request, bundled: [BundledFile]
  ) throws -> FileSource? {
    if source.isTensorFile, try ModelFile(source).hasModel(for: request.modelOptions) {
      return source
    }
    let sibling = source.sibling(withExtension: "safetensors", bundled: bundled)
    return sibling == source ? nil : sibling
  }
}
