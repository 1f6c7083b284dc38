public import Recurrent

/// The sequences of a file as training needs them, and what a network for them is like.
public struct TrainingSet: Sendable {
  public let examples: [TrainingExample]
  public let task: PredictionTask
  /// D: how many values a step has, or how many tokens there are.
  public let inputSize: Int
  /// O: how many values, characters or classes the head says.
  public let outputSize: Int
  /// The tokens as people write them, when the sequences are characters.
  public let vocabulary: [String]?
  /// How the values were scaled, if they were.
  public let normalisation: Normalisation?
  /// The sequences with their labels, as they are fed.
  public let sequences: [LabelledSequence]

  /// Reads a training set.
  ///
  /// - Parameters:
  ///   - reader: the file.
  ///   - name: its name for errors.
  ///   - task: what to learn; chosen by the file when `nil`: its labels, else the next value.
  ///   - model: the model to go on from, which decides vocabulary, scaling and sizes.
  ///   - targets: what should be said of the sequences, when another file has it.
  ///   - normalises: whether to scale the values of a new network to mean 0 and variance 1.
  /// - Throws: a ``LoadingError`` or a `TensorFileError`.
  public init(
    _ reader: SequenceReader, name: String, task: PredictionTask?, model: Model? = nil,
    targets: ((PredictionTask?, [InputSequence]) throws -> (PredictionTask, [Targets]))? = nil,
    normalises: Bool = false
  ) throws {
    // An assumed task gives way to targets.
    let wanted =
      task ?? (targets != nil && model?.isTaskAssumed == true ? nil : model?.network.task)
    let isText = wanted == .nextCharacter
    vocabulary = isText ? try model?.vocabulary ?? reader.vocabulary() : nil
    var sequences: [LabelledSequence]
    if let model {
      sequences = try reader.sequences(for: model)
    } else if let vocabulary {
      sequences = [LabelledSequence(input: try reader.characters(of: vocabulary))]
    } else {
      sequences = try reader.values()
    }
    let scaling =
      normalises && model == nil && !isText
      ? Normalisation(fitting: sequences.map(\.input)) : nil
    if let scaling {
      for index in sequences.indices { sequences[index].input = scaling(sequences[index].input) }
    }
    normalisation = model?.network.normalisation ?? scaling
    self.sequences = sequences
    let inputs = sequences.map(\.input)
    let said: [Targets]
    if let targets {
      (self.task, said) = try targets(wanted, inputs)
    } else {
      let labels = TrainingLabels(sequences, name: name)
      self.task = wanted ?? labels.task
      said = try labels.targets(for: self.task)
    }
    examples = zip(inputs, said).map { TrainingExample($0, targets: $1) }
    let width = inputs.first?.featureCount ?? 1
    inputSize = vocabulary?.count ?? width
    outputSize = TrainingSet.outputSize(said, task: self.task, inputs: inputs, inputSize: inputSize)
  }

  private static func outputSize(
    _ targets: [Targets], task: PredictionTask, inputs: [InputSequence], inputSize: Int
  ) -> Int {
    switch targets.first {
    case .classes?:
      let greatest = targets.compactMap { targets -> Int? in
        guard case .classes(let classes) = targets else { return nil }
        return classes.max()
      }.max()
      return (greatest ?? 0) + 1
    case .values(let values)?:
      return max(1, values.count / (task.isAtLastStep ? 1 : inputs.first?.stepCount ?? 1))
    case .sequence?, nil: return inputSize
    }
  }
}
