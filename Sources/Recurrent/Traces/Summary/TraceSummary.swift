/// What is known of a whole trace without holding it, made in one pass over it.
///
/// Its memory does not grow with T: time is cut into at most some thousand buckets.
public struct TraceSummary: Equatable, Sendable {
  /// How many steps a bucket has, but for the last one; see ``bucketLength(for:stepCount:)``.
  public let bucketLength: Int
  /// How many buckets there are.
  public let bucketCount: Int
  /// One a layer, in the order of ``Network/layers``.
  public let layers: [LayerSummary]
  /// What goes into the network, and what its head says.
  public let ends: EndsSummary

  /// Walks a trace once, block by block; fails when told to stop.
  ///
  /// - Parameters:
  ///   - trace: the trace; its remembered blocks are left alone. With reverse layers it is prepared
  ///     first, if it is not.
  ///   - shouldGoOn: told after every block how many steps are done (0 while it is prepared); `false`
  ///     ends the walk.
  public init?(of trace: Trace, shouldGoOn: (Int) -> Bool = { _ in true }) {
    guard trace.prepare(shouldGoOn: { _ in shouldGoOn(0) }) else { return nil }
    let length = TraceSummary.bucketLength(for: trace.network, stepCount: trace.stepCount)
    let count = (trace.stepCount - 1) / length + 1
    var parts = zip(trace.network.layers, trace.initialStates).map { layer, state in
      LayerAccumulator(
        layer, initialState: state, bucketLength: length, bucketCount: count)
    }
    var ends = EndsAccumulator(trace, bucketLength: length, bucketCount: count)
    let isDone = trace.walk { steps, run, states in
      ends.add(run.output, steps: steps)
      for index in parts.indices {
        parts[index].add(
          run.layers[index].block, steps: steps, entering: states[index], mask: trace.sequence.mask)
      }
      return shouldGoOn(steps.upperBound)
    }
    guard isDone else { return nil }
    bucketLength = length
    bucketCount = count
    layers = parts.map { $0.summary() }
    self.ends = ends.summary()
  }

  /// The greatest |C| of each unit (for cells without C: |h|), one array a layer.
  public var largestMemory: [[Float]] { layers.map(\.largestMemory) }

  /// The bucket with a step.
  public func bucket(ofStep step: Int) -> Int { step / bucketLength }

  /// How many steps a bucket of a network's summary has: one as long as there are no more steps than
  /// buckets, of which there are some thousands, or fewer when the network is so wide that they would
  /// weigh more than some 32 MiB.
  public static func bucketLength(for network: Network, stepCount: Int) -> Int {
    let bytes = network.layers.reduce(0) { sum, layer in
      sum + layer.signals.reduce(0) { $0 + 12 * layer.width(of: $1) } + 20 * layer.hiddenSize
    }
    let limit = min(max(33_554_432 / max(bytes, 1), 256), 4096)
    return (stepCount - 1) / limit + 1
  }
}
