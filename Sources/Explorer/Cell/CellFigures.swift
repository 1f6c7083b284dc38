import Recurrent

/// What one unit's cell computes at one step: all the numbers of the diagram.
struct CellFigures {
  let kind: CellKind
  let unit: Int
  let step: Int
  /// How many steps of the sequence come before this one in the layer's direction: the index of the
  /// state that came in, −1 for the initial one.
  let previousStep: Int
  /// x, `[D]`.
  let input: [Float]
  /// h and C that came in.
  let before: LayerState
  let snapshot: GateSnapshot
  /// What was kept and written; nil for a vanilla cell.
  let change: UnitStep?
  /// The terms of the signals that are activations of a sum.
  let terms: [Signal: SignalTerms]
  /// tanh C, or what the layer has in its place; nil without C.
  let readOut: Float?
  /// Whether a projection mixes what the unit shows with that of others.
  let isProjected: Bool

  init(of layer: RecurrentLayer, unit: Int, step: Int, in trace: Trace, layerIndex: Int) {
    kind = layer.kind
    self.unit = unit
    self.step = step
    previousStep = layer.direction == .forward ? step - 1 : step + 1
    let input = trace.input(ofLayer: layerIndex, at: step)
    let before = trace.state(before: step, layer: layerIndex)
    let snapshot = trace[step, layerIndex]
    self.input = input
    self.before = before
    self.snapshot = snapshot
    change = UnitStep(snapshot, of: layer, unit: unit, before: before.memory[unit])
    terms = Dictionary(
      uniqueKeysWithValues: layer.signals.compactMap { signal in
        layer.terms(of: signal, unit: unit, input: input, before: before, in: snapshot)
          .map { (signal, $0) }
      })
    readOut =
      snapshot.cellState.isEmpty
      ? nil : layer.options.outputActivation(snapshot.cellState[unit])
    isProjected = layer.projection != nil
  }

  /// The unit's value of a signal; NaN of a signal that the cell does not have.
  subscript(signal: Signal) -> Float {
    let values = snapshot[signal]
    return values.indices.contains(unit) ? values[unit] : .nan
  }

  /// C (or h) that came in.
  var memoryBefore: Float { before.memory[unit] }

  /// C (or h) that goes out.
  var memoryAfter: Float { self[kind.memory] }

  /// What the unit shows: h, or o · tanh C before a projection.
  var shown: Float { isProjected ? self[.gatedCellState] : self[.hiddenState] }
}
