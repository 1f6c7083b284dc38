/// Follows one unit's kept fractions step by step and notes from each step how long it took until
/// half was left.
///
/// It holds at most some hundred starting points: when there are more, two neighbours become one,
/// which changes a half-life by less than 2 %.
struct HalfLifeTracker {
  /// Some steps that have not halved yet (or that lie in the past, against time).
  private struct Start {
    var step: Int
    /// Σ ln f up to there.
    var logarithm: Double
    var count: Int
  }

  private let direction: Direction
  private var starts: [Start] = []
  private var first = 0
  /// Σ ln f over all steps so far.
  private var sum = 0.0
  private var sketch = QuantileSketch()

  init(_ direction: Direction) {
    self.direction = direction
  }

  /// Adds the fraction kept at a step, in 0…1; steps come in time's order for either direction.
  mutating func add(_ kept: Float, step: Int) {
    switch direction {
    case .forward:
      advance(kept)
      while first < starts.count && hasHalved(starts[first]) {
        sketch.add(Float(step - starts[first].step), times: starts[first].count)
        first += 1
      }
      append(step)
    case .reverse:
      while first + 1 < starts.count && hasHalved(starts[first + 1]) { first += 1 }
      let halved = first < starts.count && hasHalved(starts[first])
      sketch.add(halved ? Float(step - starts[first].step) : .infinity)
      append(step)
      advance(kept)
    }
  }

  /// A quantile of the half-lives, in steps; infinite where the sequence ended before.
  func quantile(_ share: Double) -> Float {
    guard direction == .forward else { return sketch.quantile(share) }
    var all = sketch
    for start in starts[first...] { all.add(.infinity, times: start.count) }
    return all.quantile(share)
  }

  private func hasHalved(_ start: Start) -> Bool { sum - start.logarithm <= -0.693_147_180_559_945 }

  private mutating func advance(_ kept: Float) {
    sum += max(logarithm(Double(min(max(kept, 0), 1))), -50)
  }

  private mutating func append(_ step: Int) {
    starts.append(Start(step: step, logarithm: sum, count: 1))
    guard starts.count - first > 512 || first > 512 else { return }
    starts.removeFirst(first)
    first = 0
    guard starts.count > 256 else { return }
    starts = stride(from: 0, to: starts.count, by: 2).map { index in
      var merged = starts[index]
      if index + 1 < starts.count { merged.count += starts[index + 1].count }
      return merged
    }
  }
}
