/// How derivatives become changes of the weights.
public enum Optimizer: String, CaseIterable, Sendable {
  /// Kingma & Ba 2015, with β₁ = 0.9, β₂ = 0.999, ε = 1e-8 outside the root, as PyTorch has it.
  case adam
  /// Plain gradient descent: w ← w − rate · g.
  case sgd
}
