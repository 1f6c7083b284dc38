/// Which equations a recurrent layer computes.
public enum CellKind: String, CaseIterable, Sendable {
  /// Long short-term memory with a forget gate
  /// (Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000).
  case lstm

  /// How many blocks of `hiddenSize` rows its stacked weights have.
  public var gateCount: Int {
    switch self {
    case .lstm: 4
    }
  }

  /// The signal that carries the memory from step to step.
  public var memory: Signal {
    switch self {
    case .lstm: .cellState
    }
  }

  /// The signals of a layer of this kind, in the order of trace files.
  public func signals(projected: Bool) -> [Signal] {
    switch self {
    case .lstm:
      [.inputGate, .forgetGate, .candidate, .outputGate, .cellState]
        + (projected ? [.gatedCellState] : []) + [.hiddenState]
    }
  }
}
