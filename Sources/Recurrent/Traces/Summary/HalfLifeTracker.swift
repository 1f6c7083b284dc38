/// Follows one unit's kept fractions step by step and notes from each step how long it took until
/// half was left.
///
/// It holds at most some thousand starting points: neighbours become one when the steps between them
/// are few beside their age, which changes a half-life by less than 2 %.
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
  /// How many starting points make it worth looking for neighbours.
  private var limit = 512
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
    guard starts.count > limit else { return }
    let old = starts[first...]
    starts = []
    first = 0
    for index in old.indices {
      let end = index + 1 < old.endIndex ? old[index + 1].step : step + 1
      if let last = starts.last, 64 * (end - last.step) <= step - last.step {
        starts[starts.count - 1].count += old[index].count
      } else {
        starts.append(old[index])
      }
    }
    limit = max(512, 2 * starts.count)
  }
}
