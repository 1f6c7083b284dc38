import Recurrent

/// What became of one unit's memory between two steps, along the memory itself: what is left of the
/// old one, and what was written since.
///
/// C_t = (∏ f) C_A + what was written since and kept. It says when the cell was written, not which
/// step mattered for it.
struct Span: Equatable, Sendable {
  /// The steps, the earlier one first in the layer's own direction.
  let from: Int
  let to: Int
  /// ∏ f over the steps behind `from` up to `to`, in 0…1; nil of a vanilla cell.
  let share: Float?
  /// The memory at `from` and at `to`.
  let old: Float
  let new: Float

  /// What is left of the old memory.
  var left: Float { (share ?? 0) * old }

  /// What was written since, as far as it is still there.
  var written: Float { new - left }

  /// Beyond so many steps nothing is told: it would take longer than a key may.
  static let longest = 4096

  /// What became of a unit's memory between two steps; nil when they are too far apart.
  init?(in trace: Trace, layer: Int, unit: Int, _ one: Int, _ other: Int) {
    guard abs(one - other) <= Span.longest else { return nil }
    let recurrent = trace.network.layers[layer]
    let isForward = recurrent.direction == .forward
    from = isForward ? min(one, other) : max(one, other)
    to = isForward ? max(one, other) : min(one, other)
    let memory = recurrent.kind.memory
    old = trace[from, layer][memory][unit]
    new = trace[to, layer][memory][unit]
    guard recurrent.kind.family != .rnn else {
      share = nil
      return
    }
    // From the end: where nothing is left any more, nothing before it can be.
    var product: Float = 1
    var step = to
    while step != from, product > 1e-12 {
      let kept = recurrent.keptFraction(in: trace[step, layer])?[unit] ?? 0
      // At a masked step there is no gate, and all is kept.
      product *= kept.isNaN ? 1 : kept
      step += isForward ? -1 : 1
    }
    share = product > 1e-12 ? product : 0
  }
}
