import Recurrent

/// Reading a trace block by block: each read computes T steps with every gate.
final class ForwardWork {
  private let trace: Trace
  private let stepCount: Int
  private var next = 0

  /// How many blocks there are: more than a trace remembers (256 / T + 3), so that none read again
  /// is one remembered.
  private let blockCount: Int

  /// Work of these sizes: D, H, T, threads.
  init(_ sizes: [Int]) {
    stepCount = sizes[2]
    blockCount = 256 / stepCount + 8
    let values = Inputs.values(sizes[2] * sizes[0] * blockCount)
    trace = Trace(
      of: Inputs.network(features: sizes[0], units: sizes[1], hasHead: false),
      over: InputSequence(values: values, featureCount: sizes[0]), blockLength: stepCount,
      threadCount: min(sizes[3], 2))
    for block in 0..<blockCount { _ = trace[block * stepCount, 0] }
  }

  /// The least time a step, in µs.
  func leastMicroseconds() -> Double {
    bench.leastMicroseconds {
      _ = trace[next * stepCount, 0]
      next = (next + 1) % blockCount
    } / Double(stepCount)
  }
}
