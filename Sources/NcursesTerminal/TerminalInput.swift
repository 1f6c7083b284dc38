import CNcurses
import Screen

/// The events of the open terminal, in the order in which they came.
struct TerminalInput {
  /// How many keys are taken at a time, so that endless input cannot keep the program from drawing.
  private static let burst = 4096

  private var waiting: [Event] = []
  private var decoder = KeyDecoder()
  private var isGone = false

  /// The next event, or `nil` when the time is over.
  mutating func next(timeout: Duration?) -> Event? {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while true {
      collect()
      if let event = takeFirst() { return event }
      let milliseconds = deadline.map(TerminalInput.milliseconds(until:)) ?? -1
      if !cn_wait(milliseconds) {
        isGone = true
      } else if milliseconds == 0 {
        collect()
        return takeFirst()
      }
    }
  }

  private mutating func takeFirst() -> Event? {
    if !waiting.isEmpty { return waiting.removeFirst() }
    return isGone ? .hungUp : nil
  }

  /// Takes in all signals and keys that are there.
  private mutating func collect() {
    var signal = cn_read_signal()
    while signal >= 0 {
      receive(signal: signal)
      signal = cn_read_signal()
    }
    var tokens: [KeyToken] = []
    reading: while !isGone && tokens.count < TerminalInput.burst {
      switch cn_read_key() {
      case Int32(CN_NOTHING):
        break reading
      case Int32(CN_GONE):
        isGone = true
      case let code where code < 256:
        tokens.append(.byte(UInt8(code)))
      case let code:
        guard let name = cn_key_name(code).map({ String(cString: $0) }) else { continue }
        if name == "KEY_RESIZE" { report(.resized) } else { tokens.append(.named(name)) }
      }
    }
    for event in decoder.decode(tokens) {
      receive(event)
    }
  }

  private mutating func receive(signal: Int32) {
    switch signal {
    case 0: report(.woken)
    case Environment.Signal.stop: suspend()
    case Environment.Signal.proceed:
      cn_resume()
      report(.resized)
    // Curses tells of another size alone; but a window that was smaller in between has lost cells.
    case Environment.Signal.resize: report(.resized)
    default: waiting.append(.terminated(signal))
    }
  }

  private mutating func receive(_ event: Event) {
    if event == .key(.control("z")) {
      suspend()
    } else {
      waiting.append(event)
    }
  }

  private mutating func suspend() {
    cn_suspend()
    report(.resized)
  }

  /// Adds an event that need not be told twice.
  private mutating func report(_ event: Event) {
    if !waiting.contains(event) { waiting.append(event) }
  }

  /// The time that is left, rounded up, as `poll` takes it.
  private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
    let left = ContinuousClock.now.duration(to: deadline).components
    guard left.seconds >= 0, left.attoseconds >= 0 else { return 0 }
    guard left.seconds < 1_000_000 else { return 1_000_000_000 }
    let attosecondsInOne: Int64 = 1_000_000_000_000_000
    return Int32(left.seconds * 1000 + (left.attoseconds + attosecondsInOne - 1) / attosecondsInOne)
  }
}
