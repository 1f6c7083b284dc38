import Recurrent
import TensorFiles

/// Reads the non-linearities that a node names.
enum ONNXActivations {
  /// The activations of each direction; empty when the node names none.
  ///
  /// Those that take an alpha or a beta use up the two lists in order.
  static func read(
    _ node: ONNXNode, perDirection count: Int
  ) throws(ONNXAttributeError) -> [[Activation]] {
    guard case .texts(let names)? = node.attributes["activations"], !names.isEmpty else {
      return []
    }
    var alphas = node.floats("activation_alpha")[...]
    var betas = node.floats("activation_beta")[...]
    var all: [Activation] = []
    for name in names { all.append(try activation(name, &alphas, &betas)) }
    guard all.count.isMultiple(of: count) else {
      throw ONNXAttributeError("it has not \(count) activations a direction")
    }
    return stride(from: 0, to: all.count, by: count).map { Array(all[$0..<$0 + count]) }
  }

  private static func activation(
    _ name: String, _ alphas: inout ArraySlice<Float>, _ betas: inout ArraySlice<Float>
  ) throws(ONNXAttributeError) -> Activation {
    // ONNX Runtime does not mind upper and lower case.
    switch name.lowercased() {
    case "sigmoid": .sigmoid
    case "tanh": .tanh
    case "relu": .relu
    case "leakyrelu": .leakyRelu(alpha: alphas.popFirst() ?? 0.01)
    case "thresholdedrelu": .thresholdedRelu(alpha: alphas.popFirst() ?? 1)
    case "scaledtanh": .scaledTanh(alpha: alphas.popFirst() ?? 1, beta: betas.popFirst() ?? 1)
    case "hardsigmoid":
      .hardSigmoid(alpha: alphas.popFirst() ?? 0.2, beta: betas.popFirst() ?? 0.5)
    case "elu": .elu(alpha: alphas.popFirst() ?? 1)
    case "softsign": .softsign
    case "softplus": .softplus
    case "affine": .affine(alpha: alphas.popFirst() ?? 1, beta: betas.popFirst() ?? 0)
    default: throw ONNXAttributeError("its activation \(quoted(name)) is none of ONNX's")
    }
  }

  /// An activation as ONNX names it, with its numbers.
  static func title(_ activation: Activation) -> String {
    switch activation {
    case .sigmoid: "Sigmoid"
    case .tanh: "Tanh"
    case .relu: "Relu"
    case .leakyRelu(let alpha): "LeakyRelu(\(alpha))"
    case .thresholdedRelu(let alpha): "ThresholdedRelu(\(alpha))"
    case .scaledTanh(let alpha, let beta): "ScaledTanh(\(alpha), \(beta))"
    case .hardSigmoid(let alpha, let beta): "HardSigmoid(\(alpha), \(beta))"
    case .elu(let alpha): "Elu(\(alpha))"
    case .softsign: "Softsign"
    case .softplus: "Softplus"
    case .affine(let alpha, let beta): "Affine(\(alpha), \(beta))"
    }
  }
}
