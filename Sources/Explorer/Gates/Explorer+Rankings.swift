import Recurrent

extension Explorer {
  /// The units that let go most at the cursor's step, and those that wrote most.
  var rankings: [UnitRanking] {
    let snapshot = trace[step, layer]
    let before = trace.state(before: step, layer: layer).memory
    let after = snapshot[recurrentLayer.kind.memory]
    let largest = largestMemory?[layer] ?? zip(before, after).map { max(abs($0), abs($1)) }
    guard let written = recurrentLayer.written(in: snapshot) else {
      let jumps = zip(after, before).map { $0 - $1 }
      return [UnitRanking(.jumped, amounts: jumps, memory: after, wholes: largest)]
    }
    return [
      UnitRanking(.letGo, amounts: letGo(at: step), memory: before, wholes: before),
      UnitRanking(.wrote, amounts: written, memory: after, wholes: largest),
    ]
  }
}
