/// Where each of an LSTM's signals begins.
struct LSTMSignals<Pointer> {
  let i: Pointer
  /// That of i when there is no forget gate; not to be used then.
  let f: Pointer
  let g: Pointer
  let c: Pointer
  let o: Pointer
  /// That of h without a projection.
  let m: Pointer
  let h: Pointer

  init(_ layer: RecurrentLayer, _ start: (Signal) -> Pointer) {
    i = start(.inputGate)
    f = layer.kind == .noForgetLSTM ? i : start(.forgetGate)
    g = start(.candidate)
    c = start(.cellState)
    o = start(.outputGate)
    h = start(.hiddenState)
    m = layer.projection == nil ? h : start(.gatedCellState)
  }
}
