/// What a recurrent layer hands from one step to the next.
public struct LayerState: Equatable, Sendable {
  /// h, `[H]`, or `[P]` with a projection; one row a sequence in a batch.
  public var hidden: [Float]
  /// C, `[H]`, one row a sequence in a batch; empty for cells without C.
  public var cell: [Float]

  public init(hidden: [Float], cell: [Float] = []) {
    self.hidden = hidden
    self.cell = cell
  }

  /// The memory proper: C, or h for cells without C.
  public var memory: [Float] { cell.isEmpty ? hidden : cell }
}
