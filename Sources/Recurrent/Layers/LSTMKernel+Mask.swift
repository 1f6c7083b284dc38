extension LSTMKernel {
  /// Runs over the steps of a sequence that count, and hands the state on over the others, whose
  /// gates are NaN.
  ///
  /// - Parameters:
  ///   - inputs: x, `[T, D]`.
  ///   - batch: T and the mask, for one sequence.
  ///   - state: where to start from; afterwards what the last step left.
  ///   - threadCount: how many threads may share the work, 1 or 2.
  /// - Returns: the signals, or `nil`, and `state` as it was, when memory runs out.
  func run(
    _ inputs: ArraySlice<Float>, over batch: BatchShape, from state: inout LayerState,
    threadCount: Int
  ) -> SignalBlock? {
    guard let mask = batch.mask else {
      return run(
        inputs, stepCount: batch.stepCount, from: &state, threadCount: threadCount)
    }
    let present = mask.indices.filter { mask[$0] }
    var rows: [Float] = []
    rows.reserveCapacity(present.count * layer.inputSize)
    for step in present {
      let start = inputs.startIndex + step * layer.inputSize
      rows += inputs[start..<start + layer.inputSize]
    }
    let initialState = state
    let block = run(
      rows[...], stepCount: present.count, from: &state, threadCount: threadCount)
    return block.map { spread($0, to: present, of: batch, from: initialState) }
  }

  /// Puts the rows of the steps that count where they belong, and fills those between.
  private func spread(
    _ block: SignalBlock, to present: [Int], of batch: BatchShape, from state: LayerState
  ) -> SignalBlock {
    let layout = SignalLayout(layer, stepCount: batch.stepCount, sequenceCount: 1)
    var places = [Int?](repeating: nil, count: batch.stepCount)
    for (row, step) in present.enumerated() { places[step] = row }
    return SignalBlock(layout) { memory in
      for signal in layout.signals {
        let (width, start) = (layer.width(of: signal), layout.range(of: signal).lowerBound)
        var last = initialRow(of: signal, state)[...]
        for step in batch.steps(layer.direction) {
          if let row = places[step] {
            last = block.row(signal, at: row)
            write(last, to: memory + start + step * width)
          } else if signal == .hiddenState || signal == .cellState {
            write(last, to: memory + start + step * width)
          } else {
            (memory + start + step * width).update(repeating: .nan, count: width)
          }
        }
      }
    }
  }

  /// What a signal was before the first step, as far as that is handed on.
  private func initialRow(of signal: Signal, _ state: LayerState) -> [Float] {
    switch signal {
    case .hiddenState: state.hidden
    case .cellState: state.cell
    default: []
    }
  }

  private func write(_ row: ArraySlice<Float>, to target: UnsafeMutablePointer<Float>) {
    row.withUnsafeBufferPointer { row in
      guard let start = row.baseAddress else { return }
      target.update(from: start, count: row.count)
    }
  }
}
