/// Where the signals of some steps of a layer lie in one piece of memory: one after the other, each
/// row-major `[T, B, width]`.
struct SignalLayout: Equatable, Sendable {
  /// In the order of trace files, which is also the order in memory.
  let signals: [Signal]
  /// How many values a step of each signal has.
  let widths: [Int]
  let stepCount: Int
  let sequenceCount: Int
  /// How many values there are in all.
  let count: Int
  /// Where each signal begins.
  private let offsets: [Int]

  init(_ layer: RecurrentLayer, stepCount: Int, sequenceCount: Int) {
    self.signals = layer.signals
    self.widths = layer.signals.map(layer.width(of:))
    self.stepCount = stepCount
    self.sequenceCount = sequenceCount
    var offsets: [Int] = []
    var count = 0
    for width in widths {
      offsets.append(count)
      count += width * stepCount * sequenceCount
    }
    self.offsets = offsets
    self.count = count
  }

  /// Where a signal lies; the cell must have it.
  func range(of signal: Signal) -> Range<Int> {
    let index = index(of: signal)
    return offsets[index]..<offsets[index] + widths[index] * stepCount * sequenceCount
  }

  /// Where one step of one sequence of a signal lies; the cell must have it.
  func range(of signal: Signal, step: Int, sequence: Int) -> Range<Int> {
    let index = index(of: signal)
    let start = offsets[index] + (step * sequenceCount + sequence) * widths[index]
    return start..<start + widths[index]
  }

  private func index(of signal: Signal) -> Int {
    guard let index = signals.firstIndex(of: signal) else {
      preconditionFailure("the cell has no \(signal)")
    }
    return index
  }
}
