import ArgumentParser
import Loading
import Recurrent
import TensorFiles

/// Trains a network and writes it.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train a network on sequences and write its model.",
    discussion: """
      The model is a safetensors file with PyTorch's names. Ctrl-C stops and keeps the best weights \
      so far.
      """)

  @Argument(
    help: ArgumentHelp("The sequences: one timestep a line, or an array.", valueName: "sequence"),
    completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp("The model file to write.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var out: String

  @Option(
    help: ArgumentHelp("Go on from this model's weights.", valueName: "model"),
    completion: .file(extensions: FileKinds.models))
  var from: String?

  @Option(
    help: ArgumentHelp("Write a line an update: step,loss,gradient_norm.", valueName: "file"))
  var log: String?

  @Option(
    help: ArgumentHelp("The array that is the sequence, in a file of several.", valueName: "name"))
  var tensor: String?

  @Flag(help: "Read a 3-D array as [T, N, D] instead of [N, T, D].")
  var timeMajor = false

  @Option(
    help: ArgumentHelp(
      "The array that says what to learn, in a safetensors or NPZ file; x is that of an NPY file.",
      valueName: "file:name"))
  var targets: TensorPlace?

  @Option(help: ArgumentHelp("The columns of a text that are fed: a,b", valueName: "names"))
  var columns: ColumnList?

  @OptionGroup var network: NetworkOptions
  @OptionGroup(title: "Training") var training: TrainOptions

  func run() throws {
    let model = try from.map { path in
      let source = try FileSource.named(path, bundled: bundledFiles)
      let model = try ModelFile(source).model(name: source.name, options: network.options)
      try ModelWriter.check(model, name: source.name)
      return model
    }
    let set = try trainingSet(model)
    let start = try model?.network ?? training.network(for: set, cell: network.cell ?? .lstm)
    // The places are tried before the work is done.
    _ = try AtomicFile(path: out)
    let logFile = try log.map { path in try AtomicFile(path: path) }
    let trainer = try Trainer(
      start, on: set.examples, task: set.task, options: training.training)
    var run = TrainingRun(trainer, log: logFile)
    try save(run.run(), set)
  }

  private func trainingSet(_ model: Model?) throws -> TrainingSet {
    let progress = ReadingLine()
    defer { progress.clear() }
    let source = try FileSource.named(file, bundled: bundledFiles, progress: progress.show)
    let reader = SequenceReader(
      source, tensor: tensor, isTimeMajor: timeMajor, columns: columns?.names,
      progress: progress.show)
    let targets = try targets.map { place in
      TargetsReader(
        try FileSource.named(place.file, bundled: []), tensor: place.tensor, isTimeMajor: timeMajor)
    }
    return try TrainingSet(
      reader, name: source.name, task: training.task, model: model,
      targets: targets.map { targets in
        { task, sequences in
          try targets.trainingTargets(
            for: sequences, task: task, outputSize: model?.network.head?.outputSize)
        }
      }, normalises: training.normalise)
  }

  private func save(_ ending: TrainingRun.Ending, _ set: TrainingSet) throws {
    switch ending {
    case .finished(let network): try write(network, set)
    case .interrupted(let signal, let network):
      if let network { try write(network, set) }
      Output.error.say(
        "lstm-viz: stopped"
          + (network == nil
            ? " before the first update\n" : "; \(out) has the best weights so far\n"))
      endProcess(bySignal: signal)
    case .diverged(let error, let network):
      if let network { try write(network, set) }
      throw Diverged(error: error, out: network == nil ? nil : out)
    }
  }

  private func write(_ network: Network, _ set: TrainingSet) throws {
    let cell = network.layers.first?.kind ?? .lstm
    try ModelWriter.write(
      network, vocabulary: set.vocabulary, training: training.record(sequence: file, cell: cell),
      to: out)
  }
}

/// A training that ran away.
struct Diverged: Error, CustomStringConvertible {
  let error: TrainingError
  /// Where the last good weights are.
  let out: String?

  var description: String {
    "\(error)" + (out.map { "; \($0) has the last good weights" } ?? "")
  }
}
