extension Trace {
  /// Whether the head says at every step what comes next, so that its error can be told.
  public var predictsNextValue: Bool {
    network.task == .nextValue && network.head?.outputSize == network.inputSize
      && !sequence.isTokens
  }
}
