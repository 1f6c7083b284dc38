import Recurrent

/// A stop on the way through one step of a cell.
enum CellStage: CaseIterable, Sendable {
  // Of an LSTM.

  case forget
  case inputGate
  case candidate
  case update
  case output

  // Of a GRU.

  case reset
  case updateGate
  case newState
  case blend

  // Of a vanilla cell.

  case sum
  case activation

  /// The signal that is computed at this stop; nil where signals are put together.
  var signal: Signal? {
    switch self {
    case .forget: .forgetGate
    case .inputGate: .inputGate
    case .candidate: .candidate
    case .output: .outputGate
    case .reset: .resetGate
    case .updateGate: .updateGate
    case .newState: .hiddenCandidate
    case .sum: .hiddenState
    case .update, .blend, .activation: nil
    }
  }
}

extension CellKind {
  /// The stops of a step, in the order in which they are computed.
  var stages: [CellStage] {
    switch family {
    case .lstm where self == .noForgetLSTM: [.inputGate, .candidate, .update, .output]
    case .lstm: [.forget, .inputGate, .candidate, .update, .output]
    case .gru: [.reset, .updateGate, .newState, .blend]
    case .rnn: [.sum, .activation]
    }
  }
}
