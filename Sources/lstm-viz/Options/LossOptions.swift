import ArgumentParser
import Loading
import Recurrent

/// What a network should have said, for its loss.
struct LossOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the network should say: an array [T, O] or [N, T, O] of a safetensors or NPZ file; x is "
        + "that of an NPY file.",
      discussion: "Models that say the next value or character need none.",
      valueName: "file:name"))
  var targets: TensorPlace?

  @Option(help: "What the head says, over what the model says.")
  var task: PredictionTask?

  @Flag(help: "Add the derivatives of the loss by everything.")
  var gradients = false

  /// The loss of a document's sequences, if it is asked for.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - index: which sequence; all when `nil`.
  ///   - isTimeMajor: whether arrays have the time axis first.
  /// - Returns: the loss, with derivatives if they are asked for.
  /// - Throws: a `LoadingError` or a `TensorFileError`.
  func loss(
    of document: Document, only index: Int?, isTimeMajor: Bool
  ) throws -> SequenceLoss? {
    guard targets != nil || gradients || task != nil else { return nil }
    let reader = try targets.map { place in
      TargetsReader(
        try FileSource.named(place.file, bundled: bundledFiles), tensor: place.tensor,
        isTimeMajor: isTimeMajor)
    }
    guard let head = document.model.network.head else {
      throw LoadingError(
        .noLoss(reason: TrainingError.noHead.description), file: document.sequenceName)
    }
    let inputs = document.sequences.map(\.input)
    let task = try chosenTask(of: document, reader, for: inputs)
    let count = index == nil ? inputs.count : 1
    let wanted =
      try reader?.targets(
        for: inputs, only: index, task: task,
        outputSize: head.outputSize)
      ?? Array(repeating: .sequence, count: count)
    return try document.loss(of: index, targets: wanted, task: task, withGradient: gradients)
  }

  /// What is asked for; else what the model says; else what the targets look like. With targets, a
  /// task that is only assumed of the model does not count.
  private func chosenTask(
    of document: Document, _ reader: TargetsReader?, for inputs: [InputSequence]
  ) throws -> PredictionTask {
    let stated = document.model.isTaskAssumed && reader != nil ? nil : document.model.network.task
    if let task = task ?? stated {
      let isOwn = task == .nextValue || task == .nextCharacter
      guard isOwn || reader != nil else {
        throw LoadingError(.noTargets(task: task.rawValue), file: document.sequenceName)
      }
      return task
    }
    guard let reader else { throw LoadingError(.noTask, file: document.sequenceName) }
    return try reader.assumedTask(for: inputs)
  }
}
