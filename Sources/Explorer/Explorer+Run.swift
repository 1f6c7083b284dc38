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
  ///   - write: writes a picture to a file and tells what became of it.
  /// - Returns: how it ended.
  public mutating func run(
    on terminal: inout some Terminal, inbox: Inbox, write: (Canvas) -> PictureMessage
  ) -> Ending {
    run(on: &terminal, inbox: inbox, clock: ContinuousClock(), write: write)
  }

  mutating func run(
    on terminal: inout some Terminal, inbox: Inbox, clock: some Clock<Duration>,
    write: (Canvas) -> PictureMessage
  ) -> Ending {
    var metronome = Metronome(clock: clock)
    while true {
      terminal.show(view())
      var event = terminal.nextEvent(timeout: metronome.timeout(tick: tick))
      while let current = event {
        if let ending = handle(current, from: &terminal, write) { return ending }
        event = terminal.nextEvent(timeout: .zero)
      }
      let beats = Array(repeating: Message.time(.ticked), count: metronome.beats(tick: tick))
      for message in inbox.drain() + beats {
        _ = update(message)
      }
    }
  }

  private mutating func handle(
    _ event: Event, from terminal: inout some Terminal, _ write: (Canvas) -> PictureMessage
  ) -> Ending? {
    switch event {
    case .key(let key): return obey(message(for: key), on: &terminal, write)
    case .mouse(let mouse): return obey(message(for: mouse), on: &terminal, write)
    case .resized:
      _ = update(.resized(terminal.size))
      return nil
    case .terminated(let signal): return .terminated(signal)
    case .hungUp: return .hungUp
    case .woken: return nil
    }
  }

  private mutating func obey(
    _ message: Message?, on terminal: inout some Terminal, _ write: (Canvas) -> PictureMessage
  ) -> Ending? {
    switch message.flatMap({ update($0) }) {
    case .quit: return .quit
    case .repaint: terminal.repaint()
    case .write(let canvas): _ = update(.picture(write(canvas)))
    case .copy(let text):
      terminal.copy(text)
      _ = update(.picture(.copied))
    case nil: break
    }
    return nil
  }

  /// Obeys keys without a terminal: what a script or a test types.
  ///
  /// - Returns: whether the keys quit the program; those behind are then not obeyed.
  public mutating func type(_ keys: [Key]) -> Bool {
    for key in keys {
      guard let message = message(for: key) else { continue }
      if update(message) == .quit { return true }
    }
    return false
  }
}
