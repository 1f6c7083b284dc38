import CKernels

/// An LSTM layer with its weights packed for `CKernels`, which run it over one sequence.
///
/// A class because it owns memory. The kernels allow any number of threads to run one at once.
final class LSTMKernel: @unchecked Sendable {
  let layer: RecurrentLayer
  private let packed: OpaquePointer

  /// A layer packed; `nil` when the kernels do not know its equations, or memory runs out.
  init?(_ layer: RecurrentLayer) {
    guard layer.isPlainLSTM else { return nil }
    let packed = lv_lstm_create(
      layer.inputSize, layer.hiddenSize, layer.projection?.rows ?? 0,
      layer.inputWeights.elements, layer.recurrentWeights.elements,
      layer.inputBias.isEmpty ? nil : layer.inputBias,
      layer.recurrentBias.isEmpty ? nil : layer.recurrentBias, layer.projection?.elements)
    guard let packed else { return nil }
    self.layer = layer
    self.packed = packed
  }

  deinit { lv_lstm_destroy(packed) }

  /// Runs over a sequence and records every signal.
  ///
  /// - Parameters:
  ///   - inputs: x, `[T, D]`.
  ///   - stepCount: T.
  ///   - state: where to start from; afterwards what the last step left.
  ///   - threadCount: how many threads may share the work, 1 or 2.
  /// - Returns: the signals, or `nil`, and `state` as it was, when memory runs out.
  func run(
    _ inputs: ArraySlice<Float>, stepCount: Int, from state: inout LayerState, threadCount: Int
  ) -> SignalBlock? {
    let isReverse = layer.direction == .reverse
    let inputs = isReverse ? reversed(inputs) : inputs
    var failure: Int32 = 0
    let layout = SignalLayout(layer, stepCount: stepCount, sequenceCount: 1)
    let block = SignalBlock(layout) { signals in
      var record = record(in: signals, layout)
      failure = inputs.withUnsafeBufferPointer { inputs in
        lv_lstm_forward(
          packed, stepCount, inputs.baseAddress, &state.hidden, &state.cell, &record,
          Int32(threadCount))
      }
      if isReverse && failure == 0 { reverse(signals, layout) }
    }
    return failure == 0 ? block : nil
  }

  /// Where the kernels write each signal.
  private func record(
    in signals: UnsafeMutablePointer<Float>, _ layout: SignalLayout
  ) -> lv_record {
    func start(_ signal: Signal) -> UnsafeMutablePointer<Float> {
      signals + layout.range(of: signal).lowerBound
    }
    return lv_record(
      i: start(.inputGate), f: start(.forgetGate), g: start(.candidate), o: start(.outputGate),
      c: start(.cellState), m: layer.projection == nil ? nil : start(.gatedCellState),
      h: start(.hiddenState))
  }

  /// The rows of x from the last to the first.
  private func reversed(_ inputs: ArraySlice<Float>) -> ArraySlice<Float> {
    var result = Array(inputs)
    reverseRows(&result, count: result.count / layer.inputSize, width: layer.inputSize)
    return result[...]
  }

  /// Puts a record of the reversed sequence in the order of the steps.
  private func reverse(_ signals: UnsafeMutablePointer<Float>, _ layout: SignalLayout) {
    for signal in layout.signals {
      reverseRows(
        signals + layout.range(of: signal).lowerBound, count: layout.stepCount,
        width: layer.width(of: signal))
    }
  }

  /// Puts rows in the opposite order.
  private func reverseRows(_ rows: UnsafeMutablePointer<Float>, count: Int, width: Int) {
    for row in 0..<count / 2 {
      let (low, high) = (rows + row * width, rows + (count - 1 - row) * width)
      for k in 0..<width { (low[k], high[k]) = (high[k], low[k]) }
    }
  }
}
