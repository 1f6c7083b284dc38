@testable import Explorer
@testable import Recurrent

extension UnitStep {
  /// What a unit of an LSTM with these gates does to a cell state.
  static func lstm(
    f: Float, before: Float, i: Float = 1, candidate: Float, o: Float = 1
  ) throws -> UnitStep {
    let after = f * before + i * candidate
    let snapshot = GateSnapshot(
      signals: [.forgetGate, .inputGate, .candidate, .cellState, .outputGate, .hiddenState],
      values: [[f], [i], [candidate], [after], [o], [o * tanh(after)]])
    let layer = RecurrentLayer(
      kind: .lstm, inputWeights: Matrix(rows: 4, columns: 1, elements: [0, 0, 0, 0]),
      recurrentWeights: Matrix(rows: 4, columns: 1, elements: [0, 0, 0, 0]))
    guard let step = UnitStep(snapshot, of: layer, unit: 0, before: before) else {
      throw NotGated()
    }
    return step
  }

  private struct NotGated: Error {}
}
