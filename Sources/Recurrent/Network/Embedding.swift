/// A table in front of the layers: a token's number picks the row that is fed to them.
public struct Embedding: Equatable, Sendable {
  /// `[V, E]`.
  public var weights: Matrix

  /// An embedding of this table.
  public init(weights: Matrix) {
    self.weights = weights
  }

  /// V: how many tokens there are.
  public var tokenCount: Int { weights.rows }
  /// E: how many values stand for a token.
  public var width: Int { weights.columns }
}
