/// Some sequences that are learnt from at once, time-major and padded to the longest.
struct TrainingBatch: Sendable {
  let shape: BatchShape
  let targets: LossTargets
  private let sequences: [InputSequence]
  /// What the lowest level gets when no embedding that learns makes it.
  private let fixedInputs: ArraySlice<Float>?
  /// The states the layers start from, one a layer, a row a sequence in each.
  let states: [LayerState]

  /// A batch of examples, which must fit the network and the task.
  init(_ examples: [TrainingExample], for network: Network, task: PredictionTask) {
    let stepCount = examples.map(\.sequence.stepCount).max() ?? 0
    sequences = examples.map(\.sequence)
    shape = TrainingBatch.shape(of: sequences, stepCount: stepCount)
    targets = LossTargets(examples, task: task, stepCount: stepCount)
    fixedInputs =
      network.embedding == nil ? TrainingBatch.inputs(sequences, shape, for: network) : nil
    let zero = network.zeroStates
    states = network.layers.indices.map { layer in
      let own = examples.map { $0.initialStates?[layer] ?? zero[layer] }
      return LayerState(hidden: own.flatMap(\.hidden), cell: own.flatMap(\.cell))
    }
  }

  private static func shape(of sequences: [InputSequence], stepCount: Int) -> BatchShape {
    let isWhole = sequences.allSatisfy { $0.stepCount == stepCount && $0.mask == nil }
    guard !isWhole else {
      return BatchShape(stepCount: stepCount, sequenceCount: sequences.count)
    }
    let mask = (0..<stepCount).flatMap { step in
      sequences.map { step < $0.stepCount && $0.isPresent(step) }
    }
    return BatchShape(stepCount: stepCount, sequenceCount: sequences.count, mask: mask)
  }

  /// What the network's lowest level gets, `[T, B, inputSize]`.
  func inputs(for network: Network) -> ArraySlice<Float> {
    fixedInputs ?? TrainingBatch.inputs(sequences, shape, for: network)
  }

  /// The same for an embedding whose table is at the beginning of other parameters.
  func inputs(for network: Network, embedding parameters: [Float]) -> ArraySlice<Float> {
    guard let count = network.embedding?.weights.elements.count else {
      return inputs(for: network)
    }
    var network = network
    network.embedding?.weights.elements = Array(parameters.prefix(count))
    return inputs(for: network)
  }

  private static func inputs(
    _ sequences: [InputSequence], _ shape: BatchShape, for network: Network
  ) -> ArraySlice<Float> {
    let width = network.inputSize
    if sequences.count == 1, let only = sequences.first {
      return network.inputs(of: only, steps: 0..<only.stepCount)
    }
    var result = Array(repeating: Float(0), count: shape.rowCount * width)
    for (index, sequence) in sequences.enumerated() {
      let rows = network.inputs(of: sequence, steps: 0..<sequence.stepCount)
      for step in 0..<sequence.stepCount {
        let place = (step * sequences.count + index) * width
        let row = rows.startIndex + step * width
        for k in 0..<width { result[place + k] = rows[row + k] }
      }
    }
    return result[...]
  }

  /// The derivative by the embedding's table, given the one by what the lowest level got: each
  /// token's row collects from the steps where it stood.
  func embeddingGradient(_ gradient: [Float], _ embedding: Embedding) -> [Float] {
    var result = Array(repeating: Float(0), count: embedding.weights.elements.count)
    for (index, sequence) in sequences.enumerated() where sequence.isTokens {
      for step in 0..<sequence.stepCount where sequence.isPresent(step) {
        let place = (step * sequences.count + index) * embedding.width
        let row = sequence.token(at: step) * embedding.width
        for k in 0..<embedding.width { result[row + k] += gradient[place + k] }
      }
    }
    return result
  }
}
