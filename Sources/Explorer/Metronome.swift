/// Says when the next steps are due while playing.
struct Metronome {
  private let clock = ContinuousClock()
  private var due: ContinuousClock.Instant?

  /// How long to wait for the next beat at most; `nil` when nothing plays.
  mutating func timeout(tick: Duration?) -> Duration? {
    guard let tick else {
      due = nil
      return nil
    }
    let next = due ?? clock.now + tick
    due = next
    return max(.zero, next - clock.now)
  }

  /// How many beats have passed; a few at most, so that a stopped program does not leap on.
  mutating func beats(tick: Duration?) -> Int {
    guard let tick, let due else { return 0 }
    var next = due
    var count = 0
    while next <= clock.now, count < Metronome.mostBeats {
      next += tick
      count += 1
    }
    self.due = count == Metronome.mostBeats ? nil : next
    return count
  }

  private static let mostBeats = 8
}
