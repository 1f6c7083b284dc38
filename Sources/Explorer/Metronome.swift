/// Says when the next steps are due while playing.
struct Metronome<C: Clock> where C.Duration == Duration {
  private let clock: C
  private var due: C.Instant?

  init(clock: C) {
    self.clock = clock
  }

  /// How long to wait for the next beat at most; `nil` when nothing plays.
  mutating func timeout(tick: Duration?) -> Duration? {
    guard let tick else {
      due = nil
      return nil
    }
    let next = due ?? clock.now.advanced(by: tick)
    due = next
    return max(.zero, clock.now.duration(to: next))
  }

  /// How many beats have passed; a few at most, so that a stopped program does not leap on.
  mutating func beats(tick: Duration?) -> Int {
    guard let tick, let due else { return 0 }
    var next = due
    var count = 0
    while next <= clock.now, count < mostBeats {
      next = next.advanced(by: tick)
      count += 1
    }
    self.due = count == mostBeats ? nil : next
    return count
  }

  private var mostBeats: Int { 8 }
}
