/// The LSTM and its variants, forwards (Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins
/// 2000; peepholes: Gers & Schmidhuber 2000; projection: Sak, Senior & Beaufays 2014):
///
///     i, f = σ(W x + U h' + b + p ⊙ C')    C̃ = tanh(W x + U h' + b)    C = f ⊙ C' + i ⊙ C̃
///     o = σ(W x + U h' + b + p ⊙ C)        h = o ⊙ tanh C, or W_hr (o ⊙ tanh C)
///
/// with i = 1 − f (or f = 1 − i) when the gates are coupled, and f = 1 without a forget gate.
struct LSTMForward: CellForward {
  private typealias Pointer = UnsafeMutablePointer<Float>

  private let sequenceCount: Int
  private let units: Int
  private let outputSize: Int
  private let stackedSize: Int
  private let options: CellOptions
  private let limit: Float
  private let inputBlock: Int?
  private let forgetBlock: Int?
  private let candidateBlock: Int
  private let keepsAll: Bool
  /// Uᵀ, `[width of h, gates·H]`.
  private let recurrent: FloatBuffer
  private let peepholes: PeepholeBuffers?
  /// W_hrᵀ, `[H, P]`.
  private let projection: FloatBuffer?
  private let preactivations: Pointer
  private let squashed: Pointer
  private let signals: LSTMSignals<UnsafeMutablePointer<Float>>

  /// The equations with a layer's weights.
  ///
  /// - Parameters:
  ///   - pass: the run.
  ///   - signals: where its signals go.
  init(_ pass: ForwardPass, signals: UnsafeMutablePointer<Float>) {
    let layer = pass.layer
    sequenceCount = pass.batch.sequenceCount
    units = layer.hiddenSize
    outputSize = layer.outputSize
    stackedSize = layer.stackedSize
    options = layer.options
    limit = layer.options.clip ?? .infinity
    inputBlock = layer.inputGateBlock
    forgetBlock = layer.forgetGateBlock
    candidateBlock = layer.candidateBlock
    keepsAll = layer.kind == .noForgetLSTM
    recurrent = pass.weights.recurrent
    peepholes = pass.weights.peepholes
    projection = pass.weights.projection
    preactivations = pass.preactivations.pointer
    squashed = pass.auxiliary.pointer
    self.signals = LSTMSignals(layer) { pass.start(of: $0, in: signals) }
  }

  func step(
    _ step: Int, previousHidden: UnsafePointer<Float>, previousCell: UnsafePointer<Float>
  ) {
    let first = step * sequenceCount
    addProduct(
      previousHidden, recurrent.pointer, to: preactivations + first * stackedSize,
      rows: sequenceCount, depth: outputSize, columns: stackedSize)
    for sequence in 0..<sequenceCount {
      let old = previousCell + sequence * units
      updateCell(row: first + sequence, old: old)
      readOut(row: first + sequence)
    }
    if let projection {
      let target = signals.h + first * outputSize
      target.update(repeating: 0, count: sequenceCount * outputSize)
      addProduct(
        signals.m + first * units, projection.pointer, to: target, rows: sequenceCount,
        depth: units, columns: outputSize)
    }
  }

  /// i, f, C̃ and C of one sequence.
  private func updateCell(row: Int, old: UnsafePointer<Float>) {
    let sums = preactivations + row * stackedSize
    let start = row * units
    if let inputBlock {
      let a = sums + inputBlock * units
      if let peepholes { addPeephole(peepholes.input, seeing: old, to: a) }
      activate(a, options.gateActivation, into: signals.i + start)
    }
    if let forgetBlock {
      let a = sums + forgetBlock * units
      if let peepholes { addPeephole(peepholes.forget, seeing: old, to: a) }
      activate(a, options.gateActivation, into: signals.f + start)
    }
    activate(sums + candidateBlock * units, options.candidateActivation, into: signals.g + start)
    let (i, f) = (signals.i + start, signals.f + start)
    let (g, c) = (signals.g + start, signals.c + start)
    if keepsAll {
      for u in 0..<units { c[u] = old[u] + i[u] * g[u] }
      return
    }
    if inputBlock == nil { for u in 0..<units { i[u] = 1 - f[u] } }
    if forgetBlock == nil { for u in 0..<units { f[u] = 1 - i[u] } }
    for u in 0..<units { c[u] = f[u] * old[u] + i[u] * g[u] }
  }

  /// o, tanh C and o ⊙ tanh C of one sequence.
  private func readOut(row: Int) {
    let start = row * units
    let a = preactivations + row * stackedSize + (candidateBlock + 1) * units
    let (c, o, m) = (signals.c + start, signals.o + start, signals.m + start)
    let squashed = squashed + start
    if let peepholes { addPeephole(peepholes.output, seeing: c, to: a) }
    activate(a, options.gateActivation, into: o)
    options.outputActivation.apply(to: c, count: units, into: squashed)
    for u in 0..<units { m[u] = o[u] * squashed[u] }
  }

  private func activate(_ a: Pointer, _ activation: Activation, into result: Pointer) {
    clip(a, count: units, limit: limit)
    activation.apply(to: a, count: units, into: result)
  }

  /// Adds p ⊙ C.
  private func addPeephole(
    _ p: FloatBuffer, seeing cell: UnsafePointer<Float>, to a: Pointer
  ) {
    for u in 0..<units { a[u] += p.pointer[u] * cell[u] }
  }
}
