/// One step of one layer: every signal of every unit.
///
/// At a masked step the gates are NaN.
public struct GateSnapshot: Equatable, Sendable {
  /// The signals in the order of trace files.
  public let signals: [Signal]
  private let values: [[Float]]

  init(signals: [Signal], values: [[Float]]) {
    self.signals = signals
    self.values = values
  }

  /// A signal's values, `[H]` (h: `[P]` with a projection); empty when the cell has no such signal.
  public subscript(signal: Signal) -> [Float] {
    guard let index = signals.firstIndex(of: signal) else { return [] }
    return values[index]
  }

  /// f, `[H]`, in 0…1.
  public var forgetGate: [Float] { self[.forgetGate] }
  /// i, `[H]`, in 0…1.
  public var inputGate: [Float] { self[.inputGate] }
  /// C̃, `[H]`, in −1…1.
  public var candidate: [Float] { self[.candidate] }
  /// C, `[H]`.
  public var cellState: [Float] { self[.cellState] }
  /// o, `[H]`, in 0…1.
  public var outputGate: [Float] { self[.outputGate] }
  /// r, `[H]`, in 0…1.
  public var resetGate: [Float] { self[.resetGate] }
  /// z, `[H]`, in 0…1.
  public var updateGate: [Float] { self[.updateGate] }
  /// n, `[H]`, in −1…1.
  public var hiddenCandidate: [Float] { self[.hiddenCandidate] }
  /// h, `[H]`, or `[P]` with a projection.
  public var hiddenState: [Float] { self[.hiddenState] }
}
