import Recurrent

extension Explorer {
  /// The units that let go most at the cursor's step, and those that wrote most.
  var rankings: [UnitRanking] {
    let snapshot = trace[step, layer]
    let before = trace.state(before: step, layer: layer).memory
    let after = snapshot[recurrentLayer.kind.memory]
    guard let written = recurrentLayer.written(in: snapshot) else {
      let jumps = zip(after, before).map { $0 - $1 }
      return [UnitRanking(.jumped, amounts: jumps, memory: after)]
    }
    return [
      UnitRanking(.letGo, amounts: letGo(at: step), memory: before),
      UnitRanking(.wrote, amounts: written, memory: after),
    ]
  }
}
