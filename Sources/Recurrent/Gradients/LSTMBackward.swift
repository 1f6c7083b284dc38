/// The LSTM and its variants, backwards (Graves & Schmidhuber 2005), given δh and the δC that the
/// step after hands back:
///
///     δo = δh ⊙ tanh C        δC += δh ⊙ o ⊙ (1 − tanh² C) + p_o ⊙ δa_o
///     δf = δC ⊙ C'   δi = δC ⊙ C̃   δC̃ = δC ⊙ i   δC' = δC ⊙ f + p_f ⊙ δa_f + p_i ⊙ δa_i
///     δa = δ(gate) ⊙ slope of its activation
///
/// Of coupled gates, the one with the weights also receives what the other one's derivative says:
/// with i = 1 − f, δf = δC ⊙ C' − δi.
struct LSTMBackward: CellBackward {
  private let pass: BackwardPass
  private let units: Int
  private let width: Int
  private let options: CellOptions
  private let limit: Float
  private let inputBlock: Int?
  private let forgetBlock: Int?
  private let candidateBlock: Int
  private let keepsAll: Bool
  /// W_hr, `[P, H]`.
  private let projection: FloatBuffer?
  private let value: LSTMSignals<UnsafePointer<Float>>
  private let gradient: LSTMSignals<UnsafeMutablePointer<Float>>
  /// The derivative by tanh C and then by C behind it, `[H]`.
  private let scratch: FloatBuffer

  var straightRows: Int { pass.layer.stackedSize }

  /// The gradient of a run.
  init(_ pass: BackwardPass, _ signals: SignalPointers) {
    let layer = pass.layer
    self.pass = pass
    units = layer.hiddenSize
    width = layer.outputSize
    options = layer.options
    limit = layer.options.clip ?? .infinity
    inputBlock = layer.inputGateBlock
    forgetBlock = layer.forgetGateBlock
    candidateBlock = layer.candidateBlock
    keepsAll = layer.kind == .noForgetLSTM
    projection = layer.projection.map { FloatBuffer($0.elements) }
    value = LSTMSignals(layer, signals.value)
    gradient = LSTMSignals(layer, signals.gradient)
    scratch = FloatBuffer(zeros: layer.hiddenSize)
  }

  func step(
    row: Int, sequence: Int, from state: (hidden: UnsafePointer<Float>, cell: UnsafePointer<Float>)
  ) {
    readOut(row: row, sequence: sequence)
    updateCell(row: row, old: state.cell)
    closeGates(row: row, sequence: sequence, old: state.cell)
  }

  /// δ(o ⊙ tanh C), δo and δC.
  private func readOut(row: Int, sequence: Int) {
    let start = row * units
    let shown = gradientOfShown(row: row)
    let (squashed, o) = (pass.auxiliary.pointer + start, value.o + start)
    let (gradientO, gradientC) = (gradient.o + start, gradient.c + start)
    let scratch = scratch.pointer
    for u in 0..<units {
      gradientO[u] = shown[u] * squashed[u]
      scratch[u] = shown[u] * o[u]
    }
    options.outputActivation.backPropagate(
      scratch, x: value.c + start, y: squashed, count: units, limit: .infinity, into: scratch)
    let carried = pass.carriedCell.pointer + sequence * units
    for u in 0..<units { gradientC[u] = carried[u] + scratch[u] }
    let block = candidateBlock + 1
    backPropagate(row: row, block: block, gradientO, o, options.gateActivation)
    addPeephole(
      pass.weights.peepholes?.output, pass.peepholeGradient?.output, row: row, block: block,
      seeing: value.c + start, to: gradientC)
  }

  /// The derivative by o ⊙ tanh C: W_hrᵀ δh with a projection, whose own derivative it sums too.
  private func gradientOfShown(row: Int) -> UnsafePointer<Float> {
    guard let projection, let projectionGradient = pass.projectionGradient else {
      return UnsafePointer(gradient.h + row * units)
    }
    let (hidden, shown) = (gradient.h + row * width, gradient.m + row * units)
    shown.update(repeating: 0, count: units)
    addProduct(hidden, projection.pointer, to: shown, rows: 1, depth: width, columns: units)
    addProduct(
      hidden, value.m + row * units, to: projectionGradient.pointer, rows: width, depth: 1,
      columns: units)
    return UnsafePointer(shown)
  }

  /// δi, δf and δC̃.
  private func updateCell(row: Int, old: UnsafePointer<Float>) {
    let start = row * units
    let (i, g, c) = (value.i + start, value.g + start, gradient.c + start)
    let (gradientI, gradientG) = (gradient.i + start, gradient.g + start)
    for u in 0..<units {
      gradientI[u] = c[u] * g[u]
      gradientG[u] = c[u] * i[u]
    }
    if keepsAll { return }
    let gradientF = gradient.f + start
    for u in 0..<units { gradientF[u] = c[u] * old[u] }
    if inputBlock == nil { for u in 0..<units { gradientF[u] -= gradientI[u] } }
    if forgetBlock == nil { for u in 0..<units { gradientI[u] -= gradientF[u] } }
  }

  /// δa of i, f and C̃, and δC of the step before.
  private func closeGates(row: Int, sequence: Int, old: UnsafePointer<Float>) {
    let start = row * units
    let carried = pass.carriedCell.pointer + sequence * units
    let (c, f) = (gradient.c + start, value.f + start)
    for u in 0..<units { carried[u] = keepsAll ? c[u] : c[u] * f[u] }
    backPropagate(
      row: row, block: candidateBlock, gradient.g + start, value.g + start,
      options.candidateActivation)
    if let inputBlock {
      backPropagate(
        row: row, block: inputBlock, gradient.i + start, value.i + start,
        options.gateActivation)
      addPeephole(
        pass.weights.peepholes?.input, pass.peepholeGradient?.input, row: row, block: inputBlock,
        seeing: old, to: carried)
    }
    if let forgetBlock {
      backPropagate(
        row: row, block: forgetBlock, gradient.f + start, value.f + start,
        options.gateActivation)
      addPeephole(
        pass.weights.peepholes?.forget, pass.peepholeGradient?.forget, row: row,
        block: forgetBlock, seeing: old, to: carried)
    }
  }

  private func backPropagate(
    row: Int, block: Int, _ gradient: UnsafePointer<Float>, _ value: UnsafePointer<Float>,
    _ activation: Activation
  ) {
    let place = row * pass.layer.stackedSize + block * units
    activation.backPropagate(
      gradient, x: pass.preactivations.pointer + place, y: value, count: units, limit: limit,
      into: pass.deltas.pointer + place)
  }

  /// Adds p ⊙ δa to the derivative by the C that a gate saw, and δa ⊙ C to that by p.
  private func addPeephole(
    _ p: FloatBuffer?, _ gradient: FloatBuffer?, row: Int, block: Int,
    seeing cell: UnsafePointer<Float>, to cellGradient: UnsafeMutablePointer<Float>
  ) {
    guard let p, let gradient else { return }
    let delta = pass.deltas.pointer + row * pass.layer.stackedSize + block * units
    for u in 0..<units {
      cellGradient[u] += p.pointer[u] * delta[u]
      gradient.pointer[u] += delta[u] * cell[u]
    }
  }
}
