import Recurrent

/// What the bins of a page with more steps than columns show of a layer, and of what goes into the
/// network.
///
/// Kept as long as the page stands: to put it together takes longer than to draw it. What a bin shows
/// is put together from all of its steps, and from no others: from a summary's buckets if its bins
/// begin with them, else from the trace.
struct PageBins: Sendable {
  /// What it was put together for.
  struct Key: Equatable, Sendable {
    let layer: Int
    let axis: TimeAxis
    /// Whether a summary's buckets were read, not the steps.
    let readsSummary: Bool
  }

  let key: Key
  private(set) var signals: [Signal: BinnedValues] = [:]
  /// How much of each unit's memory a step kept and how much it wrote, as sizes ≥ 0; `nil` of a
  /// vanilla cell.
  private(set) var kept: BinnedValues?
  private(set) var written: BinnedValues?
  /// x; `nil` of a sequence of tokens.
  private(set) var input: BinnedValues?
  /// How far the prediction was off at the step where it was farthest, by bin, as
  /// ``Trace/predictionErrors(steps:)`` has it; `nil` where nothing is predicted.
  private(set) var errors: [Float]?

  /// Puts it together from the buckets of a summary.
  init(_ key: Key, of trace: Trace, by summary: TraceSummary) {
    self.key = key
    let axis = key.axis
    let layer = summary.layers[key.layer]
    for signal in layer.signals {
      var collector = BinCollector(axis, width: layer[signal].width)
      let isAlwaysThere = signal == .cellState || signal == .hiddenState
      collector.add(layer[signal]) { steps in
        isAlwaysThere ? steps.count : trace.sequence.presence(in: steps)
      }
      signals[signal] = collector.values
    }
    if !layer.mostKept.isEmpty {
      let width = layer.largestMemory.count
      let sizes = { (maxima: [Float]) in
        BinnedValues(
          of: ExtremesSummary(width: width, minima: maxima, maxima: maxima), on: axis)
      }
      (kept, written) = (sizes(layer.mostKept), sizes(layer.mostWritten))
    }
    input = summary.ends.inputs.map { BinnedValues(of: $0, on: axis) }
    errors = summary.ends.meanErrors.map { known in
      let half = trace.sequence.halfRange
      return BinnedValues(of: known, on: axis).maxima.map { half > 0 ? $0 / half : 0 }
    }
  }

  /// Puts it together from the steps themselves, a block after the other, so that each is computed
  /// but once.
  init(_ key: Key, reading trace: Trace) {
    self.key = key
    let axis = key.axis
    let layer = trace.network.layers[key.layer]
    var collectors = layer.signals.map { BinCollector(axis, width: layer.width(of: $0)) }
    var kept = BinCollector(axis, width: layer.hiddenSize)
    var written = kept
    var input = BinCollector(axis, width: trace.sequence.featureCount)
    var errors = BinCollector(axis, width: 1)
    for steps in trace.pieces(of: axis.steps) {
      for (index, signal) in layer.signals.enumerated() {
        collectors[index].add(
          trace.values(of: signal, layer: key.layer, steps: steps), steps: steps)
      }
      input.add(trace.sequence.rows(steps), steps: steps)
      if let off = trace.predictionErrors(steps: steps) { errors.add(off, steps: steps) }
      guard layer.kind.family != .rnn else { continue }
      let changes = MemoryChanges(in: trace, layer: key.layer, steps: steps)
      kept.add(changes.kept, steps: steps)
      written.add(changes.written, steps: steps)
    }
    for (signal, collector) in zip(layer.signals, collectors) { signals[signal] = collector.values }
    if layer.kind.family != .rnn { (self.kept, self.written) = (kept.values, written.values) }
    if !trace.sequence.isTokens { self.input = input.values }
    if trace.predictsNextValue { self.errors = errors.values.maxima }
  }
}

extension Trace {
  /// Some steps in pieces, each of which lies in one block.
  func pieces(of steps: Range<Int>) -> [Range<Int>] {
    let first = steps.lowerBound / blockLength * blockLength
    return stride(from: first, to: steps.upperBound, by: blockLength).map {
      ($0..<$0 + blockLength).clamped(to: steps)
    }
  }
}

extension InputSequence {
  /// At how many of some steps there is an input.
  func presence(in steps: Range<Int>) -> Int {
    guard let mask else { return steps.count }
    return mask[steps].count { $0 }
  }

  /// Half the distance between the least and the greatest value.
  var halfRange: Float { (valueRange.upperBound - valueRange.lowerBound) / 2 }
}
