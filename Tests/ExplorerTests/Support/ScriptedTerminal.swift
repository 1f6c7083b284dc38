import Explorer
import Screen

/// A terminal whose events are written down beforehand, and which remembers what it was shown.
struct ScriptedTerminal: Terminal {
  /// What comes next.
  enum Item {
    case event(Event)
    case resize(Size)
    /// Another thread posts a message and wakes the terminal.
    case post(Explorer.Message)
    /// Nothing more is waiting; a wait with an end lasts to its end.
    case quiet
    /// Nothing more is waiting; what comes next comes after this time, in the middle of a wait.
    case pause(Duration)
  }

  private var items: ArraySlice<Item>
  private let inbox: Inbox
  private let clock: ManualClock
  private(set) var size: Size
  private(set) var shown: [Canvas] = []
  private(set) var repaints = 0
  private(set) var copied: [String] = []
  private(set) var waits: [Duration?] = []

  init(_ items: [Item], inbox: Inbox, clock: ManualClock, size: Size) {
    self.items = items[...]
    self.inbox = inbox
    self.clock = clock
    self.size = size
  }

  var waker: @Sendable () -> Void { {} }

  mutating func show(_ canvas: Canvas) { shown.append(canvas) }

  mutating func repaint() { repaints += 1 }

  mutating func copy(_ text: String) { copied.append(text) }

  /// When all is said, the terminal hangs up, so that no run is endless.
  mutating func nextEvent(timeout: Duration?) -> Event? {
    let isLook = timeout == .zero
    if !isLook { waits.append(timeout) }
    while let item = items.first {
      switch item {
      case .quiet:
        if isLook { return nil }
        items.removeFirst()
        guard let timeout else { continue }
        clock.advance(by: timeout)
        return nil
      case .pause(let duration):
        if isLook { return nil }
        items.removeFirst()
        clock.advance(by: duration)
      case .event(let event):
        items.removeFirst()
        return event
      case .resize(let newSize):
        items.removeFirst()
        size = newSize
        return .resized
      case .post(let message):
        items.removeFirst()
        inbox.post(message)
        return .woken
      }
    }
    return isLook ? nil : .hungUp
  }
}
