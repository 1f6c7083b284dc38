/// What a trace computes its blocks from.
struct TraceSource: Sendable {
  let packed: PackedNetwork
  let sequence: InputSequence
  /// The states before the first step a layer takes, one a layer.
  let initialStates: [LayerState]
  /// How many steps a block has, but for the last one.
  let blockLength: Int

  var network: Network { packed.network }

  /// How many blocks there are.
  var blockCount: Int { (sequence.stepCount - 1) / blockLength + 1 }

  /// The steps of a block.
  func steps(ofBlock index: Int) -> Range<Int> {
    index * blockLength..<min(sequence.stepCount, (index + 1) * blockLength)
  }

  /// Runs the levels from the lowest up over a block.
  func run(block index: Int, from states: [LayerState], levelCount: Int? = nil) -> NetworkRun {
    let steps = steps(ofBlock: index)
    let mask = sequence.mask.map { Array($0[steps]) }
    let hasMasked = mask?.contains(false) ?? false
    let batch = BatchShape(stepCount: steps.count, mask: hasMasked ? mask : nil)
    return NetworkRun(
      packed, network.inputs(of: sequence, steps: steps), over: batch, from: states,
      levelCount: levelCount)
  }

  /// The checkpoints before anything was run.
  var firstCheckpoints: Checkpoints {
    Checkpoints(network, initialStates: initialStates, blockCount: blockCount)
  }

  /// Completes the checkpoints of a network with reverse layers: level by level, each layer in its
  /// own direction, the levels below run again for each block. So memory stays constant in T.
  ///
  /// - Parameter shouldGoOn: told the fraction done after each block; `false` stops.
  /// - Returns: the checkpoints, or `nil` when stopped.
  func completeCheckpoints(_ shouldGoOn: (Double) -> Bool) -> Checkpoints? {
    var checkpoints = firstCheckpoints
    let total = Double(network.layers.count * blockCount)
    for (layer, part) in network.layers.enumerated() {
      let level = network.level(ofLayer: layer)
      for turn in 0..<blockCount {
        let block = part.direction == .forward ? turn : blockCount - 1 - turn
        note(layer: layer, level: level, block: block, in: &checkpoints)
        guard shouldGoOn(Double(layer * blockCount + turn + 1) / total) else { return nil }
      }
    }
    return checkpoints
  }

  /// Runs one layer over a block, on what the levels below give there.
  private func note(layer: Int, level: Int, block: Int, in checkpoints: inout Checkpoints) {
    let known = network.layers.indices.map { index in
      checkpoints.state(entering: block, layer: index) ?? initialStates[index]
    }
    let below = run(block: block, from: known, levelCount: level)
    var state = known[layer]
    _ = packed.layers[layer].run(below.output, over: below.batch, from: &state)
    checkpoints.note(state, leaving: block, layer: layer)
  }
}
