import Loading
import Recurrent
import TensorFiles

/// What `inspect` tells a person.
struct TextReport {
  /// So many tensors that are not used are listed.
  private static let longestList = 16

  private let file: String
  private let model: ModelDescription
  /// The width of what stands before the values.
  private let margin: Int

  init(file: String, _ model: ModelDescription) {
    self.file = file
    self.model = model
    let layers = model.ends == nil ? [] : model.modules[0].layers
    margin = max(12, (layers.map { "layer \($0.name)".count }.max() ?? 0) + 2)
  }

  /// The lines of the report.
  var lines: [String] {
    let title =
      "\(printable(file)): \(model.format), \(counted(model.tensorCount, "tensor"))"
    let body = model.ends.map { lines(of: model.modules[0], $0) } ?? listOfModules
    return [title, ""] + body
  }

  private var listOfModules: [String] {
    let modules =
      model.modules.map { (shown($0.name), summary(of: $0)) }
      + model.unreadable.map { (shown($0.name), "cannot be read: \($0.problem)") }
    let width = modules.map(\.0.count).max() ?? 0
    let rows = modules.map { name, text in
      "  \(name)\(String(repeating: " ", count: width - name.count))  \(text)"
    }
    return ["several recurrent modules; choose one with --module:"] + rows + notUsed
  }

  private var notUsed: [String] {
    let rest = model.others.count - TextReport.longestList
    return row("not used", model.others.prefix(TextReport.longestList).map(text))
      + (rest > 0 ? ["\(String(repeating: " ", count: margin))and \(rest) more: see --json"] : [])
  }

  /// A module in a few words: `bi-LSTM 3→10→10, 8 tensors`.
  private func summary(of module: ModuleDescription) -> String {
    var sizes = [module.layers.first?.inputs ?? 0]
    for layer in module.layers {
      if layer.direction == .reverse && sizes.count > 1
        && layer.name.hasPrefix("l\(sizes.count - 2)_")
      {
        sizes[sizes.count - 1] += layer.outputs
      } else {
        sizes.append(layer.outputs)
      }
    }
    let prefix = module.layers.count > sizes.count - 1 ? "bi-" : ""
    let kept = module.recording.isEmpty ? "" : ", recorded"
    return "\(prefix)\(module.cell.title) \(sizes.map(String.init).joined(separator: "→")), "
      + counted(module.tensors.count, "tensor") + kept
  }

  private func lines(
    of module: ModuleDescription, _ ends: ModelDescription.Ends
  ) -> [String] {
    row("module", [shown(module.name)]) + row("cell", [module.cell.title])
      + row("gate order", [order(of: module)])
      + module.layers.flatMap { row("layer \($0.name)", [text($0)]) }
      + module.lines.flatMap { row($0.title, [$0.text]) } + notes(on: module)
      + endLines(ends) + row("tensors", module.tensors.map(text))
      + row("recording", module.recording.map(text))
      + notUsed
  }

  private func order(of module: ModuleDescription) -> String {
    guard let letters = module.gateOrder else { return "none" }
    let spaced = letters.map(String.init).joined(separator: " ")
    switch module.gateOrderOrigin {
    case .told: return "\(spaced), as told"
    case .torch: return "\(spaced), PyTorch's"
    case .keras: return "\(spaced), Keras's"
    case .onnx: return "\(spaced), ONNX's"
    }
  }

  private func text(_ layer: LayerDescription) -> String {
    let projection = layer.projection.map { ", projected to \($0)" } ?? ""
    let biases = ["no bias", "1 bias", "2 biases"][min(layer.biases, 2)]
    return "\(layer.inputs) → \(counted(layer.units, "unit"))\(projection), \(biases)"
  }

  /// What was taken for granted.
  private func notes(on module: ModuleDescription) -> [String] {
    let naming = module.naming.map {
      "\($0): taken by name and shape (say it yourself with --names, --gate-order, --cell)"
    }
    let stack =
      module.cellCount > 1
      ? "\(module.cellCount) cells of a list, each as wide as the one before gives: taken for a "
        + "stack (one alone with --module \(printable(module.name)).0)" : nil
    return row("assumed", [naming, stack].compactMap { $0 })
  }

  private func endLines(_ ends: ModelDescription.Ends) -> [String] {
    var lines: [String] = []
    if !ends.embedding.isEmpty {
      lines += row("embedding", ends.embedding.map(text), "\(counted(ends.tokens, "token"))")
    }
    lines +=
      ends.head.isEmpty
      ? row("head", ["none found (no tensor, or several, of shape [O, width]; see --head)"])
      : row("head", ends.head.map(text), "\(ends.outputs) out")
    if let task = ends.task {
      let reason = ends.isTaskAssumed ? " (assumed: the head is as wide as the input)" : ""
      lines += row("task", ["\(task.rawValue)\(reason)"])
    }
    return lines
  }

  /// A name, its values below each other, and something behind them.
  private func row(_ name: String, _ values: [String], _ end: String? = nil) -> [String] {
    values.enumerated().map { index, value in
      let label = index == 0 ? name : ""
      let space = String(repeating: " ", count: margin - label.count)
      let isLast = index == values.count - 1
      return label + space + value + (isLast ? end.map { ": \($0)" } ?? "" : "")
    }
  }

  /// A tensor: `kernel [3, 16] (columns) as weight_ih_l0`.
  private func text(_ tensor: TensorDescription) -> String {
    let name = printable(tensor.entry.name)
    let columns = tensor.isTransposed ? " in columns" : ""
    let role = tensor.role.map { isUsual(tensor.entry.name, for: $0) ? "" : " as \($0)" } ?? ""
    return "\(name) \(brief(tensor.entry.shape))\(columns)\(role)"
  }

  /// Whether a name ends as PyTorch ends it: a cell has no level in it, and what a head or an
  /// embedding is called is up to the model.
  private func isUsual(_ name: String, for role: String) -> Bool {
    switch role {
    case "head.weight", "embedding.weight": name.hasSuffix("weight")
    case "head.bias": name.hasSuffix("bias")
    default: name.hasSuffix(role) || role.hasSuffix("_l0") && name.hasSuffix(role.dropLast(3))
    }
  }

  private func shown(_ name: String) -> String {
    name.isEmpty ? "(no prefix)" : printable(name)
  }
}
