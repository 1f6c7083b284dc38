/// How many steps of how many sequences a layer runs over at once, and which of them count.
///
/// Everything in a batch is time-major, `[T, B, …]`. Shorter sequences are padded at their end with
/// masked steps; since those hand the state on untouched, a reverse layer starts at each
/// sequence's own end.
struct BatchShape: Equatable, Sendable {
  /// T.
  let stepCount: Int
  /// B.
  let sequenceCount: Int
  /// Whether a step counts, `[T, B]`; `nil` when all do.
  let mask: [Bool]?

  init(stepCount: Int, sequenceCount: Int = 1, mask: [Bool]? = nil) {
    precondition(
      mask.map { $0.count == stepCount * sequenceCount } ?? true, "a mask needs T·B values")
    self.stepCount = stepCount
    self.sequenceCount = sequenceCount
    self.mask = mask
  }

  /// T·B.
  var rowCount: Int { stepCount * sequenceCount }

  /// The steps in the order a direction takes them.
  func steps(_ direction: Direction) -> StrideTo<Int> {
    switch direction {
    case .forward: stride(from: 0, to: stepCount, by: 1)
    case .reverse: stride(from: stepCount - 1, to: -1, by: -1)
    }
  }

  /// The step that a direction takes just before this one; `nil` for its first.
  func step(before step: Int, _ direction: Direction) -> Int? {
    switch direction {
    case .forward: step > 0 ? step - 1 : nil
    case .reverse: step < stepCount - 1 ? step + 1 : nil
    }
  }

  /// The last step that a direction takes.
  func lastStep(_ direction: Direction) -> Int {
    direction == .forward ? stepCount - 1 : 0
  }
}
