import Synchronization

/// A network's run over a sequence, readable at any step in any order.
///
/// It is a provider, not an array: it keeps the layers' states at every ``blockLength`` steps,
/// computes a block of steps when one of them is asked for, and remembers the blocks asked for last.
/// Memory is constant in T but for the sequence and those states, and only the blocks up to the one
/// asked for are ever computed. Any thread may read.
public final class Trace: Sendable {
  public let network: Network
  public let sequence: InputSequence
  /// The states before step 0, one a layer.
  public let initialStates: [LayerState]
  /// How many steps are computed at once.
  public let blockLength: Int

  private let store: Mutex<Store>

  /// What was computed so far.
  private struct Store {
    /// The states before each block, as far as blocks were computed in order.
    var checkpoints: [[LayerState]]
    /// The blocks asked for last, the latest at the end.
    var recent: [(index: Int, block: TraceBlock)] = []
  }

  /// A trace of a network over a sequence, which must be as wide as the network's input.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - sequence: what is fed to it.
  ///   - initialStates: the states before step 0, one a layer; zeros when `nil`.
  ///   - blockLength: how many steps to compute at once; chosen by the network's size when `nil`.
  public init(
    of network: Network, over sequence: InputSequence, from initialStates: [LayerState]? = nil,
    blockLength: Int? = nil
  ) {
    precondition(
      sequence.featureCount == network.inputSize, "the sequence must be as wide as the network")
    let states = initialStates ?? network.zeroStates
    precondition(states.count == network.layers.count, "a state for each layer")
    self.network = network
    self.sequence = sequence
    self.initialStates = states
    self.blockLength = blockLength ?? Trace.blockLength(for: network)
    self.store = Mutex(Store(checkpoints: [states]))
  }

  /// T.
  public var stepCount: Int { sequence.stepCount }

  /// All signals of one layer at one step.
  public subscript(step: Int, layer: Int) -> GateSnapshot {
    block(containing: step).layers[layer].snapshot(at: step % blockLength)
  }

  /// One signal of one layer over some steps, row-major `[steps, width]`.
  public func values(of signal: Signal, layer: Int, steps: Range<Int>) -> [Float] {
    gather(steps) { block, step in block.layers[layer].row(signal, at: step) }
  }

  /// The state a layer has before a step: what the step before it left, or the initial one.
  public func state(before step: Int, layer: Int) -> LayerState {
    guard step > 0 else { return initialStates[layer] }
    let block = block(containing: step - 1).layers[layer]
    let row = (step - 1) % blockLength
    return LayerState(
      hidden: Array(block.row(.hiddenState, at: row)),
      cell: Array(block.row(network.layers[layer].kind.memory, at: row)))
  }

  /// The states behind the last step, one a layer: h_n and C_n.
  public var finalStates: [LayerState] {
    network.layers.indices.map { state(before: stepCount, layer: $0) }
  }

  /// What the head says at some steps, `[steps, O]`; `nil` without a head.
  public func predictions(steps: Range<Int>) -> [Float]? {
    guard let width = network.head?.outputSize else { return nil }
    return gather(steps) { block, step in block.predictions[step * width..<(step + 1) * width] }
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
      let first = min(wanted, store.checkpoints.count - 1)
      var block = compute(first, &store)
      for index in stride(from: first + 1, through: wanted, by: 1) {
        block = compute(index, &store)
      }
      store.recent.append((wanted, block))
      if store.recent.count > Trace.rememberedBlocks { store.recent.removeFirst() }
      return block
    }
  }

  private func compute(_ index: Int, _ store: inout Store) -> TraceBlock {
    let steps = index * blockLength..<min(stepCount, (index + 1) * blockLength)
    var states = store.checkpoints[index]
    let block = TraceBlock(
      network: network, inputs: Array(sequence.rows(steps)), stepCount: steps.count,
      states: &states)
    if index + 1 == store.checkpoints.count { store.checkpoints.append(states) }
    return block
  }

  /// Enough for a page of any width that begins anywhere, and for the steps beside the pin.
  private static let rememberedBlocks = 8

  /// Blocks of some 2 MiB: small enough to be computed within a key press, large enough that the
  /// states between them weigh nothing.
  private static func blockLength(for network: Network) -> Int {
    let bytes = network.layers.reduce(0) { sum, layer in
      sum + layer.signals.reduce(0) { $0 + 4 * layer.width(of: $1) }
    }
    return min(max(2_097_152 / max(bytes, 1), 32), 4096)
  }
}
