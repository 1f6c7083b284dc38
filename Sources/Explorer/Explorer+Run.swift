public import Recurrent
public import Screen

extension Explorer {
  /// How a run ended.
  public enum Ending: Equatable, Sendable {
    /// The person quit.
    case quit
    /// The process was asked to end by this signal.
    case terminated(Int32)
    /// The terminal is gone.
    case hungUp
  }

  /// Shows the state on a terminal and obeys its keys and its mouse until the person or the terminal ends it.
  ///
  /// Everything that has come is obeyed before the next picture: pictures may be left out, keys
  /// never.
  ///
  /// - Parameters:
  ///   - terminal: where to show it.
  ///   - inbox: messages of other threads, which wake the terminal after posting one.
  ///   - write: writes a page to a file and tells what became of it.
  ///   - walk: begins to walk over a trace, that of a sequence with a number, on another thread, which
  ///     posts what is found; what it walked over before is not wanted any more.
  /// - Returns: how it ended.
  public mutating func run(
    on terminal: inout some Terminal, inbox: Inbox, write: (PageFile) -> PictureMessage,
    walk: (Trace, Int) -> Void
  ) -> Ending {
    run(on: &terminal, inbox: inbox, clock: ContinuousClock(), write: write, walk: walk)
  }

  mutating func run(
    on terminal: inout some Terminal, inbox: Inbox, clock: some Clock<Duration>,
    write: (PageFile) -> PictureMessage, walk: (Trace, Int) -> Void
  ) -> Ending {
    var metronome = Metronome(clock: clock)
    if summary == nil { self.walk(walk) }
    while true {
      terminal.show(view())
      var event = terminal.nextEvent(timeout: metronome.timeout(tick: tick))
      while let current = event {
        if let ending = handle(current, from: &terminal, write, walk) { return ending }
        event = terminal.nextEvent(timeout: .zero)
      }
      let beats = Array(repeating: Message.time(.ticked), count: metronome.beats(tick: tick))
      for message in inbox.drain() + beats {
        _ = update(message)
      }
    }
  }

  private mutating func handle(
    _ event: Event, from terminal: inout some Terminal, _ write: (PageFile) -> PictureMessage,
    _ walk: (Trace, Int) -> Void
  ) -> Ending? {
    switch event {
    case .key(let key): return obey(message(for: key), on: &terminal, write, walk)
    case .mouse(let mouse): return obey(message(for: mouse), on: &terminal, write, walk)
    case .resized:
      _ = update(.resized(terminal.size))
      return nil
    case .terminated(let signal): return .terminated(signal)
    case .hungUp: return .hungUp
    case .woken: return nil
    }
  }

  private mutating func obey(
    _ message: Message?, on terminal: inout some Terminal, _ write: (PageFile) -> PictureMessage,
    _ walk: (Trace, Int) -> Void
  ) -> Ending? {
    switch message.flatMap({ update($0) }) {
    case .quit: return .quit
    case .repaint: terminal.repaint()
    case .walk: self.walk(walk)
    case .write(let file): _ = update(.picture(write(file)))
    case .copy(let text):
      terminal.copy(text)
      _ = update(.picture(.copied))
    case nil: break
    }
    return nil
  }

  /// Obeys keys without a terminal: what a script or a test types. Behind a key that turns to another
  /// sequence, they are typed as if a person had waited until all of it was known.
  ///
  /// - Returns: whether the keys quit the program; those behind are then not obeyed.
  public mutating func type(_ keys: [Key]) -> Bool {
    for key in keys {
      guard let message = message(for: key) else { continue }
      switch update(message) {
      case .quit: return true
      case .walk: summarise()
      case .repaint, .write, .copy, nil: break
      }
    }
    return false
  }
}
