import Synchronization

/// Finds the derivatives of a network of plain LSTM layers through `CKernels`.
///
/// It remembers nothing from one batch to the next but the memory it works in, so copies of a
/// training may share it; they take turns.
final class TrainingKernels: Sendable {
  private let network: Network
  private let threadCount: Int?
  private let room = Mutex<TrainingRoom?>(nil)

  /// Kernels for a network with a head; `nil` when they do not know it.
  ///
  /// - Parameters:
  ///   - network: the network, whose shapes count and not its weights.
  ///   - threadCount: how many threads may share the work, 1 or 2; as many as pay when `nil`.
  init?(_ network: Network, threadCount: Int? = nil) {
    let isKnown = network.layers.allSatisfy { $0.isPlainLSTM && $0.direction == .forward }
    guard isKnown, network.head != nil else { return nil }
    self.network = network
    self.threadCount = threadCount
  }

  /// Runs over a batch and back.
  ///
  /// - Parameters:
  ///   - batch: what to learn from.
  ///   - parameters: the values of all of the network's parameters.
  ///   - gradient: as many values, which become the derivatives by them.
  /// - Returns: the loss; `nil`, and nothing done, when steps are masked or memory runs out.
  func run(
    _ batch: TrainingBatch, parameters: [Float], gradient: inout [Float]
  ) -> Double? {
    guard batch.shape.mask == nil else { return nil }
    let inputs = batch.inputs(for: network, embedding: parameters)
    return room.withLock { room in
      if room?.fits(batch.shape) != true {
        room = TrainingRoom(
          network, stepCount: batch.shape.stepCount, sequenceCount: batch.shape.sequenceCount)
      }
      guard let room else { return nil }
      let loss = inputs.withUnsafeBufferPointer { inputs -> Double? in
        guard let inputs = inputs.baseAddress else { return nil }
        return room.run(
          batch, inputs, parameters: parameters, gradient: &gradient,
          threadCount: threadCount ?? TrainingKernels.usefulThreads(network, batch.shape))
      }
      if let embedding = network.embedding {
        let part = batch.embeddingGradient(room.inputGradient(batch.shape), embedding)
        gradient.replaceSubrange(0..<part.count, with: part)
      }
      return loss
    }
  }

  /// How many threads pay for a batch of this size.
  private static func usefulThreads(_ network: Network, _ batch: BatchShape) -> Int {
    batch.sequenceCount > 1 ? 2 : 1
  }
}
