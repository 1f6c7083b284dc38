extension Trace {
  /// A trace of the same network over another sequence; both share its packed weights.
  ///
  /// - Parameters:
  ///   - other: a trace of the network.
  ///   - sequence: what is fed to it, which must be one the network accepts.
  ///   - initialStates: the states before a layer's first step, one a layer; zeros when `nil`.
  ///   - blockLength: how many steps to compute at once.
  public convenience init(
    sharing other: Trace, over sequence: InputSequence, from initialStates: [LayerState]? = nil,
    blockLength: Int
  ) {
    self.init(
      of: other.source.packed, over: sequence, from: initialStates, blockLength: blockLength)
  }
}
