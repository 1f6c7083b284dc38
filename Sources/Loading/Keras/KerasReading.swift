import Recurrent
import TensorFiles

/// Says how a module of a Keras model was read, for people to check: what its layers have that is
/// not usual, and what was assumed or left out.
struct KerasReading {
  private let part: KerasModule
  private let model: KerasModel
  /// Why the layer behind the module is not shown, if it is not.
  private let noHead: String?

  init(_ part: KerasModule, of model: KerasModel, noHead: String?) {
    self.part = part
    self.model = model
    self.noHead = noHead
  }

  /// What is said of the network that was made of the module.
  func reading(_ network: Network) -> ModelReading {
    ModelReading(
      gateOrder: network.layers.first.flatMap { KerasReading.gateLetters(of: $0.kind) },
      gateOrderOrigin: .keras,
      lines: (properties(network) + notes.map { ("note", $0) }).map {
        ModelReading.Line(title: $0.0, text: printable($0.1))
      })
  }

  /// How Keras stacks a cell's gates, as it calls them; nil without gates.
  private static func gateLetters(of kind: CellKind) -> String? {
    switch kind.family {
    case .lstm: "ifco"
    case .gru: "zrh"
    case .rnn: nil
    }
  }

  private func properties(_ network: Network) -> [(String, String)] {
    var lines: [(String, String)] = []
    if let version = model.version { lines.append(("Keras", version)) }
    lines += part.layers.flatMap(activations).map { ("activation", $0) }
    for (layer, level) in zip(part.layers, network.levels) where level.merge != .concatenated {
      lines.append(("directions", "\(layer.id): \(level.merge.rawValue)"))
    }
    switch part.masking {
    case .tokenZero: lines.append(("masked", "steps of token 0"))
    case .value(let value): lines.append(("masked", "steps whose values are all \(value)"))
    case nil: break
    }
    switch network.head?.output {
    case .softmax: lines.append(("answers", "the softmax of the head's sums"))
    case .sigmoid: lines.append(("answers", "the sigmoid of the head's sums"))
    case .sums, nil: break
    }
    return lines
  }

  /// The activations of a layer that are not the usual ones.
  private func activations(of layer: KerasLayer) -> [String] {
    let inner = [layer.settings["layer"], layer.settings["cell"], layer.settings["layer"]["cell"]]
    let usual = ["activation": "tanh", "recurrent_activation": "sigmoid"]
    return ([layer.settings] + inner.map { $0["config"] }).flatMap { settings in
      usual.sorted { $0.key < $1.key }.compactMap { key, usual -> String? in
        guard let name = settings[key].string, name != usual else { return nil }
        let meaning = model.isKeras2 ? "x/5 + 1/2, as before Keras 3" : "x/6 + 1/2, as in Keras 3"
        return "\(layer.id): \(key) \(name)" + (name == "hard_sigmoid" ? " (\(meaning))" : "")
      }
    }
  }

  private var notes: [String] {
    var notes = part.layers.flatMap(notes)
    if !model.isConfigured {
      notes.append(
        "it holds weights only: the cells are told by shapes, and the usual activations, directions "
          + "and no masks are assumed; the whole model (.keras) says more")
    }
    if case .layer(let layer) = part.input {
      notes.append(
        "its input is what \(layer.id) (\(layer.className)) gives: record it with "
          + "Examples/keras/record.py")
    }
    if isTurned {
      notes.append(
        part.layers.last?.returnsSequences == true
          ? "Keras gives its outputs from the last step to the first; here each stands at its step"
          : "it reads from the end: what it says of the whole sequence stands at step 0")
    }
    if case .other(let names) = part.ending {
      notes.append("what is behind it is not shown: \(names.joined(separator: ", "))")
    }
    return notes + (noHead.map { [$0] } ?? [])
  }

  /// Whether the last layer reads the sequence from its end.
  private var isTurned: Bool {
    part.layers.count { $0.settings["go_backwards"].boolean == true } % 2 == 1
  }

  private func notes(of layer: KerasLayer) -> [String] {
    var notes: [String] = []
    if layer.useCount > 1 {
      notes.append("\(layer.id) is used \(layer.useCount) times by the model")
    } else if layer.takesState {
      notes.append(
        "\(layer.id) starts from a state that other layers make: give it with --initial-state")
    }
    if layer.settings["stateful"].boolean == true {
      notes.append(
        "\(layer.id) is stateful: give the state that a sequence goes on from with --initial-state")
    }
    return notes
  }
}
