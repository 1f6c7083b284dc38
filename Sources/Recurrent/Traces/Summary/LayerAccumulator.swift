/// What a ``LayerSummary`` is made from while a trace is walked.
struct LayerAccumulator {
  private let layer: RecurrentLayer
  private var signals: [SignalAccumulator]
  private var largestMemory: [Float]
  /// What is let go and what is written; of a vanilla cell how far h jumps.
  private var changes: [ChangeAccumulator]
  private var halfLives: [HalfLifeTracker]
  private var mostKept: BucketMaxima
  private var mostWritten: BucketMaxima
  /// One step's changes, `[H]` each.
  private let scratch: [FloatBuffer]
  /// What one step kept, `[H]`.
  private let kept: FloatBuffer

  init(
    _ layer: RecurrentLayer, initialState: LayerState, bucketLength: Int, bucketCount: Int
  ) {
    let units = layer.hiddenSize
    let keeps = layer.kind.family != .rnn
    self.layer = layer
    signals = layer.signals.map {
      SignalAccumulator(
        width: layer.width(of: $0), bucketLength: bucketLength, bucketCount: bucketCount)
    }
    largestMemory = initialState.memory.map { abs($0) }
    let change = (0..<(keeps ? 2 : 1)).map { _ in
      ChangeAccumulator(units: units, bucketLength: bucketLength, bucketCount: bucketCount)
    }
    changes = change
    scratch = change.map { _ in FloatBuffer(zeros: units) }
    kept = FloatBuffer(zeros: units)
    let places = BucketMaxima(
      width: keeps ? units : 0, bucketLength: bucketLength, bucketCount: bucketCount)
    (mostKept, mostWritten) = (places, places.emptyCopy())
    halfLives = Array(
      repeating: HalfLifeTracker(layer.direction), count: keeps ? units : 0)
  }

  /// Adds a block of steps, which come in time's order.
  ///
  /// - Parameters:
  ///   - block: their signals.
  ///   - steps: which they are.
  ///   - state: the state the layer entered the block with.
  ///   - mask: which steps of the whole sequence count.
  mutating func add(
    _ block: SignalBlock, steps: Range<Int>, entering state: LayerState, mask: [Bool]?
  ) {
    let memory = layer.kind.memory
    for row in 0..<block.stepCount {
      let isAbsent = mask.map { !$0[steps.lowerBound + row] } ?? false
      for (index, signal) in block.signals.enumerated() {
        let isGone = isAbsent && signal != .cellState && signal != .hiddenState
        block.row(signal, at: row).withUnsafeBufferPointer { values in
          guard let start = values.baseAddress else { return }
          signals[index].add(start, step: steps.lowerBound + row, isAbsent: isGone)
        }
      }
      let new = block.row(memory, at: row)
      for (unit, value) in new.enumerated() where abs(value) > largestMemory[unit] {
        largestMemory[unit] = abs(value)
      }
      let previous = layer.direction == .forward ? row - 1 : row + 1
      let old =
        (0..<block.stepCount).contains(previous)
        ? block.row(memory, at: previous) : state.memory[...]
      addChanges(block, row: row, step: steps.lowerBound + row, old: old, isAbsent: isAbsent)
    }
  }

  /// Adds what a step let go and wrote, or how far h jumped.
  private mutating func addChanges(
    _ block: SignalBlock, row: Int, step: Int, old: ArraySlice<Float>, isAbsent: Bool
  ) {
    if isAbsent {
      for buffer in scratch { buffer.pointer.update(repeating: 0, count: buffer.count) }
    } else {
      measureChanges(block.snapshot(at: row), old: old, step: step)
    }
    for index in changes.indices {
      changes[index].add(scratch[index].pointer, isAbsent: isAbsent)
    }
  }

  private mutating func measureChanges(
    _ snapshot: GateSnapshot, old: ArraySlice<Float>, step: Int
  ) {
    guard let kept = layer.keptFraction(in: snapshot), let written = layer.written(in: snapshot)
    else {
      for (unit, pair) in zip(snapshot[layer.kind.memory], old).enumerated() {
        scratch[0].pointer[unit] = abs(pair.0 - pair.1)
      }
      return
    }
    for (unit, value) in old.enumerated() {
      scratch[0].pointer[unit] = (1 - kept[unit]) * abs(value)
      scratch[1].pointer[unit] = abs(written[unit])
      self.kept.pointer[unit] = abs(kept[unit] * value)
      halfLives[unit].add(kept[unit], step: step)
    }
    mostKept.add(self.kept.pointer, step: step)
    mostWritten.add(scratch[1].pointer, step: step)
  }

  func summary() -> LayerSummary {
    let changes = changes.map { $0.summary(largestMemory: largestMemory) }
    let keeps = changes.count == 2
    return LayerSummary(
      signalSummaries: signals.map { $0.summary() }, signals: layer.signals,
      largestMemory: largestMemory, letGo: keeps ? changes[0] : nil,
      written: keeps ? changes[1] : nil, jumped: keeps ? nil : changes[0],
      mostKept: mostKept.values, mostWritten: mostWritten.values,
      halfLives: keeps
        ? HalfLives(
          lowerQuartile: halfLives.map { $0.quantile(0.25) },
          median: halfLives.map { $0.quantile(0.5) },
          upperQuartile: halfLives.map { $0.quantile(0.75) }) : nil)
  }
}
