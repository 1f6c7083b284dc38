/// A layer's weights in the order that the equations' loops read them.
struct TransposedWeights: Sendable {
  /// Wᵀ, `[D, gates·H]`.
  let input: FloatBuffer
  /// Uᵀ, `[width of h, gates·H]`.
  let recurrent: FloatBuffer
  let peepholes: PeepholeBuffers?
  /// W_hrᵀ, `[H, P]`.
  let projection: FloatBuffer?

  init(_ layer: RecurrentLayer) {
    input = FloatBuffer(transposing: layer.inputWeights)
    recurrent = FloatBuffer(transposing: layer.recurrentWeights)
    peepholes = layer.peepholes.map { PeepholeBuffers($0, units: layer.hiddenSize) }
    projection = layer.projection.map { FloatBuffer(transposing: $0) }
  }
}
