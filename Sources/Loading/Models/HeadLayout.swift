import TensorFiles

/// What a file has of the linear layer on top.
struct HeadLayout {
  let weight: TensorEntry
  let bias: TensorEntry?
  /// Whether the weight is columns, `[width, O]`.
  let isTransposed: Bool

  /// O.
  var outputSize: Int { weight.shape[isTransposed ? 1 : 0] }
  /// Its tensors' names.
  var names: [String] { [weight.name] + (bias.map { [$0.name] } ?? []) }
}
