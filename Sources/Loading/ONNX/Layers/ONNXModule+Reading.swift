import Recurrent
import TensorFiles

extension ONNXModule {
  /// What was assumed of the nodes, for people.
  func reading(_ start: ModelStart, of file: ONNXFile, gateOrder: GateOrder?) -> ModelReading {
    var lines: [ModelReading.Line] = []
    func add(_ title: String, _ text: String) {
      lines.append(ModelReading.Line(title: title, text: text))
    }
    for node in nodes {
      for (direction, activations) in zip(node.cell.directions, node.cell.activations) {
        let names = activations.map(ONNXActivations.title).joined(separator: ", ")
        add("activation", node.cell.directions.count == 2 ? "\(direction): \(names)" : names)
      }
      if let clip = node.cell.clip { add("clip", "\(clip), of what goes into the activations") }
      if node.cell.isCoupled { add("coupled", "f = 1 − i (input_forget)") }
    }
    if start.problem != nil {
      add("starts from", "what only a run could know; give --initial-state")
    } else if !start.openInputs.isEmpty {
      let names = start.openInputs.map { printable($0) }.joined(separator: ", ")
      add("starts from", "zeros unless --initial-state has h0 and c0, or \(names)")
    } else if start.states != nil {
      add("starts from", "the file's own state")
    }
    if let lengths = start.lengths {
      let texts = lengths.prefix(8).map(String.init).joined(separator: ", ")
      add("lengths", texts + (lengths.count > 8 ? ", …" : "") + " steps (sequence_lens)")
    }
    if let version = file.operatorSets[""] {
      add(
        "operators",
        "set \(version)" + (file.producer.isEmpty ? "" : ", written by \(printable(file.producer))")
      )
    }
    return ModelReading(
      gateOrder: gateOrder?.letters ?? gateLetters,
      gateOrderOrigin: gateOrder == nil ? .onnx : .told, lines: lines)
  }

  private var gateLetters: String? {
    switch nodes.first?.cell.operator {
    case .lstm: "iofc"
    case .gru: "zrh"
    case .rnn, nil: nil
    }
  }
}
