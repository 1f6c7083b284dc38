import ArgumentParser
import Loading
import Recurrent
import TensorFiles

/// What a model file holds and how it is read.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a model file holds and how it is read.")

  @Argument(
    help: ArgumentHelp("The model: a safetensors file.", valueName: "model"), completion: .file())
  var file: String

  @OptionGroup var network: NetworkOptions

  func run() throws {
    let source = try FileSource.named(file, bundled: bundledFiles)
    let tensors = try source.tensors()
    let catalogue = ModuleCatalogue(of: tensors)
    print("\(printable(source.name)): safetensors, \(counted(tensors.names.count, "tensor"))")
    guard catalogue.modules.count < 2 || network.module != nil else {
      print("\nseveral recurrent modules; choose one with --module:")
      for module in catalogue.modules {
        print("  \(printable(module.name))  \(counted(module.tensors.count, "tensor"))")
      }
      return
    }
    let reader = ModelReader(file: tensors, name: source.name, options: network.options)
    report(try reader.model(), in: tensors)
  }

  private func report(_ model: Model, in tensors: TensorFile) {
    let moduleName = model.module.name.isEmpty ? "(no prefix)" : printable(model.module.name)
    let order = model.gateOrder == .torch ? "i f g o, PyTorch's" : model.gateOrder.letters
    print("\nmodule      \(moduleName)\ncell        LSTM\ngate order  \(order)")
    for (index, layer) in model.network.layers.enumerated() {
      let projection = layer.projection.map { ", projected to \($0.rows)" } ?? ""
      let biases = [layer.inputBias, layer.recurrentBias].filter { !$0.isEmpty }.count
      print(
        "layer l\(index)    \(layer.inputSize) → \(counted(layer.hiddenSize, "unit"))\(projection), "
          + (biases == 0 ? "no bias" : counted(biases, "bias").replacing("biass", with: "biases")))
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
