/// The vanilla cell, backwards: δa = δh ⊙ slope of the activation, and Uᵀ δa goes to the step
/// before.
struct RNNBackward: CellBackward {
  private let pass: BackwardPass
  private let units: Int
  private let signals: SignalPointers

  var straightRows: Int { units }

  /// The gradient of a run.
  init(_ pass: BackwardPass, _ signals: SignalPointers) {
    self.pass = pass
    self.signals = signals
    self.units = pass.layer.hiddenSize
  }

  func step(
    row: Int, sequence: Int, from state: (hidden: UnsafePointer<Float>, cell: UnsafePointer<Float>)
  ) {
    let place = row * units
    pass.layer.options.candidateActivation.backPropagate(
      signals.gradient(.hiddenState) + place, x: pass.preactivations.pointer + place,
      y: signals.value(.hiddenState) + place, count: units,
      limit: pass.layer.options.clip ?? .infinity, into: pass.deltas.pointer + place)
  }
}
