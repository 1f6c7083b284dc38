import CKernels

/// Room in which `CKernels` train one plain LSTM layer. For one thread at a time.
///
/// A class because it owns memory.
final class LSTMTraining {
  let layer: RecurrentLayer
  private let places: LSTMParameterPlaces
  private let room: OpaquePointer

  /// Room for batches up to this size; `nil` when memory runs out.
  init?(_ layer: RecurrentLayer, _ places: LSTMParameterPlaces, stepCount: Int, sequenceCount: Int)
  {
    let room = lv_training_create(
      layer.inputSize, layer.hiddenSize, layer.projection?.rows ?? 0, stepCount, sequenceCount)
    guard let room else { return nil }
    self.layer = layer
    self.places = places
    self.room = room
  }

  deinit { lv_training_destroy(room) }

  /// Runs over a batch with the weights among all of the network's parameters.
  ///
  /// - Parameters:
  ///   - inputs: x, `[T, B, D]`.
  ///   - batch: T and B, for which there must be room.
  ///   - state: where to start from, a row a sequence.
  ///   - parameters: all of the network's.
  ///   - threadCount: how many threads may share the work, 1 or 2.
  /// - Returns: h, `[T, B, width of h]`, good until the next run.
  func run(
    _ inputs: UnsafePointer<Float>, over batch: BatchShape, from state: LayerState,
    parameters: UnsafePointer<Float>, threadCount: Int
  ) -> UnsafePointer<Float> {
    lv_training_load(
      room, parameters + places.inputWeights, parameters + places.recurrentWeights,
      places.inputBias.map { parameters + $0 }, places.recurrentBias.map { parameters + $0 },
      places.projection.map { parameters + $0 })
    let failure = lv_training_forward(
      room, batch.stepCount, batch.sequenceCount, inputs, state.hidden, state.cell,
      Int32(threadCount))
    guard failure == 0, let hidden = lv_training_hidden(room) else {
      preconditionFailure("the batch is larger than the room for it")
    }
    return hidden
  }

  /// Goes back through the last run.
  ///
  /// - Parameters:
  ///   - inputs: that run's.
  ///   - outputGradient: the derivative by h as it is used above, `[T, B, width of h]`.
  ///   - inputGradient: where the derivative by x goes, `[T, B, D]`; `nil` when it is not wanted.
  ///   - parameterGradient: where that by all of the network's parameters goes.
  ///   - threadCount: how many threads may share the work, 1 or 2.
  func backPropagate(
    _ inputs: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?,
    parameterGradient: UnsafeMutablePointer<Float>, threadCount: Int
  ) {
    let bias = (places.inputBias ?? places.recurrentBias).map { parameterGradient + $0 }
    var gradients = lv_gradients()
    gradients.w_ih = parameterGradient + places.inputWeights
    gradients.w_hh = parameterGradient + places.recurrentWeights
    gradients.b = bias
    gradients.w_hr = places.projection.map { parameterGradient + $0 }
    gradients.x = inputGradient
    let failure = lv_training_backward(
      room, inputs, outputGradient, nil, nil, &gradients, Int32(threadCount))
    precondition(failure == 0, "back-propagation follows a run")
    // Both biases are added to the same sums.
    if let bias, places.inputBias != nil, let second = places.recurrentBias {
      (parameterGradient + second).update(from: bias, count: layer.stackedSize)
    }
  }
}
