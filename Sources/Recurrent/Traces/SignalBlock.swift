/// Some consecutive steps of one layer: every signal as a row-major `[steps, width]` array.
struct SignalBlock: Sendable {
  let signals: [Signal]
  let widths: [Int]
  let stepCount: Int
  private(set) var values: [[Float]]

  init(layer: RecurrentLayer, stepCount: Int) {
    self.signals = layer.signals
    self.widths = layer.signals.map(layer.width(of:))
    self.stepCount = stepCount
    self.values = widths.map { Array(repeating: 0, count: stepCount * $0) }
  }

  /// A signal's values, `[steps, width]`; the cell must have this signal.
  subscript(signal: Signal) -> [Float] {
    values[index(of: signal)]
  }

  /// One step of a signal, `[width]`.
  func row(_ signal: Signal, at step: Int) -> ArraySlice<Float> {
    let index = index(of: signal)
    return values[index][step * widths[index]..<(step + 1) * widths[index]]
  }

  func snapshot(at step: Int) -> GateSnapshot {
    GateSnapshot(signals: signals, values: signals.map { Array(row($0, at: step)) })
  }

  /// Stores one step's values, in the order of ``signals``.
  mutating func record(_ rows: [[Float]], at step: Int) {
    for (index, row) in rows.enumerated() {
      let start = step * widths[index]
      values[index].replaceSubrange(start..<start + widths[index], with: row)
    }
  }

  private func index(of signal: Signal) -> Int {
    guard let index = signals.firstIndex(of: signal) else {
      preconditionFailure("the cell has no \(signal)")
    }
    return index
  }
}
