/// What added up in one unit of a vanilla cell at one step: h_t = tanh(W x_t + U h_{t−1} + b).
struct VanillaStep: Equatable, Sendable {
  /// h before the step.
  let before: Float
  /// h after it.
  let after: Float
  /// W x, U h and b.
  let sums: (input: Float, recurrent: Float, bias: Float)

  static func == (a: VanillaStep, b: VanillaStep) -> Bool {
    a.before == b.before && a.after == b.after && a.sums == b.sums
  }
}
