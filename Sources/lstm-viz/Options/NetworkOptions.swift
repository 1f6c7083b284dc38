public import ArgumentParser
public import Loading
public import Recurrent

/// How a model file is to be read where it does not say.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The recurrent module, by its prefix or node, when the model has several.", valueName: "name")
  )
  var module: String?

  @Option(help: ArgumentHelp("The linear layer on top, by its name.", valueName: "name"))
  var head: String?

  @Option(
    help: ArgumentHelp("The embedding in front, by its name.", valueName: "name"))
  var embedding: String?

  @Option(
    help: ArgumentHelp(
      "Which tensor is which parameter, by PyTorch's names: weight_ih_l0=enc/W,weight_hh_l0=enc/U,…",
      discussion: "Also head.weight, head.bias and embedding.weight. Columns are told by shape.",
      valueName: "role=tensor,…"))
  var names: TensorNames?

  @Option(
    help: ArgumentHelp(
      "How the file stacks the gates: ifgo is PyTorch's, iofg ONNX's; rzn for a GRU.",
      valueName: "letters"))
  var gateOrder: GateOrder?

  @Option(help: "The cell, over what the file says.")
  var cell: CellKind?

  @Option(
    help: ArgumentHelp(
      "A file with tensors named as the inputs of an ONNX model's graph.", valueName: "file"),
    completion: .file())
  var weights: String?

  var options: ModelReader.Options {
    ModelReader.Options(
      module: module, head: head, embedding: embedding, names: names, gateOrder: gateOrder,
      cell: cell, weights: weights)
  }
}

extension GateOrder: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

extension TensorNames: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

extension CellKind: ExpressibleByArgument {}
