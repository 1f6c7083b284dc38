extension Trace {
  /// Goes once through all blocks in order, without remembering any; but the states between them are
  /// noted, so that afterwards any block can be entered at once: a jump to the end of a long sequence
  /// waits for no blocks before it.
  ///
  /// - Parameter visit: given each block's steps, the network's run over them and the states with
  ///   which the layers entered it; `false` stops.
  /// - Returns: whether it came to the end.
  func walk(_ visit: (Range<Int>, NetworkRun, [LayerState]) -> Bool) -> Bool {
    let checkpoints = knownCheckpoints
    var states = initialStates
    for block in 0..<source.blockCount {
      let entering = checkpoints.states(entering: block) ?? states
      let run = source.run(block: block, from: entering)
      guard visit(source.steps(ofBlock: block), run, entering) else { return false }
      states = run.states
      note(states, leaving: block)
    }
    return true
  }
}
