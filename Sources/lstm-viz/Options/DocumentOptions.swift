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
  @Option(
    help: ArgumentHelp("The model: a safetensors or NPZ file.", valueName: "file"),
    completion: .file(extensions: FileKinds.models))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "The array that is the sequence, in a file of several (x when it exists).",
      valueName: "name"))
  var tensor: String?

  @Option(
    help: ArgumentHelp(
      "Which sequence of several, from 0 (the first; trace and verify take all).",
      valueName: "K"))
  var sequence: Int?

  @Flag(help: "Read a 3-D array as [T, N, D] instead of [N, T, D].")
  var timeMajor = false

  @Option(
    help: ArgumentHelp(
      "The columns of a text that are fed, by name or number from 0: a,b", valueName: "names"))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "A safetensors or NPZ file with h0 and c0, [layers, H] each, to start from.",
      valueName: "file"),
    completion: .file(extensions: FileKinds.arrays))
  var initialState: String?

  @OptionGroup var network: NetworkOptions

  /// Opens what was asked for.
  func open(_ sequenceFile: String) throws -> Document {
    try Document(opening: request(sequenceFile), bundled: bundledFiles)
  }

  /// Opens what was asked for; a sequence without a model gets one that is trained on it first, of
  /// which progress is shown and which Ctrl-C ends early.
  func openOrTrain(_ sequenceFile: String) throws -> Document {
    let request = request(sequenceFile)
    guard try !Document.hasModel(for: request, bundled: bundledFiles) else {
      return try Document(opening: request, bundled: bundledFiles)
    }
    let source = try FileSource.named(sequenceFile, bundled: bundledFiles)
    guard !source.isTensorFile || tensor != nil else { return try open(sequenceFile) }
    let reader = SequenceReader(
      source, tensor: tensor, isTimeMajor: timeMajor, columns: request.columns)
    let set = try TrainingSet(reader, name: source.name, task: nil, normalises: true)
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

  private func request(_ sequenceFile: String) -> Document.Request {
    var request = Document.Request(sequence: sequenceFile)
    request.model = model
    request.tensor = tensor
    request.sequenceIndex = sequence
    request.isTimeMajor = timeMajor
    request.columns = columns?.split(separator: ",").map(String.init)
    request.initialState = initialState
    request.modelOptions = network.options
    return request
  }

  func validate() throws {
    guard sequence ?? 0 >= 0 else { throw ValidationError("--sequence counts from 0.") }
  }
}

/// The examples inside the program, as files.
let bundledFiles = BundledExample.all.flatMap { example in
  example.files.map { BundledFile(name: $0.name, bytes: $0.bytes) }
}
