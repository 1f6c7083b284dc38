import Recurrent

/// The recurrent cell that a Keras layer computes with.
struct KerasCell: Equatable {
  let kind: CellKind
  let options: CellOptions
  /// Whether it reads its input from the end.
  let goesBackwards: Bool

  /// Reads a layer's settings, which are not those of a `Bidirectional`.
  ///
  /// - Parameters:
  ///   - className: the layer's class.
  ///   - settings: what it was made with.
  ///   - isKeras2: whether a version before 3 wrote it.
  /// - Throws: what of it is not supported, in words.
  init(_ className: String, _ settings: JSONValue, isKeras2: Bool) throws(KerasMisfit) {
    goesBackwards = settings["go_backwards"].boolean ?? false
    guard className == "RNN" else {
      (kind, options) = try KerasCell.equations(className, settings, isKeras2: isKeras2)
      return
    }
    // A layer around a cell of any kind.
    let cell = settings["cell"]
    let name = cell["class_name"].string ?? "of no name"
    guard ["LSTMCell", "GRUCell", "SimpleRNNCell"].contains(name) else {
      throw KerasMisfit("the cell \(name)")
    }
    (kind, options) = try KerasCell.equations(
      String(name.dropLast(4)), cell["config"], isKeras2: isKeras2)
  }

  private static func equations(
    _ className: String, _ settings: JSONValue, isKeras2: Bool
  ) throws(KerasMisfit) -> (CellKind, CellOptions) {
    func activation(_ key: String, usually usual: Activation) throws(KerasMisfit) -> Activation {
      guard settings.members[key] != nil else { return usual }
      guard
        let activation = KerasActivation.activation(settings[key], isKeras2: isKeras2)
      else {
        throw KerasMisfit("the activation \(KerasActivation.name(of: settings[key]))")
      }
      return activation
    }
    let candidate = try activation("activation", usually: .tanh)
    let gates = try activation("recurrent_activation", usually: .sigmoid)
    switch className {
    case "LSTM", "CuDNNLSTM":
      return (
        .lstm,
        CellOptions(
          for: .lstm, gateActivation: gates, candidateActivation: candidate,
          outputActivation: candidate)
      )
    case "GRU", "CuDNNGRU":
      // Until version 2 nobody said so, because there was no other.
      let isAfter = settings["reset_after"].boolean ?? (className == "CuDNNGRU")
      let kind = isAfter ? CellKind.gru : .resetBeforeGRU
      return (
        kind,
        CellOptions(for: kind, gateActivation: gates, candidateActivation: candidate)
      )
    case "SimpleRNN":
      let kind = candidate == .relu ? CellKind.reluRNN : .tanhRNN
      return (kind, CellOptions(for: kind, candidateActivation: candidate))
    default: throw KerasMisfit("the layer \(className)")
    }
  }
}

extension KerasCell {
  /// The same cell, but of a kind that a person named.
  ///
  /// - Throws: that its weights are not those of such a cell.
  func being(_ kind: CellKind) throws(KerasMisfit) -> KerasCell {
    guard kind.family == self.kind.family, kind.gateCount == self.kind.gateCount,
      kind != .peepholeLSTM
    else { throw KerasMisfit("--cell \(kind.rawValue) for the weights of \(self.kind.rawValue)") }
    var options = options
    if kind.family == .rnn { options.candidateActivation = kind == .reluRNN ? .relu : .tanh }
    return KerasCell(kind: kind, options: options, goesBackwards: goesBackwards)
  }

  private init(kind: CellKind, options: CellOptions, goesBackwards: Bool) {
    self.kind = kind
    self.options = options
    self.goesBackwards = goesBackwards
  }
}
