import Recurrent

extension Signal {
  /// The letter that the field writes for it. C̃ needs a combining tilde, else it is `C~`.
  func symbol(in appearance: Appearance) -> String {
    switch self {
    case .forgetGate: "f"
    case .inputGate: "i"
    case .candidate: appearance.text("C̃", ascii: "C~")
    case .cellState: "C"
    case .outputGate: "o"
    case .gatedCellState: "m"
    case .resetGate: "r"
    case .updateGate: "z"
    case .hiddenCandidate: "n"
    case .hiddenState: "h"
    }
  }

  /// How its values are coloured.
  var scale: Shading.Scale { isGate ? .gate : self == .cellState ? .squashed : .signed }
}

extension CellKind {
  /// The signals that page 1 draws, from above.
  var panels: [Signal] {
    switch family {
    case .lstm where self == .noForgetLSTM: [.inputGate, .candidate, .cellState, .outputGate]
    case .lstm: [.forgetGate, .inputGate, .candidate, .cellState, .outputGate]
    case .gru: [.resetGate, .updateGate, .hiddenCandidate, .hiddenState]
    case .rnn: [.hiddenState]
    }
  }

  /// Those that get the room when there is not enough for all: what keeps, and the memory.
  var mainPanels: [Signal] {
    switch family {
    case .lstm where self == .noForgetLSTM: [.inputGate, .cellState]
    case .lstm: [.forgetGate, .cellState]
    case .gru: [.updateGate, .hiddenState]
    case .rnn: [.hiddenState]
    }
  }
}
