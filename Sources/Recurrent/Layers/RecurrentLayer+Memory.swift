extension RecurrentLayer {
  /// What part of the old memory each unit keeps at a step, `[H]`: f, or z, or 1 in an LSTM without
  /// forget gate; `nil` for a vanilla cell, which keeps nothing apart.
  public func keptFraction(in snapshot: GateSnapshot) -> [Float]? {
    switch kind.family {
    case .lstm where kind == .noForgetLSTM: Array(repeating: 1, count: hiddenSize)
    case .lstm: snapshot[.forgetGate]
    case .gru where options.updateGate == .keeps: snapshot[.updateGate]
    case .gru: snapshot[.updateGate].map { 1 - $0 }
    case .rnn: nil
    }
  }

  /// What a step adds to each unit's memory, `[H]`: i ⊙ C̃, or (1 − z) ⊙ n; `nil` for a vanilla
  /// cell.
  public func written(in snapshot: GateSnapshot) -> [Float]? {
    switch kind.family {
    case .lstm: zip(snapshot[.inputGate], snapshot[.candidate]).map { $0 * $1 }
    case .gru where options.updateGate == .keeps:
      zip(snapshot[.updateGate], snapshot[.hiddenCandidate]).map { (1 - $0) * $1 }
    case .gru: zip(snapshot[.updateGate], snapshot[.hiddenCandidate]).map { $0 * $1 }
    case .rnn: nil
    }
  }
}
