public import Recurrent

/// A sequence and the network it is fed to, opened from what a person named.
public struct Document: Sendable {
  /// What to open.
  public struct Request: Sendable {
    /// The sequence's file, or `-`.
    public var sequence: String
    /// The model's file; `nil` looks into the sequence's file and beside it.
    public var model: String?
    /// The array of a tensor file that is the sequence.
    public var tensor: String?
    /// Which sequence of several, from 0.
    public var sequenceIndex = 0
    /// Whether a 3-D array is `[T, N, D]`, not `[N, T, D]`.
    public var isTimeMajor = false
    /// The file with the states before step 0.
    public var initialState: String?
    public var modelOptions = ModelReader.Options()

    public init(sequence: String) {
      self.sequence = sequence
    }
  }

  public let model: Model
  public let trace: Trace
  /// The sequence's file as it was found.
  public let sequenceName: String
  /// Which of the file's sequences it is, from 0.
  public let sequenceIndex: Int
  /// How many sequences the file holds.
  public let sequenceCount: Int

  /// Opens a sequence and its model.
  ///
  /// - Parameters:
  ///   - request: what to open.
  ///   - bundled: the examples inside the program.
  /// - Throws: a ``LoadingError`` or a `TensorFileError`.
  public init(opening request: Request, bundled: [BundledFile]) throws {
    let source = try FileSource.named(request.sequence, bundled: bundled)
    let sequences = try Document.sequences(in: source, request)
    guard sequences.indices.contains(request.sequenceIndex) else {
      throw LoadingError(
        .noSequence(request.sequenceIndex, count: sequences.count), file: source.name)
    }
    let sequence = sequences[request.sequenceIndex]
    let modelSource = try Document.modelSource(for: source, request, bundled: bundled)
    let model = try ModelReader(
      file: modelSource.tensors(), name: modelSource.name, options: request.modelOptions
    ).model()
    guard sequence.featureCount == model.network.inputSize else {
      throw LoadingError(
        .wrongWidth(sequence: sequence.featureCount, model: model.network.inputSize),
        file: source.name)
    }
    let states = try request.initialState.map { path in
      let source = try FileSource.named(path, bundled: [])
      return try InitialState.states(
        in: source.tensors(), name: source.name, for: model.network,
        sequence: request.sequenceIndex)
    }
    self.model = model
    trace = Trace(of: model.network, over: sequence, from: states)
    sequenceName = source.name
    sequenceIndex = request.sequenceIndex
    sequenceCount = sequences.count
  }

  private static func sequences(
    in source: FileSource, _ request: Request
  ) throws -> [InputSequence] {
    guard source.isTensorFile else {
      return try TextParser.sequences(in: source.bytes(), file: source.name)
    }
    return try ArrayReader.sequences(
      in: source.tensors(), tensor: request.tensor, isTimeMajor: request.isTimeMajor,
      name: source.name)
  }

  /// The model that was named; else the sequence's own file if it has weights; else the file of the
  /// same name with `.safetensors` beside it.
  private static func modelSource(
    for source: FileSource, _ request: Request, bundled: [BundledFile]
  ) throws -> FileSource {
    if let model = request.model { return try FileSource.named(model, bundled: bundled) }
    if source.isTensorFile, try !ModuleCatalogue(of: source.tensors()).modules.isEmpty {
      return source
    }
    guard let sibling = source.sibling(withExtension: "safetensors", bundled: bundled),
      sibling != source
    else {
      let tried = FileSystem.replacingExtension(of: source.name, with: "safetensors")
      throw LoadingError(.noModel(tried: tried), file: source.name)
    }
    return sibling
  }
}
