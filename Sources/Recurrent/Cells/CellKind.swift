/// Which equations a recurrent layer computes.
///
/// The raw values are those of `lstm_viz.cell` in a model file.
public enum CellKind: String, CaseIterable, Sendable {
  /// Long short-term memory with a forget gate
  /// (Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000).
  case lstm
  /// An LSTM whose gates see the cell state: i and f the old one, o the new one
  /// (Gers & Schmidhuber 2000).
  case peepholeLSTM = "lstm-peephole"
  /// An LSTM whose input and forget gates are one: i = 1 − f (Greff et al. 2017, "CIFG").
  ///
  /// Only the forget gate has weights, unless ``CellOptions/coupling`` says that f = 1 − i.
  case coupledLSTM = "lstm-coupled"
  /// The first LSTM, which never forgets: C_t = C_{t−1} + i ⊙ C̃ (Hochreiter & Schmidhuber 1997).
  case noForgetLSTM = "lstm-no-forget"
  /// Gated recurrent unit with the reset gate after the product U h
  /// (PyTorch, Keras by default, ONNX `linear_before_reset = 1`).
  case gru
  /// Gated recurrent unit with the reset gate before the product: U (r ⊙ h) (Cho et al. 2014).
  case resetBeforeGRU = "gru-reset-before"
  /// h = tanh(W x + U h + b) (Elman 1990).
  case tanhRNN = "rnn-tanh"
  /// h = max(0, W x + U h + b).
  case reluRNN = "rnn-relu"

  /// The family, whose members have the same signals but for details.
  public enum Family: Sendable {
    /// With a cell state C.
    case lstm
    /// With gates, but h for memory.
    case gru
    /// Without gates.
    case rnn
  }

  /// The family it belongs to.
  public var family: Family {
    switch self {
    case .lstm, .peepholeLSTM, .coupledLSTM, .noForgetLSTM: .lstm
    case .gru, .resetBeforeGRU: .gru
    case .tanhRNN, .reluRNN: .rnn
    }
  }

  /// How many blocks of `hiddenSize` rows its stacked weights have.
  public var gateCount: Int {
    switch self {
    case .lstm, .peepholeLSTM: 4
    case .coupledLSTM, .noForgetLSTM, .gru, .resetBeforeGRU: 3
    case .tanhRNN, .reluRNN: 1
    }
  }

  /// The signal that carries the memory from step to step.
  public var memory: Signal { family == .lstm ? .cellState : .hiddenState }

  /// Whether it has a C beside h.
  public var hasCellState: Bool { family == .lstm }

  /// The signals of a layer of this kind, in the order of trace files.
  ///
  /// An LSTM without forget gate has no f; one with coupled gates has both, though only one of them
  /// has weights.
  public func signals(projected: Bool) -> [Signal] {
    switch family {
    case .lstm:
      [.inputGate] + (self == .noForgetLSTM ? [] : [.forgetGate])
        + [.candidate, .cellState, .outputGate] + (projected ? [.gatedCellState] : [])
        + [.hiddenState]
    case .gru: [.resetGate, .updateGate, .hiddenCandidate, .hiddenState]
    case .rnn: [.hiddenState]
    }
  }
}
