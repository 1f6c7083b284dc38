import Synchronization

/// A network's run over a sequence, readable at any step in any order.
///
/// It is a provider, not an array: it keeps the layers' states at every ``blockLength`` steps,
/// computes a block of steps when one of them is asked for, and remembers the blocks asked for last.
/// Memory is constant in T but for the sequence and those states. Without reverse layers only the
/// blocks up to the one asked for are ever computed; with them the whole sequence is run first, for
/// which there is ``prepare(shouldGoOn:)``. Any thread may read.
///
/// Row t of every signal is the value when x[t] was consumed, in reverse layers too.
public final class Trace: Sendable {
  let source: TraceSource
  private let store: Mutex<Store>

  /// What was computed so far.
  private struct Store {
    var checkpoints: Checkpoints
    /// The blocks asked for last, the latest at the end.
    var recent: [(index: Int, block: TraceBlock)] = []
  }

  /// A trace of a network over a sequence, which must be one the network accepts.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - sequence: what is fed to it.
  ///   - initialStates: the states before a layer's first step (a reverse layer's is the last of the
  ///     sequence), one a layer; zeros when `nil`.
  ///   - blockLength: how many steps to compute at once; chosen by the network's size when `nil`.
  ///   - threadCount: how many threads may share the computing, 1 or 2; two are used where it pays
  ///     and the processor has them, and give the same values.
  public convenience init(
    of network: Network, over sequence: InputSequence, from initialStates: [LayerState]? = nil,
    blockLength: Int? = nil, threadCount: Int = 2
  ) {
    precondition((1...2).contains(threadCount), "one thread or two")
    self.init(
      of: PackedNetwork(network, threadCount: threadCount), over: sequence, from: initialStates,
      blockLength: blockLength ?? Trace.blockLength(for: network))
  }

  init(
    of packed: PackedNetwork, over sequence: InputSequence, from initialStates: [LayerState]?,
    blockLength: Int
  ) {
    let network = packed.network
    precondition(network.accepts(sequence), "the sequence must be one the network accepts")
    let states = initialStates ?? network.zeroStates
    precondition(states.count == network.layers.count, "a state for each layer")
    source = TraceSource(
      packed: packed, sequence: sequence, initialStates: states, blockLength: blockLength)
    store = Mutex(Store(checkpoints: source.firstCheckpoints))
  }

  public var network: Network { source.network }
  public var sequence: InputSequence { source.sequence }
  /// The states before each layer's first step, one a layer.
  public var initialStates: [LayerState] { source.initialStates }
  /// How many steps are computed at once.
  public var blockLength: Int { source.blockLength }
  /// T.
  public var stepCount: Int { source.sequence.stepCount }

  /// Whether the first step asked for makes the trace run over the whole sequence: there are reverse
  /// layers, and they did not run yet.
  public var needsPreparation: Bool {
    network.hasReverseLayers && !store.withLock { $0.checkpoints.isComplete }
  }

  /// Runs over the whole sequence when there are reverse layers, so that reading waits no more.
  ///
  /// Meant for a background thread; others may read meanwhile, but may have to wait.
  ///
  /// - Parameter shouldGoOn: told the fraction done, in 0…1, after each block; `false` stops.
  /// - Returns: whether it is done.
  @discardableResult
  public func prepare(shouldGoOn: (Double) -> Bool) -> Bool {
    guard needsPreparation else { return true }
    guard let checkpoints = source.completeCheckpoints(shouldGoOn) else { return false }
    store.withLock { $0.checkpoints = checkpoints }
    return true
  }

  /// How many steps from the first on can be read without running others before them. A walk over
  /// the sequence, such as that of a ``TraceSummary``, raises it block by block up to T.
  public var reachableSteps: Int {
    store.withLock { store in
      if network.hasReverseLayers { return store.checkpoints.isComplete ? stepCount : 0 }
      return min(store.checkpoints.knownCount * blockLength, stepCount)
    }
  }

  /// The states known so far.
  var knownCheckpoints: Checkpoints { store.withLock { $0.checkpoints } }

  /// Notes the states with which the layers leave a block, unless they are known.
  func note(_ states: [LayerState], leaving block: Int) {
    // With reverse layers all are known before any block is run.
    guard !network.hasReverseLayers else { return }
    store.withLock { store in
      for (layer, state) in states.enumerated() {
        store.checkpoints.note(state, leaving: block, layer: layer)
      }
    }
  }

  /// All signals of one layer at one step.
  public subscript(step: Int, layer: Int) -> GateSnapshot {
    block(containing: step).layers[layer].snapshot(at: step % blockLength)
  }

  /// One signal of one layer over some steps, row-major `[steps, width]`; the layer must have it.
  public func values(of signal: Signal, layer: Int, steps: Range<Int>) -> [Float] {
    gather(steps) { block, step in block.layers[layer].row(signal, at: step) }
  }

  /// The state a layer has before it takes a step: what the step before it in the layer's own
  /// direction left, or the initial one.
  public func state(before step: Int, layer: Int) -> LayerState {
    let previous = network.layers[layer].direction == .forward ? step - 1 : step + 1
    guard (0..<stepCount).contains(previous) else { return initialStates[layer] }
    return state(after: previous, layer: layer)
  }

  /// The states behind each layer's last step, one a layer: h_n and C_n.
  public var finalStates: [LayerState] {
    network.layers.enumerated().map { index, layer in
      state(after: layer.direction == .forward ? stepCount - 1 : 0, layer: index)
    }
  }

  /// What the last level gives at some steps, `[steps, outputSize]`.
  public func output(steps: Range<Int>) -> [Float] {
    let width = network.outputSize
    return gather(steps) { block, step in block.output.dropFirst(step * width).prefix(width) }
  }

  /// What the head says at some steps, `[steps, O]`; `nil` without a head.
  public func predictions(steps: Range<Int>) -> [Float]? {
    guard let width = network.head?.outputSize else { return nil }
    return gather(steps) { block, step in block.predictions[step * width..<(step + 1) * width] }
  }

  private func state(after step: Int, layer: Int) -> LayerState {
    let block = block(containing: step).layers[layer]
    let row = step % blockLength
    return LayerState(
      hidden: Array(block.row(.hiddenState, at: row)),
      cell: network.layers[layer].kind.hasCellState ? Array(block.row(.cellState, at: row)) : [])
  }

  private func gather(
    _ steps: Range<Int>, row: (TraceBlock, Int) -> ArraySlice<Float>
  ) -> [Float] {
    var result: [Float] = []
    var step = steps.lowerBound
    while step < steps.upperBound {
      let block = block(containing: step)
      let end = min(steps.upperBound, (step / blockLength + 1) * blockLength)
      for step in step..<end {
        result += row(block, step % blockLength)
      }
      step = end
    }
    return result
  }

  /// The block with this step: a remembered one, or computed from the nearest known states.
  private func block(containing step: Int) -> TraceBlock {
    precondition((0..<stepCount).contains(step), "step \(step) of 0–\(stepCount - 1)")
    let wanted = step / blockLength
    return store.withLock { store in
      if let found = store.recent.firstIndex(where: { $0.index == wanted }) {
        let hit = store.recent.remove(at: found)
        store.recent.append(hit)
        return hit.block
      }
      let block = compute(wanted, &store)
      store.recent.append((wanted, block))
      if store.recent.count > rememberedBlocks { store.recent.removeFirst() }
      return block
    }
  }

  private func compute(_ wanted: Int, _ store: inout Store) -> TraceBlock {
    if network.hasReverseLayers {
      if !store.checkpoints.isComplete,
        let complete = source.completeCheckpoints({ _ in true })
      {
        store.checkpoints = complete
      }
    } else {
      for index in store.checkpoints.knownCount - 1..<max(wanted, store.checkpoints.knownCount - 1)
      {
        _ = run(index, &store)
      }
    }
    return TraceBlock(run(wanted, &store), of: network)
  }

  /// Runs a block whose states are known and notes those it leaves.
  private func run(_ index: Int, _ store: inout Store) -> NetworkRun {
    guard let states = store.checkpoints.states(entering: index) else {
      preconditionFailure("block \(index) was asked for before the blocks before it")
    }
    let run = source.run(block: index, from: states)
    for (layer, state) in run.states.enumerated() {
      store.checkpoints.note(state, leaving: index, layer: layer)
    }
    return run
  }

  /// How many blocks are remembered: enough for a page of 256 steps that begins anywhere, and for
  /// the steps beside the pin. No more, since memory that was written long ago has left the caches,
  /// and writing there again is slow.
  private var rememberedBlocks: Int { 256 / blockLength + 3 }

  /// Blocks of some 2 MiB: small enough to be computed within a key press, large enough that the
  /// states between them weigh nothing.
  private static func blockLength(for network: Network) -> Int {
    let bytes = network.layers.reduce(0) { sum, layer in
      sum + layer.signals.reduce(0) { $0 + 4 * layer.width(of: $1) }
    }
    return min(max(2_097_152 / max(bytes, 1), 32), 4096)
  }
}
