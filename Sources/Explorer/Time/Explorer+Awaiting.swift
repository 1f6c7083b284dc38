import Recurrent

extension Explorer {
  /// A step that was wanted and can't be shown at once, since too many before it did not run yet.
  struct AwaitedStep: Equatable, Sendable {
    let step: Int
    /// How much of the way to it is done, in 0…1.
    var share: Double
  }

  /// Begins to walk over the sequence, so that steps far on are awaited instead of computed at once;
  /// the one under the cursor, too, if it is far.
  mutating func walk(_ begin: (Trace, Int) -> Void) {
    isWalking = true
    begin(trace, sequence)
    let target = step
    guard isFar(target) else { return }
    step = 0
    wait(for: target)
  }

  /// Whether a step is so far behind all that ran that going there would keep a person waiting,
  /// while somebody is on the way there anyway.
  func isFar(_ target: Int) -> Bool {
    isWalking && target >= trace.reachableSteps + Explorer.blocksAtOnce * trace.blockLength
  }

  /// Waits for a step; meanwhile the cursor stays where it is.
  mutating func wait(for target: Int) {
    awaited = AwaitedStep(step: target, share: Double(trace.reachableSteps) / Double(target + 1))
  }

  /// Goes to the step that is waited for, as soon as it can be shown.
  mutating func arrive() {
    guard let target = awaited?.step else { return }
    guard !isFar(target) else { return wait(for: target) }
    awaited = nil
    let old = viewpoint
    move(to: target)
    history.endMove()
    history.record(old, before: viewpoint)
  }

  /// What there is to say of the step that is waited for.
  var awaitingWords: String? {
    awaited.map { texts.time.awaiting($0.step, Int($0.share * 100)) }
  }

  /// A block is as long as a key press may take.
  private static let blocksAtOnce = 2
}
