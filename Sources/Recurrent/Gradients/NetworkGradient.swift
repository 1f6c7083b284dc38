/// The derivatives of a loss by everything in a network's run over a batch.
public struct NetworkGradient: Sendable {
  /// The loss itself.
  public let loss: Float
  /// By every signal of every layer, `[T, B, width]`, over every path: through the output, later
  /// steps and upper layers. NaN at masked steps but for h and C.
  ///
  /// Of coupled gates, the derivative by the one with weights includes its path through the other.
  public let signals: [SignalBlock]
  /// By what the lowest layers get, `[T, B, D]`; empty when not asked for.
  public let inputs: [Float]
  /// By the states the layers started from, one a layer, a row a sequence in each.
  public let initialStates: [LayerState]
  /// By all ``Network/parameters``, one after the other.
  public let parameters: [Float]
}
