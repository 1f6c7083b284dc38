import Recurrent

/// What one LSTM unit did at one step: kept and let go of the old cell state, and wrote.
///
/// C_t = f · C_{t−1} + i · C̃: `kept + written = after`.
struct UnitStep: Equatable {
  /// C before the step.
  let before: Float
  /// C after it.
  let after: Float
  /// f · C before.
  let kept: Float
  /// i · C̃.
  let written: Float
  /// f, in 0…1.
  let keptShare: Float
  /// o, in 0…1.
  let shownShare: Float
  /// o · tanh C: h, unless a projection follows.
  let shown: Float

  /// The part of the old cell state that is gone.
  var letGo: Float { before - kept }

  init(_ snapshot: GateSnapshot, unit: Int, before: Float) {
    self.before = before
    after = snapshot.cellState[unit]
    keptShare = snapshot.forgetGate[unit]
    shownShare = snapshot.outputGate[unit]
    kept = keptShare * before
    written = snapshot.inputGate[unit] * snapshot.candidate[unit]
    let gated = snapshot[.gatedCellState]
    shown = gated.isEmpty ? snapshot.hiddenState[unit] : gated[unit]
  }
}
