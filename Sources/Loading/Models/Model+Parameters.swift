import Recurrent

extension Model {
  /// What the file calls each of the network's parameters: inside the module for those of its
  /// layers (`weight_ih_l0`), the whole name for those of embedding and head (`linear.weight`).
  var parameterNames: [String] {
    network.parameters.map { parameter in
      switch parameter.name {
      case "embedding.weight": embeddingTensors.first ?? parameter.name
      case "head.weight": headTensors.first ?? parameter.name
      case "head.bias": headTensors.dropFirst().first ?? parameter.name
      default: nameInModule(parameter.name)
      }
    }
  }

  /// A single cell has no layer in its names.
  private func nameInModule(_ parameter: String) -> String {
    let plain = parameter.replacing(/_l0$/, with: "")
    return module.tensors.contains(module.prefix + plain) ? plain : parameter
  }

  /// Something by the network's parameters, such as derivatives, with the rows of stacked gates in
  /// the order that the file was read in.
  func inFileOrder(_ values: [Float], of parameter: NetworkParameter) -> [Float] {
    let isStacked = parameter.name.contains(/^(weight|bias)_(ih|hh)_/)
    return isStacked ? gateOrder?.fromTorch(values) ?? values : values
  }
}
