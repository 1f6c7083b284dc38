/// A quantity that a recurrent cell computes at every step, one value a unit.
///
/// Ranges are those of the usual activations; ``CellOptions`` may name others.
public enum Signal: String, CaseIterable, Sendable {
  /// f, in 0…1: how much of the cell state is kept.
  case forgetGate
  /// i, in 0…1: how much of the candidate is let in.
  case inputGate
  /// C̃, in −1…1: what is offered to the cell state.
  case candidate
  /// C: the memory. Its size is unbounded.
  case cellState
  /// o, in 0…1: how much of tanh C is shown.
  case outputGate
  /// o ⊙ tanh C, in −1…1, before a projection makes h of it.
  case gatedCellState
  /// r, in 0…1: how much of the old h goes into a GRU's candidate.
  case resetGate
  /// z, in 0…1: how much of the old h a GRU keeps (or writes anew: ``UpdateGateConvention``).
  case updateGate
  /// n, in −1…1: what a GRU offers for its next h.
  case hiddenCandidate
  /// h: what the layer passes on; in −1…1 unless a projection or ReLU made it.
  case hiddenState

  /// The signal's name in trace files, after the layer's: `l0.f`.
  public var traceName: String {
    switch self {
    case .forgetGate: "f"
    case .inputGate: "i"
    case .candidate: "g"
    case .cellState: "c"
    case .outputGate: "o"
    case .gatedCellState: "m"
    case .resetGate: "r"
    case .updateGate: "z"
    case .hiddenCandidate: "n"
    case .hiddenState: "h"
    }
  }

  /// Whether it is a gate: a valve between 0 (closed) and 1 (open).
  public var isGate: Bool {
    switch self {
    case .forgetGate, .inputGate, .outputGate, .resetGate, .updateGate: true
    case .candidate, .cellState, .gatedCellState, .hiddenCandidate, .hiddenState: false
    }
  }
}
