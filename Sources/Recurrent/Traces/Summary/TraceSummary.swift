/// What is known of a whole trace without holding it, made in one pass over it.
///
/// Its memory does not grow with T: time is cut into at most some thousand buckets.
public struct TraceSummary: Equatable, Sendable {
  /// How many steps a bucket has, but for the last one. At most 1024 steps: each is a bucket.
  public let bucketLength: Int
  /// How many buckets there are.
  public let bucketCount: Int
  /// One a layer, in the order of ``Network/layers``.
  public let layers: [LayerSummary]

  /// Walks a trace once, block by block; fails when told to stop.
  ///
  /// - Parameters:
  ///   - trace: the trace; its remembered blocks are left alone. With reverse layers it is prepared
  ///     first, if it is not.
  ///   - shouldGoOn: told after every block how many steps are done (0 while it is prepared); `false`
  ///     ends the walk.
  public init?(of trace: Trace, shouldGoOn: (Int) -> Bool = { _ in true }) {
    guard trace.prepare(shouldGoOn: { _ in shouldGoOn(0) }) else { return nil }
    let limit = TraceSummary.bucketLimit(for: trace.network)
    let length = (trace.stepCount - 1) / limit + 1
    let count = (trace.stepCount - 1) / length + 1
    var parts = zip(trace.network.layers, trace.initialStates).map { layer, state in
      LayerAccumulator(
        layer, initialState: state, bucketLength: length, bucketCount: count)
    }
    let isDone = trace.walk { steps, blocks, states in
      for index in parts.indices {
        parts[index].add(
          blocks[index], steps: steps, entering: states[index], mask: trace.sequence.mask)
      }
      return shouldGoOn(steps.upperBound)
    }
    guard isDone else { return nil }
    bucketLength = length
    bucketCount = count
    layers = parts.map { $0.summary() }
  }

  /// The greatest |C| of each unit (for cells without C: |h|), one array a layer.
  public var largestMemory: [[Float]] { layers.map(\.largestMemory) }

  /// The bucket with a step.
  public func bucket(ofStep step: Int) -> Int { step / bucketLength }

  /// A thousand buckets, or fewer when the network is so wide that they would weigh more than some
  /// 32 MiB.
  private static func bucketLimit(for network: Network) -> Int {
    let bytes = network.layers.reduce(0) { sum, layer in
      sum + layer.signals.reduce(0) { $0 + 12 * layer.width(of: $1) } + 12 * layer.hiddenSize
    }
    return min(max(33_554_432 / max(bytes, 1), 256), 1024)
  }
}
