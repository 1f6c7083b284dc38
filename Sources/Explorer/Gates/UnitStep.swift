import Recurrent

/// What one unit of a gated cell did at one step: kept and let go of its old memory, and wrote.
///
/// The memory is C of an LSTM (C_t = f · C_{t−1} + i · C̃) or h of a GRU
/// (h_t = z · h_{t−1} + (1 − z) · n): `kept + written = after`.
struct UnitStep: Equatable, Sendable {
  /// The memory before the step.
  let before: Float
  /// The memory after it.
  let after: Float
  /// What was kept of it: f · C, or z · h.
  let kept: Float
  /// What was written: i · C̃, or (1 − z) · n.
  let written: Float
  /// The share that was kept, in 0…1: f or z.
  let keptShare: Float
  /// o, in 0…1; `nil` for cells that show all.
  let shownShare: Float?
  /// o · tanh C, which is h unless a projection follows; `nil` for cells that show all.
  let shown: Float?

  /// What a unit did; `nil` for a vanilla cell, which neither keeps nor writes.
  ///
  /// - Parameters:
  ///   - snapshot: all signals of the step.
  ///   - layer: the layer.
  ///   - unit: which unit.
  ///   - before: the memory before the step.
  init?(_ snapshot: GateSnapshot, of layer: RecurrentLayer, unit: Int, before: Float) {
    guard let shares = layer.keptFraction(in: snapshot), let writes = layer.written(in: snapshot)
    else { return nil }
    self.before = before
    after = snapshot[layer.kind.memory][unit]
    keptShare = shares[unit]
    kept = keptShare * before
    written = writes[unit]
    guard layer.kind.family == .lstm else {
      (shownShare, shown) = (nil, nil)
      return
    }
    shownShare = snapshot.outputGate[unit]
    let gated = snapshot[.gatedCellState]
    shown = gated.isEmpty ? snapshot.hiddenState[unit] : gated[unit]
  }
}
