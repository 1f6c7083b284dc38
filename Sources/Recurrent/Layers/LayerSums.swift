/// What a layer's equations leave behind beside its signals, which back-propagation needs.
struct LayerSums {
  /// What went into the activations, clipped, `[T, B, gates·H]`.
  let preactivations: FloatBuffer
  /// `[T, B, H]`: tanh C of an LSTM, U_n h + b of a GRU with the reset gate behind that product,
  /// r ⊙ h of one with the reset gate before it. Nothing for a vanilla cell.
  let auxiliary: FloatBuffer

  /// Room for the sums of a run.
  init(_ layer: RecurrentLayer, rowCount: Int) {
    preactivations = FloatBuffer(zeros: rowCount * layer.stackedSize)
    auxiliary = FloatBuffer(zeros: layer.kind.family == .rnn ? 0 : rowCount * layer.hiddenSize)
  }
}
