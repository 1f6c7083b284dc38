/// What is known of a whole trace without holding it, made in one pass over it.
public struct TraceSummary: Equatable, Sendable {
  /// The greatest |C| of each unit (for cells without C: |h|), one `[H]` array a layer.
  public let largestMemory: [[Float]]

  /// Walks a trace once, block by block, in memory that does not grow with T; fails when told to
  /// stop.
  ///
  /// - Parameters:
  ///   - trace: the trace; its remembered blocks are left alone.
  ///   - shouldGoOn: told after every block how many steps are done; `false` ends the walk.
  public init?(of trace: Trace, shouldGoOn: (Int) -> Bool = { _ in true }) {
    let layers = trace.network.layers
    var largest = trace.initialStates.map { $0.cell.map(abs) }
    var states = trace.initialStates
    for start in stride(from: 0, to: trace.stepCount, by: trace.blockLength) {
      let steps = start..<min(trace.stepCount, start + trace.blockLength)
      let blocks = trace.network.run(
        Array(trace.sequence.rows(steps)), stepCount: steps.count, from: &states)
      for (index, block) in blocks.enumerated() {
        let units = layers[index].hiddenSize
        for (offset, value) in block[layers[index].kind.memory].enumerated()
        where abs(value) > largest[index][offset % units] {
          largest[index][offset % units] = abs(value)
        }
      }
      guard shouldGoOn(steps.upperBound) else { return nil }
    }
    self.largestMemory = largest
  }
}
