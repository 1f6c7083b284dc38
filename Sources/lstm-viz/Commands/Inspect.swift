import ArgumentParser
import Loading
import Recurrent
import TensorFiles

/// What a model file holds and how it is read.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a model file holds and how it is read.")

  @Argument(
    help: ArgumentHelp("The model: a safetensors or NPZ file.", valueName: "model"),
    completion: .file())
  var file: String

  @OptionGroup var network: NetworkOptions

  func run() throws {
    let source = try FileSource.named(file, bundled: bundledFiles)
    let model = try ModelFile(source)
    let (tensors, modules) = (model.tensors, model.modules)
    print(
      "\(printable(source.name)): \(tensors.format.title), "
        + counted(tensors.names.count, "tensor"))
    guard modules.count < 2 || network.module != nil else {
      print("\nseveral recurrent modules; choose one with --module:")
      for module in modules {
        print("  \(printable(module.name))  \(counted(module.tensors.count, "tensor"))")
      }
      return
    }
    report(try model.model(name: source.name, options: network.options), in: tensors)
  }

  private func report(_ model: Model, in tensors: TensorFile) {
    let moduleName = model.module.name.isEmpty ? "(no prefix)" : printable(model.module.name)
    let kind = model.network.layers[0].kind
    let usual = ["i f g o", "r z n", "none"][[.lstm, .gru, .rnn].firstIndex(of: kind.family) ?? 2]
    let order = model.gateOrder?.letters ?? model.reading?.gateOrder ?? "\(usual), PyTorch's"
    print("\nmodule      \(moduleName)\ncell        \(kind.title)\ngate order  \(order)")
    for (index, layer) in model.network.layers.enumerated() {
      let projection = layer.projection.map { ", projected to \($0.rows)" } ?? ""
      let biases = [layer.inputBias, layer.recurrentBias].filter { !$0.isEmpty }.count
      print(
        "layer \(model.network.name(ofLayer: index))    \(layer.inputSize) → \(counted(layer.hiddenSize, "unit"))\(projection), "
          + (biases == 0 ? "no bias" : counted(biases, "bias").replacing("biass", with: "biases")))
    }
    for line in model.reading?.lines ?? [] {
      print(line.title.padding(to: 12) + line.text)
    }
    if let embedding = model.network.embedding {
      print(
        "embedding   \(list(model.embeddingTensors, in: tensors)): "
          + "\(counted(embedding.tokenCount, "token"))")
    }
    if let head = model.network.head {
      print("head        \(list(model.headTensors, in: tensors)): \(head.outputSize) out")
    } else {
      print("head        none found (no tensor, or several, of shape [O, width]; see --head)")
    }
    if let task = model.network.task {
      let reason = model.isTaskAssumed ? " (assumed: the head is as wide as the input)" : ""
      print("task        \(task.rawValue)\(reason)")
    }
    print("tensors     \(list(model.module.tensors, in: tensors))")
    if !model.otherTensors.isEmpty {
      print("not used    \(list(model.otherTensors, in: tensors))")
    }
  }

  private func list(_ names: [String], in tensors: TensorFile) -> String {
    names.map { name in
      "\(printable(name)) \(tensors.entry(named: name)?.shape ?? [])"
    }.joined(separator: "\n            ")
  }
}

extension String {
  /// The text with blanks behind it, at least one.
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
