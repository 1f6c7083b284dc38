extension PackedLayer {
  /// Back-propagates through time over a batch (Werbos 1990).
  ///
  /// - Parameters:
  ///   - run: the forward run.
  ///   - outputGradient: the derivative by h as the layers above use it, `[T, B, width of h]`.
  ///   - needsInputGradient: whether the derivative by x is wanted.
  /// - Returns: all derivatives.
  func backPropagate(
    _ run: LayerRun, outputGradient: [Float], needsInputGradient: Bool
  ) -> LayerGradient {
    precondition(
      outputGradient.count == run.batch.rowCount * layer.outputSize,
      "a derivative for each value of h")
    var signals = SignalBlock(
      layer: layer, stepCount: run.batch.stepCount, sequenceCount: run.batch.sequenceCount)
    let pass = BackwardPass(self, run, outputGradient: outputGradient)
    signals.storage.withUnsafeMutableBufferPointer { gradients in
      run.block.storage.withUnsafeBufferPointer { values in
        guard let gradients = gradients.baseAddress, let values = values.baseAddress else { return }
        let rows = SignalPointers(values: values, gradients: gradients, layout: pass.layout)
        switch layer.kind.family {
        case .lstm: pass.run(LSTMBackward(pass, rows), rows)
        case .gru: pass.run(GRUBackward(pass, rows), rows)
        case .rnn: pass.run(RNNBackward(pass, rows), rows)
        }
      }
    }
    return LayerGradient(
      signals: signals, inputs: needsInputGradient ? inputGradient(pass) : [],
      initialState: LayerState(
        hidden: pass.carriedHidden.values, cell: pass.carriedCell.values),
      parameters: parameterGradient(pass, run))
  }

  /// δx = Wᵀ δa, `[T, B, D]`.
  private func inputGradient(_ pass: BackwardPass) -> [Float] {
    var result = Array(repeating: Float(0), count: pass.batch.rowCount * layer.inputSize)
    addProduct(
      pass.deltas.pointer, layer.inputWeights.elements, to: &result, rows: pass.batch.rowCount,
      depth: layer.stackedSize, columns: layer.inputSize)
    return result
  }

  /// δW = Σ δa xᵀ, δU = Σ δa h'ᵀ and the rest, one after the other.
  private func parameterGradient(_ pass: BackwardPass, _ run: LayerRun) -> [Float] {
    let width = layer.stackedSize
    let weights = FloatBuffer(zeros: layer.inputSize * width)
    run.inputs.withUnsafeBufferPointer { inputs in
      guard let inputs = inputs.baseAddress else { return }
      addTransposedProduct(
        inputs, pass.deltas.pointer, to: weights.pointer,
        shape: (layer.inputSize, pass.batch.rowCount, width), strides: (layer.inputSize, width))
    }
    var result = weights.transposed(rows: layer.inputSize, columns: width)
    result += recurrentGradient(pass, run)
    if !layer.inputBias.isEmpty { result += rowSum(pass.deltas, width: width) }
    if !layer.recurrentBias.isEmpty { result += rowSum(pass.recurrentDeltas, width: width) }
    if let peepholes = layer.peepholes, let gradient = pass.peepholeGradient {
      result += peepholes.input.isEmpty ? [] : gradient.input.values
      result += peepholes.forget.isEmpty ? [] : gradient.forget.values
      result += gradient.output.values
    }
    if let projection = pass.projectionGradient { result += projection.values }
    return result
  }

  /// The derivative by U, `[gates·H, width of h]`.
  private func recurrentGradient(_ pass: BackwardPass, _ run: LayerRun) -> [Float] {
    let (width, depth) = (layer.stackedSize, layer.outputSize)
    let sum = FloatBuffer(zeros: depth * width)
    addTransposedProduct(
      previousHidden(run), pass.recurrentDeltas.pointer, to: sum.pointer,
      shape: (depth, pass.batch.rowCount, width), strides: (depth, width))
    var result = sum.transposed(rows: depth, columns: width)
    guard layer.kind == .resetBeforeGRU else { return result }
    // U of n was multiplied with r ⊙ h', not with h'.
    let candidate = FloatBuffer(zeros: depth * depth)
    addTransposedProduct(
      pass.auxiliary.pointer, pass.recurrentDeltas.pointer + 2 * depth, to: candidate.pointer,
      shape: (depth, pass.batch.rowCount, depth), strides: (depth, width))
    result.replaceSubrange(
      (2 * depth * depth)..., with: candidate.transposed(rows: depth, columns: depth))
    return result
  }

  /// h before each step, `[T, B, width of h]`.
  private func previousHidden(_ run: LayerRun) -> [Float] {
    let hidden = run.hidden
    let width = run.batch.sequenceCount * layer.outputSize
    switch layer.direction {
    case .forward: return run.initialState.hidden + hidden.dropLast(width)
    case .reverse: return hidden.dropFirst(width) + run.initialState.hidden
    }
  }

  private func rowSum(_ rows: FloatBuffer, width: Int) -> [Float] {
    let sum = FloatBuffer(zeros: width)
    for row in 0..<rows.count / width {
      for k in 0..<width { sum.pointer[k] += rows.pointer[row * width + k] }
    }
    return sum.values
  }
}
