import Recurrent

extension Model {
  /// What the file calls each of the network's parameters: inside the module for those of its
  /// layers (`weight_ih_l0`), the whole name for those of embedding and head (`linear.weight`);
  /// PyTorch's name for what the file may have as columns.
  var parameterNames: [String] {
    network.parameters.map { parameter in
      switch parameter.name {
      case "embedding.weight": embeddingTensors.first ?? parameter.name
      case "head.weight":
        isHeadTransposed ? parameter.name : headTensors.first ?? parameter.name
      case "head.bias": headTensors.dropFirst().first ?? parameter.name
      default: module.innerName(of: parameter.name)
      }
    }
  }

  /// Something by the network's parameters, such as derivatives, with the rows of stacked gates in
  /// the order that the file was read in.
  func inFileOrder(_ values: [Float], of parameter: NetworkParameter) -> [Float] {
    let isStacked = parameter.name.contains(/^(weight|bias)_(ih|hh)_/)
    return isStacked ? gateOrder?.fromTorch(values) ?? values : values
  }
}
