import ArgumentParser
import BundledExamples
import Loading
import Recurrent
import TensorFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Which sequence and which model.
struct DocumentOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The sequence: one timestep a line, an array of a file, or - for standard input.",
      valueName: "sequence"),
    completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp(
      "The sequence itself, characters for a model with a vocabulary.", valueName: "characters"))
  var text: String?

  @Option(
    help: ArgumentHelp("The model: safetensors, PyTorch, Keras, ONNX, NPZ.", valueName: "file"),
    completion: .file(extensions: FileKinds.models))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "The array that is the sequence, in a file of several (x when it exists).",
      valueName: "name"))
  var tensor: String?

  @Option(
    help: ArgumentHelp(
      "Which sequence of several, from 0 (the first, [ and ] turn to others; trace, verify: all).",
      valueName: "K"))
  var sequence: Int?

  @Flag(help: "Read a 3-D array as [T, N, D] instead of [N, T, D].")
  var timeMajor = false

  @Option(
    help: ArgumentHelp(
      "The columns of a text that are fed, by name or number from 0: a,b", valueName: "names"))
  var columns: ColumnList?

  @Option(
    help: ArgumentHelp(
      "A safetensors or NPZ file with h0 and c0, [layers, H] each, to start from.",
      valueName: "file"),
    completion: .file(extensions: FileKinds.arrays))
  var initialState: String?

  @OptionGroup var network: NetworkOptions

  /// Opens what was asked for.
  func open() throws -> Document {
    let progress = ReadingLine()
    defer { progress.clear() }
    return try Document(opening: request(progress), bundled: bundledFiles)
  }

  /// Opens what was asked for; a sequence without a model gets one that is trained on it first, of
  /// which progress is shown and which Ctrl-C ends early.
  func openOrTrain() throws -> Document {
    let progress = ReadingLine()
    defer { progress.clear() }
    let request = try request(progress)
    let source = request.sequence
    guard try !Document.hasModel(for: request, bundled: bundledFiles), text == nil,
      !source.isTensorFile || tensor != nil
    else { return try Document(opening: request, bundled: bundledFiles) }
    let reader = SequenceReader(
      source, tensor: tensor, isTimeMajor: timeMajor, columns: request.columns,
      progress: request.progress)
    let set = try TrainingSet(reader, name: source.name, task: nil, normalises: true)
    progress.clear()
    let options = try TrainOptions.parse([])
    Output.error.say(
      "\(printable(source.name)) has no model beside it: training a small one (Ctrl-C: enough)\n")
    let trainer = try Trainer(
      options.network(for: set, cell: network.cell ?? .lstm), on: set.examples, task: set.task,
      options: options.training)
    var run = TrainingRun(trainer)
    let network: Network
    switch try run.run() {
    case .finished(let trained): network = trained
    case .interrupted(SIGINT, let best?): network = best
    case .interrupted(let signal, _): endProcess(bySignal: signal)
    case .diverged(let error, _): throw error
    }
    return try Document(
      model: Model(trained: network, vocabulary: set.vocabulary), sequences: set.sequences,
      sequenceName: source.name, sequenceIndex: sequence ?? 0)
  }

  private func request(_ progress: ReadingLine) throws -> Document.Request {
    var request = Document.Request(sequence: try source(progress))
    request.isCharacters = text != nil
    request.model = model
    request.tensor = tensor
    request.sequenceIndex = sequence
    request.isTimeMajor = timeMajor
    request.columns = columns?.names
    request.initialState = initialState
    request.modelOptions = network.options
    request.progress = progress.show
    return request
  }

  private func source(_ progress: ReadingLine) throws -> FileSource {
    if let text { return .memory(name: "--text", bytes: Array(text.utf8)) }
    guard let file else { throw ValidationError("Name a sequence, or give --text.") }
    return try FileSource.named(file, bundled: bundledFiles, progress: progress.show)
  }

  func validate() throws {
    guard sequence ?? 0 >= 0 else { throw ValidationError("--sequence counts from 0.") }
    guard file == nil || text == nil else {
      throw ValidationError("Give a sequence or --text, not both.")
    }
  }
}

/// The examples inside the program, as files.
let bundledFiles = BundledExample.all.flatMap { example in
  example.files.map { BundledFile(name: $0.name, bytes: $0.bytes) }
}
