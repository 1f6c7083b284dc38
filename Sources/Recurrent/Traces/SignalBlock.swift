/// Some consecutive steps of one layer, for one sequence or a batch: every signal, or a gradient by
/// every signal, each a row-major `[T, B, width]` array.
public struct SignalBlock: Equatable, Sendable {
  let layout: SignalLayout
  /// All signals, one after the other.
  var storage: [Float]

  /// A block of zeros.
  init(layer: RecurrentLayer, stepCount: Int, sequenceCount: Int = 1) {
    self.layout = SignalLayout(layer, stepCount: stepCount, sequenceCount: sequenceCount)
    self.storage = Array(repeating: 0, count: layout.count)
  }

  /// A block whose memory, laid out like this, is written by `fill`, every value of it.
  init(_ layout: SignalLayout, fill: (UnsafeMutablePointer<Float>) -> Void) {
    self.layout = layout
    self.storage = Array(unsafeUninitializedCapacity: layout.count) { storage, count in
      guard let start = storage.baseAddress else { return }
      fill(start)
      count = layout.count
    }
  }

  /// The signals, in the order of trace files.
  public var signals: [Signal] { layout.signals }
  /// T.
  public var stepCount: Int { layout.stepCount }
  /// B.
  public var sequenceCount: Int { layout.sequenceCount }

  /// A signal's values, `[T, B, width]`; the cell must have this signal.
  public subscript(signal: Signal) -> ArraySlice<Float> {
    storage[layout.range(of: signal)]
  }

  /// One step of one sequence of a signal, `[width]`; the cell must have this signal.
  public func row(_ signal: Signal, at step: Int, sequence: Int = 0) -> ArraySlice<Float> {
    storage[layout.range(of: signal, step: step, sequence: sequence)]
  }

  /// One signal of one sequence, `[T, width]`; the cell must have this signal.
  public func values(of signal: Signal, sequence: Int) -> [Float] {
    if sequenceCount == 1 { return Array(self[signal]) }
    return (0..<stepCount).flatMap { row(signal, at: $0, sequence: sequence) }
  }

  /// Every signal of one step of one sequence.
  func snapshot(at step: Int, sequence: Int = 0) -> GateSnapshot {
    GateSnapshot(
      signals: signals, values: signals.map { Array(row($0, at: step, sequence: sequence)) })
  }
}
