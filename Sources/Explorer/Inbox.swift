import Synchronization

/// Messages from other threads, which the run loop reads between two pictures.
public final class Inbox: Sendable {
  private let messages = Mutex<[Explorer.Message]>([])

  public init() {}

  /// Adds a message; wake the terminal afterwards.
  public func post(_ message: Explorer.Message) {
    messages.withLock { $0.append(message) }
  }

  /// Takes all messages out, the oldest first.
  func drain() -> [Explorer.Message] {
    messages.withLock { messages in
      defer { messages.removeAll() }
      return messages
    }
  }
}
