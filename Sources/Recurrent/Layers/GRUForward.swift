/// The gated recurrent unit, forwards (Cho et al. 2014):
///
///     r, z = σ(W x + U h' + b)             h = (1 − z) ⊙ n + z ⊙ h'
///     n = tanh(W x + b + r ⊙ (U h' + b'))  with the reset gate after the product (PyTorch)
///     n = tanh(W x + U (r ⊙ h') + b + b')  with the reset gate before it (Cho et al.)
///
/// or h = z ⊙ n + (1 − z) ⊙ h' (Chung et al. 2014): ``UpdateGateConvention``.
struct GRUForward: CellForward {
  private typealias Pointer = UnsafeMutablePointer<Float>

  private let sequenceCount: Int
  private let units: Int
  private let resetsBefore: Bool
  private let options: CellOptions
  private let limit: Float
  /// Uᵀ, `[H, 3H]`.
  private let recurrent: FloatBuffer
  /// b', `[3H]`, when it is not yet among the sums.
  private let bias: [Float]
  /// U h' + b' of one step, `[B, 3H]`.
  private let products: FloatBuffer
  private let preactivations: Pointer
  private let auxiliary: Pointer
  private let r: Pointer
  private let z: Pointer
  private let n: Pointer
  private let h: Pointer

  /// The equations with a layer's weights.
  ///
  /// - Parameters:
  ///   - pass: the run.
  ///   - signals: where its signals go.
  init(_ pass: ForwardPass, signals: UnsafeMutablePointer<Float>) {
    let layer = pass.layer
    sequenceCount = pass.batch.sequenceCount
    units = layer.hiddenSize
    resetsBefore = layer.kind == .resetBeforeGRU
    options = layer.options
    limit = layer.options.clip ?? .infinity
    recurrent = pass.weights.recurrent
    bias =
      layer.recurrentBias.isEmpty
      ? Array(repeating: 0, count: layer.stackedSize) : layer.recurrentBias
    products = FloatBuffer(zeros: sequenceCount * layer.stackedSize)
    preactivations = pass.preactivations.pointer
    auxiliary = pass.auxiliary.pointer
    r = pass.start(of: .resetGate, in: signals)
    z = pass.start(of: .updateGate, in: signals)
    n = pass.start(of: .hiddenCandidate, in: signals)
    h = pass.start(of: .hiddenState, in: signals)
  }

  func step(
    _ step: Int, previousHidden: UnsafePointer<Float>, previousCell: UnsafePointer<Float>
  ) {
    let first = step * sequenceCount
    if resetsBefore {
      openGatesBeforeProduct(first: first, previousHidden)
    } else {
      multiply(previousHidden)
      for sequence in 0..<sequenceCount {
        openGatesAfterProduct(row: first + sequence, products.pointer + sequence * 3 * units)
      }
    }
    for sequence in 0..<sequenceCount {
      mix(row: first + sequence, old: previousHidden + sequence * units)
    }
  }

  /// U h' + b' of all sequences.
  private func multiply(_ previousHidden: UnsafePointer<Float>) {
    for sequence in 0..<sequenceCount {
      for k in 0..<3 * units { products.pointer[sequence * 3 * units + k] = bias[k] }
    }
    addProduct(
      previousHidden, recurrent.pointer, to: products.pointer, rows: sequenceCount, depth: units,
      columns: 3 * units)
  }

  /// r, z and what goes into n of one sequence: r ⊙ (U h' + b').
  private func openGatesAfterProduct(row: Int, _ product: Pointer) {
    let (a, start) = (preactivations + row * 3 * units, row * units)
    for k in 0..<2 * units { a[k] += product[k] }
    openGates(row: row)
    let (inner, reset) = (auxiliary + start, r + start)
    for u in 0..<units {
      inner[u] = product[2 * units + u]
      a[2 * units + u] += reset[u] * inner[u]
    }
  }

  /// r, z and what goes into n of all sequences: U (r ⊙ h').
  private func openGatesBeforeProduct(first: Int, _ previousHidden: UnsafePointer<Float>) {
    let a = preactivations + first * 3 * units
    let strides = (a: units, b: 3 * units, c: 3 * units)
    addProduct(
      previousHidden, recurrent.pointer, to: a, shape: (sequenceCount, units, 2 * units),
      strides: strides)
    for sequence in 0..<sequenceCount { openGates(row: first + sequence) }
    let (kept, reset) = (auxiliary + first * units, r + first * units)
    for k in 0..<sequenceCount * units { kept[k] = reset[k] * previousHidden[k] }
    addProduct(
      kept, recurrent.pointer + 2 * units, to: a + 2 * units,
      shape: (sequenceCount, units, units), strides: strides)
  }

  private func openGates(row: Int) {
    let (a, start) = (preactivations + row * 3 * units, row * units)
    clip(a, count: 2 * units, limit: limit)
    options.gateActivation.apply(to: a, count: units, into: r + start)
    options.gateActivation.apply(to: a + units, count: units, into: z + start)
  }

  /// n and h of one sequence.
  private func mix(row: Int, old: UnsafePointer<Float>) {
    let (a, start) = (preactivations + row * 3 * units + 2 * units, row * units)
    clip(a, count: units, limit: limit)
    options.candidateActivation.apply(to: a, count: units, into: n + start)
    let (z, n, h) = (z + start, n + start, h + start)
    switch options.updateGate {
    case .keeps: for u in 0..<units { h[u] = (1 - z[u]) * n[u] + z[u] * old[u] }
    case .writes: for u in 0..<units { h[u] = z[u] * n[u] + (1 - z[u]) * old[u] }
    }
  }
}
