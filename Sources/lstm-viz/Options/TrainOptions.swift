public import ArgumentParser
import Loading
public import Recurrent

/// How to train.
struct TrainOptions: ParsableArguments {
  @Option(help: "What to learn; without it the file's labels decide, else the next value.")
  var task: PredictionTask?

  @Option(help: ArgumentHelp("H: units of a layer.", valueName: "H"))
  var hidden = 16

  @Option(help: ArgumentHelp("Layers on top of one another.", valueName: "L"))
  var layers = 1

  @Flag(help: "Read the sequence in both directions.")
  var bidirectional = false

  @Option(help: ArgumentHelp("How often to learn from every sequence.", valueName: "N"))
  var epochs = 400

  @Option(
    help: ArgumentHelp("Sequences an update; all when not given.", valueName: "N"))
  var batch: Int?

  @Option(help: ArgumentHelp("The step size.", valueName: "X"))
  var learningRate: Float = 0.01

  @Option(help: "How derivatives become changes of the weights.")
  var optimizer: Optimizer = .adam

  @Option(
    help: ArgumentHelp("The gradient's greatest global norm; 0 is off.", valueName: "X"))
  var clip: Float = 1

  @Option(help: ArgumentHelp("The forget gate's first bias: a number, or chrono.", valueName: "X"))
  var forgetBias = "1"

  @Flag(help: "Scale the values to mean 0 and variance 1; the model remembers how.")
  var normalise = false

  @Option(help: ArgumentHelp("What all random numbers depend on.", valueName: "N"))
  var seed: UInt64 = 0

  func validate() throws {
    for (name, value) in [("--hidden", hidden), ("--layers", layers), ("--epochs", epochs)] {
      guard (1...1_000_000).contains(value) else {
        throw ValidationError("\(name) is a number from 1 on.")
      }
    }
    guard batch.map({ $0 > 0 }) ?? true else {
      throw ValidationError("--batch is a number from 1 on.")
    }
    guard learningRate > 0, learningRate.isFinite, clip >= 0 else {
      throw ValidationError("--learning-rate is above 0, and --clip not below it.")
    }
    guard forgetBias == "chrono" || Float(forgetBias)?.isFinite == true else {
      throw ValidationError("--forget-bias is a number or chrono, not '\(forgetBias)'.")
    }
  }

  /// The engine's options.
  var training: TrainingOptions {
    var options = TrainingOptions()
    options.optimizer = optimizer
    options.learningRate = learningRate
    options.clip = clip
    options.batchSize = batch
    options.epochCount = epochs
    options.seed = seed
    return options
  }

  /// A new network for a training set.
  ///
  /// - Throws: `ValidationError` for a task that a bidirectional network would not have to learn.
  func network(for set: TrainingSet, cell: CellKind) throws -> Network {
    guard !bidirectional || (set.task != .nextValue && set.task != .nextCharacter) else {
      throw ValidationError(
        "A bidirectional network has read the next step already: choose another --task.")
    }
    var plan = NetworkPlan(
      kind: cell, inputSize: set.inputSize, hiddenSize: hidden, outputSize: set.outputSize)
    plan.levelCount = layers
    plan.isBidirectional = bidirectional
    let longest = set.examples.map(\.sequence.stepCount).max() ?? 1
    plan.forgetBias =
      forgetBias == "chrono" ? .chrono(longest: longest) : .value(Float(forgetBias) ?? 1)
    var random = RandomSource(seed: seed)
    var network = plan.network(for: set.task, random: &random)
    network.normalisation = set.normalisation
    return network
  }

  /// The options as the model's metadata keeps them.
  func record(sequence: String, cell: CellKind) -> [String: String] {
    [
      "sequence": sequence, "cell": cell.rawValue, "hidden": "\(hidden)", "layers": "\(layers)",
      "bidirectional": "\(bidirectional)", "epochs": "\(epochs)",
      "batch": batch.map(String.init) ?? "all", "learning_rate": "\(learningRate)",
      "optimizer": optimizer.rawValue, "clip": "\(clip)", "forget_bias": forgetBias,
      "normalise": "\(normalise)", "seed": "\(seed)",
    ]
  }
}

extension Optimizer: ExpressibleByArgument {}
