import Recurrent

/// How the values of several steps become the one that a column shows.
enum Reduction: Equatable, Sendable {
  case least
  case greatest
  /// The one farthest from 0; of two equally far the one above.
  case extreme
  case mean
}

/// Which reduction a person wants.
enum Binning: CaseIterable, Equatable, Sendable {
  /// Each signal's own, so that what happens at a single step is seen at any zoom.
  case own
  case mean
  case least
  case greatest

  /// The one behind this one.
  var next: Binning {
    let all = Binning.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// What is done with a signal of a layer.
  func reduction(of signal: Signal, in layer: RecurrentLayer) -> Reduction {
    switch self {
    case .own: layer.ownReduction(of: signal)
    case .mean: .mean
    case .least: .least
    case .greatest: .greatest
    }
  }
}

extension RecurrentLayer {
  /// What of several steps is worth seeing: of the gate that keeps where it kept least, of what opens
  /// where it was widest open, of what has a sign where it was farthest from 0.
  func ownReduction(of signal: Signal) -> Reduction {
    switch signal {
    case .forgetGate: .least
    case .updateGate: options.updateGate == .keeps ? .least : .greatest
    case .inputGate, .outputGate, .resetGate: .greatest
    case .candidate, .cellState, .gatedCellState, .hiddenCandidate, .hiddenState: .extreme
    }
  }
}
