/// The vanilla cell, forwards (Elman 1990): h = tanh(W x + U h' + b), or max(0, …).
struct RNNForward: CellForward {
  private let sequenceCount: Int
  private let units: Int
  private let activation: Activation
  private let limit: Float
  /// Uᵀ, `[H, H]`.
  private let recurrent: FloatBuffer
  private let preactivations: UnsafeMutablePointer<Float>
  private let h: UnsafeMutablePointer<Float>

  /// The equations with a layer's weights.
  ///
  /// - Parameters:
  ///   - pass: the run.
  ///   - signals: where its signals go.
  init(_ pass: ForwardPass, signals: UnsafeMutablePointer<Float>) {
    sequenceCount = pass.batch.sequenceCount
    units = pass.layer.hiddenSize
    activation = pass.layer.options.candidateActivation
    limit = pass.layer.options.clip ?? .infinity
    recurrent = pass.weights.recurrent
    preactivations = pass.preactivations.pointer
    h = pass.start(of: .hiddenState, in: signals)
  }

  func step(
    _ step: Int, previousHidden: UnsafePointer<Float>, previousCell: UnsafePointer<Float>
  ) {
    let start = step * sequenceCount * units
    let a = preactivations + start
    addProduct(
      previousHidden, recurrent.pointer, to: a, rows: sequenceCount, depth: units,
      columns: units)
    clip(a, count: sequenceCount * units, limit: limit)
    activation.apply(to: a, count: sequenceCount * units, into: h + start)
  }
}
