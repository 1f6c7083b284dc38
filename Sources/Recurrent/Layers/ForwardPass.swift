/// A run of a layer over a batch while it happens: the loop over the steps, and where its numbers
/// are.
struct ForwardPass {
  let packed: PackedLayer
  let weights: TransposedWeights
  let batch: BatchShape
  let layout: SignalLayout
  /// What goes into the activations, `[T, B, gates·H]`.
  let preactivations: FloatBuffer
  /// ``LayerSums/auxiliary``.
  let auxiliary: FloatBuffer
  /// h before the first step, `[B, width of h]`.
  private let initialHidden: FloatBuffer
  /// C before the first step, `[B, H]`; nothing for cells without C.
  private let initialCell: FloatBuffer

  init(
    _ packed: PackedLayer, over batch: BatchShape, from state: LayerState, sums: LayerSums
  ) {
    self.packed = packed
    self.weights = packed.weights
    self.batch = batch
    self.layout = SignalLayout(
      packed.layer, stepCount: batch.stepCount, sequenceCount: batch.sequenceCount)
    self.preactivations = sums.preactivations
    self.auxiliary = sums.auxiliary
    self.initialHidden = FloatBuffer(state.hidden)
    self.initialCell = FloatBuffer(state.cell)
  }

  var layer: RecurrentLayer { packed.layer }

  /// Where a signal begins among the signals; the cell must have it.
  func start(
    of signal: Signal, in signals: UnsafeMutablePointer<Float>
  ) -> UnsafeMutablePointer<Float> {
    signals + layout.range(of: signal).lowerBound
  }

  /// Takes all steps in the layer's order.
  ///
  /// - Parameters:
  ///   - cell: the equations.
  ///   - signals: where the signals are, as ``SignalBlock`` lays them out.
  func run<Cell: CellForward>(_ cell: Cell, signals: UnsafeMutablePointer<Float>) {
    for step in batch.steps(layer.direction) {
      let previous = state(before: step, signals)
      cell.step(step, previousHidden: previous.hidden, previousCell: previous.cell)
      if let mask = batch.mask { skipMasked(mask, at: step, signals) }
    }
  }

  /// The state that a step starts from, a row a sequence. C is meaningless for cells without C.
  func state(
    before step: Int, _ signals: UnsafePointer<Float>
  ) -> (hidden: UnsafePointer<Float>, cell: UnsafePointer<Float>) {
    guard let previous = batch.step(before: step, layer.direction) else {
      return (UnsafePointer(initialHidden.pointer), UnsafePointer(initialCell.pointer))
    }
    let row = previous * batch.sequenceCount
    let hidden = signals + layout.range(of: .hiddenState).lowerBound + row * layer.outputSize
    guard layer.kind.hasCellState else { return (hidden, hidden) }
    return (
      hidden, signals + layout.range(of: .cellState).lowerBound + row * layer.hiddenSize
    )
  }

  /// Hands the state on over the sequences masked at a step and makes their gates NaN.
  private func skipMasked(
    _ mask: [Bool], at step: Int, _ signals: UnsafeMutablePointer<Float>
  ) {
    let previous = state(before: step, signals)
    for sequence in 0..<batch.sequenceCount where !mask[step * batch.sequenceCount + sequence] {
      for signal in layout.signals {
        let width = layer.width(of: signal)
        let row =
          start(of: signal, in: signals) + (step * batch.sequenceCount + sequence) * width
        switch signal {
        case .hiddenState: row.update(from: previous.hidden + sequence * width, count: width)
        case .cellState: row.update(from: previous.cell + sequence * width, count: width)
        default: row.update(repeating: .nan, count: width)
        }
      }
    }
  }
}
