import CKernels

/// A training under way: one update at a time, so that whoever drives it can show progress, stop,
/// and keep what was best so far.
///
/// Any network can be trained on from the weights it has; the optimizer starts anew. The same
/// network, examples and options give the same weights, bit for bit.
public struct Trainer: Sendable {
  /// The network as the last update left it.
  public var network: Network { Trainer.network(start, with: parameters) }
  /// The network with the least loss so far.
  ///
  /// With one update an epoch that is the very network the loss was measured with; with several it
  /// is the one at the end of the epoch whose mean loss was the least.
  public var bestNetwork: Network { Trainer.network(start, with: bestParameters) }
  /// The least loss so far, of an update that is an epoch or in the mean of an epoch; infinite before
  /// the first.
  public private(set) var bestLoss = Float.infinity
  /// How many updates were made.
  public private(set) var updateCount = 0
  public let task: PredictionTask
  public let options: TrainingOptions

  /// The network that training started from.
  private let start: Network
  /// The values of all parameters, one after the other, as the last update left them.
  private var parameters: [Float]
  private var bestParameters: [Float]
  /// The derivatives by the parameters, before the last update.
  private var gradient: [Float]
  /// What finds them, if it knows the network.
  private let kernels: TrainingKernels?
  private let examples: [TrainingExample]
  private let batchSize: Int
  /// The batch, when all examples make one.
  private let wholeBatch: TrainingBatch?
  private var optimizer: OptimizerState
  private var random: RandomSource
  /// The order of the examples in this epoch.
  private var order: [Int] = []
  private var epochLoss = 0.0
  private var firstLoss: Double?

  /// A training that has not begun.
  ///
  /// - Parameters:
  ///   - network: the network to train, with a head; its weights are where training starts.
  ///   - examples: what to learn from.
  ///   - task: what the head should say.
  ///   - options: how.
  /// - Throws: ``TrainingError`` when the examples do not fit the network or the task.
  public init(
    _ network: Network, on examples: [TrainingExample], task: PredictionTask,
    options: TrainingOptions = TrainingOptions()
  ) throws(TrainingError) {
    try network.check(examples, task: task)
    var start = network
    start.task = task
    self.start = start
    parameters = network.parameterValues
    bestParameters = parameters
    gradient = Array(repeating: 0, count: parameters.count)
    kernels = TrainingKernels(network)
    self.task = task
    self.options = options
    self.examples = examples
    batchSize = min(max(options.batchSize ?? examples.count, 1), examples.count)
    wholeBatch =
      batchSize == examples.count ? TrainingBatch(examples, for: network, task: task) : nil
    optimizer = OptimizerState(
      options.optimizer, learningRate: options.learningRate,
      parameterCount: parameters.count)
    random = RandomSource(seed: options.seed)
  }

  /// How many updates an epoch has.
  public var updatesPerEpoch: Int { (examples.count - 1) / batchSize + 1 }
  /// How many updates there will be.
  public var updateTotal: Int { updatesPerEpoch * options.epochCount }
  /// The epoch under way, from 0.
  public var epoch: Int { updateCount / updatesPerEpoch }
  /// Whether all epochs are done.
  public var isFinished: Bool { updateCount >= updateTotal }

  /// Makes one update.
  ///
  /// - Returns: what it did.
  /// - Throws: ``TrainingError/diverged(epoch:)``; nothing changes then, and ``bestNetwork`` is the
  ///   last good one.
  public mutating func update() throws(TrainingError) -> TrainingUpdate {
    let batch = nextBatch()
    let loss = findGradient(of: batch)
    let norm = lv_sum_of_squares(gradient, gradient.count).squareRoot()
    guard isSane(Double(loss), norm, batch) else { throw .diverged(epoch: epoch) }
    firstLoss = firstLoss ?? Double(loss)
    noteLossBeforeUpdate(loss)
    let scale = options.clip > 0 ? lv_clip_factor(norm, Double(options.clip)) : 1
    optimizer.update(&parameters, by: gradient, scale: scale)
    let result = TrainingUpdate(
      index: updateCount, epoch: epoch, loss: loss, gradientNorm: Float(norm),
      endsEpoch: (updateCount + 1).isMultiple(of: updatesPerEpoch))
    updateCount += 1
    if result.endsEpoch { noteEpoch() }
    return result
  }

  /// Makes all updates that are left.
  ///
  /// - Parameter shouldGoOn: told about each update; `false` stops.
  /// - Throws: what ``update()`` throws.
  public mutating func run(
    shouldGoOn: (TrainingUpdate) -> Bool = { _ in true }
  ) throws(TrainingError) {
    while !isFinished {
      let update = try update()
      guard shouldGoOn(update) else { return }
    }
  }

  /// The examples of the next update; at the beginning of an epoch their order is drawn.
  private mutating func nextBatch() -> TrainingBatch {
    if let wholeBatch { return wholeBatch }
    let number = updateCount % updatesPerEpoch
    if number == 0 { order = random.permutation(of: examples.count) }
    let chosen = order[number * batchSize..<min((number + 1) * batchSize, examples.count)]
    return TrainingBatch(chosen.map { examples[$0] }, for: start, task: task)
  }

  /// Finds the derivatives by all parameters.
  ///
  /// - Returns: the loss.
  private mutating func findGradient(of batch: TrainingBatch) -> Float {
    if let loss = kernels?.run(batch, parameters: parameters, gradient: &gradient) {
      return Float(loss)
    }
    let all = NetworkGradient(PackedNetwork(network), batch, needsInputGradient: false)
    gradient = all.parameters
    return all.loss
  }

  /// Whether loss and derivatives are those of a training that still learns.
  private func isSane(_ loss: Double, _ norm: Double, _ batch: TrainingBatch) -> Bool {
    let silence = Loss.ofSilence(batch.targets, outputSize: start.head?.outputSize ?? 1)
    let limit = 1000 * max(firstLoss ?? loss, silence)
    return loss.isFinite && norm.isFinite && loss <= limit
  }

  private mutating func noteLossBeforeUpdate(_ loss: Float) {
    epochLoss += Double(loss) / Double(updatesPerEpoch)
    if updatesPerEpoch == 1 && loss < bestLoss {
      bestLoss = loss
      keepParameters()
    }
  }

  private mutating func noteEpoch() {
    if updatesPerEpoch > 1 && Float(epochLoss) < bestLoss {
      bestLoss = Float(epochLoss)
      keepParameters()
    }
    epochLoss = 0
  }

  /// Remembers the parameters as the best ones, in the memory of those before.
  private mutating func keepParameters() {
    parameters.withUnsafeBufferPointer { values in
      bestParameters.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: values) }
    }
  }

  private static func network(_ start: Network, with parameters: [Float]) -> Network {
    var network = start
    network.setParameterValues(parameters)
    return network
  }
}
