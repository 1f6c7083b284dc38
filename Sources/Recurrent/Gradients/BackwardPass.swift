/// Back-propagation through a layer's run while it happens: the loop over the steps, and where its
/// numbers are.
struct BackwardPass {
  let packed: PackedLayer
  let weights: TransposedWeights
  let batch: BatchShape
  let layout: SignalLayout
  /// What went into the activations, `[T, B, gates·H]`.
  let preactivations: FloatBuffer
  /// ``LayerSums/auxiliary``.
  let auxiliary: FloatBuffer
  /// δa: the derivative by what went into the activations, `[T, B, gates·H]`.
  let deltas: FloatBuffer
  /// The derivative by U h' + b', `[T, B, gates·H]`: δa, but for the n of a GRU whose reset gate
  /// stands behind that product.
  let recurrentDeltas: FloatBuffer
  /// The derivative by h that the step after hands back, `[B, width of h]`.
  let carriedHidden: FloatBuffer
  /// The derivative by C that the step after hands back, `[B, H]`; nothing for cells without C.
  let carriedCell: FloatBuffer
  let peepholeGradient: PeepholeBuffers?
  /// `[P, H]`.
  let projectionGradient: FloatBuffer?
  private let outputGradient: FloatBuffer
  private let initialHidden: FloatBuffer
  private let initialCell: FloatBuffer
  private let recurrentWeights: FloatBuffer

  init(_ packed: PackedLayer, _ run: LayerRun, outputGradient: [Float]) {
    let layer = packed.layer
    guard let sums = run.sums else { preconditionFailure("the run was not made to go back") }
    let count = run.batch.rowCount * layer.stackedSize
    self.packed = packed
    self.weights = packed.weights
    self.batch = run.batch
    self.layout = run.block.layout
    self.preactivations = sums.preactivations
    self.auxiliary = sums.auxiliary
    self.outputGradient = FloatBuffer(outputGradient)
    deltas = FloatBuffer(zeros: count)
    recurrentDeltas = layer.kind == .gru ? FloatBuffer(zeros: count) : deltas
    carriedHidden = FloatBuffer(zeros: run.initialState.hidden.count)
    carriedCell = FloatBuffer(zeros: run.initialState.cell.count)
    peepholeGradient = weights.peepholes.map { _ in PeepholeBuffers(zeros: layer.hiddenSize) }
    projectionGradient = weights.projection.map { FloatBuffer(zeros: $0.count) }
    initialHidden = FloatBuffer(run.initialState.hidden)
    initialCell = FloatBuffer(run.initialState.cell)
    recurrentWeights = FloatBuffer(layer.recurrentWeights.elements)
  }

  var layer: RecurrentLayer { packed.layer }

  /// Takes all steps against the layer's order.
  func run<Cell: CellBackward>(_ cell: Cell, _ signals: SignalPointers) {
    let hiddenGradient = signals.gradient(.hiddenState)
    let width = layer.stackedSize
    for step in batch.steps(layer.direction).reversed() {
      receive(step, hiddenGradient)
      for sequence in 0..<batch.sequenceCount {
        let row = step * batch.sequenceCount + sequence
        if let mask = batch.mask, !mask[row] {
          skip(row: row, sequence: sequence, signals)
        } else {
          cell.step(
            row: row, sequence: sequence, from: state(before: step, sequence, signals.values))
        }
      }
      addProduct(
        recurrentDeltas.pointer + step * batch.sequenceCount * width, recurrentWeights.pointer,
        to: carriedHidden.pointer,
        shape: (batch.sequenceCount, cell.straightRows, layer.outputSize),
        strides: (width, layer.outputSize, layer.outputSize))
    }
  }

  /// Sums the derivative by a step's h and empties what was carried.
  private func receive(_ step: Int, _ hiddenGradient: UnsafeMutablePointer<Float>) {
    let start = step * carriedHidden.count
    for k in 0..<carriedHidden.count {
      hiddenGradient[start + k] = outputGradient.pointer[start + k] + carriedHidden.pointer[k]
      carriedHidden.pointer[k] = 0
    }
  }

  /// Hands the derivatives back over a masked step.
  private func skip(row: Int, sequence: Int, _ signals: SignalPointers) {
    for signal in layout.signals {
      let width = layer.width(of: signal)
      let gradient = signals.gradient(signal) + row * width
      switch signal {
      case .hiddenState:
        (carriedHidden.pointer + sequence * width).update(from: gradient, count: width)
      case .cellState:
        gradient.update(from: carriedCell.pointer + sequence * width, count: width)
      default: gradient.update(repeating: .nan, count: width)
      }
    }
  }

  /// The state that a sequence's step started from. C is meaningless for cells without C.
  private func state(
    before step: Int, _ sequence: Int, _ values: UnsafePointer<Float>
  ) -> (hidden: UnsafePointer<Float>, cell: UnsafePointer<Float>) {
    let (units, width) = (layer.hiddenSize, layer.outputSize)
    guard let previous = batch.step(before: step, layer.direction) else {
      return (
        UnsafePointer(initialHidden.pointer + sequence * width),
        UnsafePointer(initialCell.pointer + (layer.kind.hasCellState ? sequence * units : 0))
      )
    }
    let row = previous * batch.sequenceCount + sequence
    let hidden = values + layout.range(of: .hiddenState).lowerBound + row * width
    guard layer.kind.hasCellState else { return (hidden, hidden) }
    return (hidden, values + layout.range(of: .cellState).lowerBound + row * units)
  }
}
