import CKernels

/// Room for a network's back-propagation through `CKernels`, kept from update to update. For one
/// thread at a time.
final class TrainingRoom {
  private let layers: [LSTMTraining]
  private let head: LinearHead
  /// Where the head's parameters begin.
  private let headPlace: Int
  /// What batches there is room for.
  private let (stepCount, sequenceCount): (Int, Int)
  /// The derivatives by what each layer gets, the lowest one first, and by what the last one gives;
  /// the first is empty when nobody wants it.
  private let gradients: [FloatBuffer]

  /// Room for batches up to this size; `nil` when memory runs out.
  init?(_ network: Network, stepCount: Int, sequenceCount: Int) {
    guard let head = network.head else { return nil }
    var place = network.embedding?.weights.elements.count ?? 0
    var layers: [LSTMTraining] = []
    for layer in network.layers {
      let places = LSTMParameterPlaces(layer, from: place)
      let made = LSTMTraining(
        layer, places, stepCount: stepCount, sequenceCount: sequenceCount)
      guard let made else { return nil }
      layers.append(made)
      place = places.end
    }
    self.layers = layers
    self.head = head
    headPlace = place
    self.stepCount = stepCount
    self.sequenceCount = sequenceCount
    let widths =
      [network.embedding?.width ?? 0] + network.layers.map(\.outputSize)
    gradients = widths.map { FloatBuffer(zeros: stepCount * sequenceCount * $0) }
  }

  /// Whether a batch has room here.
  func fits(_ batch: BatchShape) -> Bool {
    batch.stepCount <= stepCount && batch.sequenceCount <= sequenceCount
  }

  /// The derivative by what the lowest layer gets, `[T, B, E]`, as the last batch left it.
  func inputGradient(_ batch: BatchShape) -> [Float] {
    Array(
      UnsafeBufferPointer(
        start: gradients[0].pointer, count: batch.rowCount * layers[0].layer.inputSize))
  }

  /// Runs over a batch and back.
  ///
  /// - Parameters:
  ///   - batch: what to learn from; all its steps count, and there is room for it.
  ///   - inputs: what the lowest layer gets, `[T, B, D]`.
  ///   - parameters: all of the network's.
  ///   - gradient: where the derivatives by them go, but for the embedding's.
  ///   - threadCount: how many threads may share the work, 1 or 2.
  /// - Returns: the loss.
  func run(
    _ batch: TrainingBatch, _ inputs: UnsafePointer<Float>, parameters: UnsafePointer<Float>,
    gradient: UnsafeMutablePointer<Float>, threadCount: Int
  ) -> Double {
    var values = [inputs]
    for (index, layer) in layers.enumerated() {
      values.append(
        layer.run(
          values[index], over: batch.shape, from: batch.states[index], parameters: parameters,
          threadCount: threadCount))
    }
    let loss = runHead(
      batch, hidden: values[layers.count], parameters: parameters, gradient: gradient)
    for index in layers.indices.reversed() {
      let below = gradients[index]
      layers[index].backPropagate(
        values[index], outputGradient: gradients[index + 1].pointer,
        inputGradient: below.count > 0 ? below.pointer : nil, parameterGradient: gradient,
        threadCount: threadCount)
    }
    return loss
  }

  /// The loss of the head, and the way back through it.
  private func runHead(
    _ batch: TrainingBatch, hidden: UnsafePointer<Float>, parameters: UnsafePointer<Float>,
    gradient: UnsafeMutablePointer<Float>
  ) -> Double {
    let (width, outputs) = (head.weights.columns, head.outputSize)
    let (bias, hasBias) = (headPlace + width * outputs, !head.bias.isEmpty)
    // When every step counts, the steps with a target follow one another.
    let (first, count) = (batch.targets.rows.first ?? 0, batch.targets.rows.count)
    let seen = hidden + first * width
    let scores = [Float](unsafeUninitializedCapacity: count * outputs) { scores, filled in
      lv_linear_forward(
        count, width, outputs, seen, parameters + headPlace,
        hasBias ? parameters + bias : nil, scores.baseAddress)
      filled = count * outputs
    }
    let loss = Loss(scores, batch.targets, outputSize: outputs)
    let below = gradients[layers.count].pointer
    let (start, end) = (first * width, (first + count) * width)
    below.update(repeating: 0, count: start)
    (below + end).update(repeating: 0, count: batch.shape.rowCount * width - end)
    lv_linear_backward(
      count, width, outputs, seen, parameters + headPlace, loss.gradient, gradient + headPlace,
      hasBias ? gradient + bias : nil, below + start)
    return loss.value
  }
}
