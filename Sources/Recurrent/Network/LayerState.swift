/// What a recurrent layer hands from one step to the next.
public struct LayerState: Equatable, Sendable {
  /// h, `[H]`, or `[P]` with a projection.
  public var hidden: [Float]
  /// C, `[H]`.
  public var cell: [Float]

  public init(hidden: [Float], cell: [Float]) {
    self.hidden = hidden
    self.cell = cell
  }
}
