import Recurrent

/// The non-linearities that Keras knows by name.
enum KerasActivation {
  /// The non-linearity of a name.
  ///
  /// - Parameters:
  ///   - value: what the configuration says; nothing is the identity.
  ///   - isKeras2: whether a version before 3 wrote it.
  /// - Returns: the non-linearity, or nil when it is not known here.
  static func activation(_ value: JSONValue, isKeras2: Bool) -> Activation? {
    guard value != .null else { return .affine(alpha: 1, beta: 0) }
    switch value.string {
    case "linear": return .affine(alpha: 1, beta: 0)
    case "tanh": return .tanh
    case "sigmoid": return .sigmoid
    case "relu": return .relu
    case "elu": return .elu(alpha: 1)
    case "softsign": return .softsign
    case "softplus": return .softplus
    case "leaky_relu": return .leakyRelu(alpha: 0.2)
    case "hard_sigmoid":
      // x/5 before version 3, x/6 since: nets trained with one are not those of the other.
      return .hardSigmoid(alpha: isKeras2 ? 0.2 : 1 / 6, beta: 0.5)
    default: return nil
    }
  }

  /// What people call it: its name, or the class of an object.
  static func name(of value: JSONValue) -> String {
    value.string ?? value["class_name"].string ?? "something else"
  }
}
