/// The events of a layer's units at some steps, each at its very step.
///
/// A summary of a long sequence knows only in which bucket an event is; see ``ChangeSummary`` for
/// what counts as one.
public struct LayerEvents: Equatable, Sendable {
  /// What happened to a unit's memory at a step.
  public struct Kind: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Much of it was let go.
    public static let letGo = Kind(rawValue: 1)
    /// Much was written to it.
    public static let written = Kind(rawValue: 2)
    /// h of a vanilla cell jumped.
    public static let jumped = Kind(rawValue: 4)
  }

  /// The steps that are looked at.
  public let steps: Range<Int>
  /// H.
  public let unitCount: Int
  /// `[steps, H]`.
  private let kinds: [Kind]

  /// Finds the events of some steps.
  ///
  /// - Parameters:
  ///   - trace: the trace.
  ///   - layer: which of its layers.
  ///   - steps: the steps to look at; three more on either side are read.
  ///   - summary: the layer's, which says what is much.
  public init(in trace: Trace, layer: Int, steps: Range<Int>, by summary: LayerSummary) {
    let read = max(steps.lowerBound - 3, 0)..<min(steps.upperBound + 3, trace.stepCount)
    let changes = MemoryChanges(in: trace, layer: layer, steps: read)
    let units = changes.unitCount
    var kinds = [Kind](repeating: [], count: steps.count * units)
    let amounts: [([Float], ChangeSummary?, Kind)] = [
      (changes.letGo, summary.letGo, .letGo), (changes.written, summary.written, .written),
      (changes.jumped, summary.jumped, .jumped),
    ]
    for case (let values, let change?, let kind) in amounts {
      for step in steps {
        let row = step - read.lowerBound
        for unit in 0..<units {
          let value = values[row * units + unit]
          guard value > 0, value >= change.threshold[unit],
            LayerEvents.isPeak(row, unit, of: values, units: units, rows: read.count)
          else { continue }
          kinds[(step - steps.lowerBound) * units + unit].insert(kind)
        }
      }
    }
    self.steps = steps
    unitCount = units
    self.kinds = kinds
  }

  /// What happened to a unit at one of the steps.
  public subscript(step: Int, unit: Int) -> Kind {
    kinds[(step - steps.lowerBound) * unitCount + unit]
  }

  /// How many units have an event at one of the steps.
  public func count(at step: Int) -> Int {
    let start = (step - steps.lowerBound) * unitCount
    return kinds[start..<start + unitCount].count { !$0.isEmpty }
  }

  /// Greater than the three before, and not less than the three after.
  private static func isPeak(
    _ row: Int, _ unit: Int, of values: [Float], units: Int, rows: Int
  ) -> Bool {
    let own = values[row * units + unit]
    let before = max(row - 3, 0)..<row
    let after = min(row + 1, rows)..<min(row + 4, rows)
    return before.allSatisfy { own > values[$0 * units + unit] }
      && after.allSatisfy { own >= values[$0 * units + unit] }
  }
}

/// How much each unit's memory lost and gained at some steps, `[steps, H]` each; absent steps are 0.
package struct MemoryChanges {
  package let unitCount: Int
  /// (1 − f) ⊙ |C'|, or with z; empty of a vanilla cell.
  package private(set) var letGo: [Float] = []
  /// |i ⊙ C̃|, or |(1 − z) ⊙ n|; empty of a vanilla cell.
  package private(set) var written: [Float] = []
  /// f ⊙ |C'|, or with z; empty of a vanilla cell.
  package private(set) var kept: [Float] = []
  /// |h − h'|; of a vanilla cell only.
  package private(set) var jumped: [Float] = []

  /// The changes of some steps, of which there must be one.
  package init(in trace: Trace, layer index: Int, steps: Range<Int>) {
    let layer = trace.network.layers[index]
    let memory = layer.kind.memory
    unitCount = layer.hiddenSize
    let new = trace.values(of: memory, layer: index, steps: steps)
    let old = MemoryChanges.old(new, in: trace, layer: index, steps: steps)
    let mask = trace.sequence.mask
    let isAbsent = { (place: Int) in
      mask.map { !$0[steps.lowerBound + place / layer.hiddenSize] } ?? false
    }
    let values = { (signal: Signal) in trace.values(of: signal, layer: index, steps: steps) }
    guard layer.kind.family != .rnn else {
      jumped = new.indices.map { isAbsent($0) ? 0 : abs(new[$0] - old[$0]) }
      return
    }
    let share: [Float]
    let amount: [Float]
    if layer.kind.family == .lstm {
      share =
        layer.kind == .noForgetLSTM
        ? [Float](repeating: 1, count: new.count) : values(.forgetGate)
      amount = zip(values(.inputGate), values(.candidate)).map { $0 * $1 }
    } else {
      let gate = values(.updateGate)
      share = layer.options.updateGate == .keeps ? gate : gate.map { 1 - $0 }
      amount = zip(share, values(.hiddenCandidate)).map { (1 - $0) * $1 }
    }
    letGo = new.indices.map { isAbsent($0) ? 0 : (1 - share[$0]) * abs(old[$0]) }
    kept = new.indices.map { isAbsent($0) ? 0 : abs(share[$0] * old[$0]) }
    written = new.indices.map { isAbsent($0) ? 0 : abs(amount[$0]) }
  }

  /// The memory before each step, in the layer's own direction.
  private static func old(
    _ new: [Float], in trace: Trace, layer: Int, steps: Range<Int>
  ) -> [Float] {
    guard let first = steps.first, let last = steps.last else { return [] }
    let width = trace.network.layers[layer].hiddenSize
    if trace.network.layers[layer].direction == .forward {
      return trace.state(before: first, layer: layer).memory + new.dropLast(width)
    }
    return new.dropFirst(width) + trace.state(before: last, layer: layer).memory
  }
}
