import ArgumentParser
import Loading

/// How a model file is to be read where it does not say.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The recurrent module, by its prefix, when the model has several.", valueName: "name"))
  var module: String?

  @Option(help: ArgumentHelp("The linear layer on top, by its name.", valueName: "name"))
  var head: String?

  @Option(
    help: ArgumentHelp(
      "The order in which the file stacks the gates: ifgo is PyTorch's, iofg ONNX's.",
      valueName: "letters"),
    transform: { text in
      guard let order = GateOrder(text) else {
        throw ValidationError("'\(text)' is no order of the letters i, f, g and o.")
      }
      return order
    })
  var gateOrder: GateOrder = .torch

  var options: ModelReader.Options {
    ModelReader.Options(module: module, head: head, gateOrder: gateOrder)
  }
}
