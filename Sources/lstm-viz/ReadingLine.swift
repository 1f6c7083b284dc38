import Loading
import Synchronization
import TensorFiles

/// How far reading a long text is, as one line on standard error that is written over and goes when
/// it is over; nothing where that is no terminal.
final class ReadingLine: Sendable {
  private struct State {
    var begin: ContinuousClock.Instant?
    var shown: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let isTerminal = Output.error.isTerminal

  /// Shows a report when that is due: not of what takes but a moment, and not ten times a blink.
  func show(_ progress: ReadingProgress) {
    guard isTerminal else { return }
    let isDue = state.withLock { state in
      let now = ContinuousClock.now
      let begin = state.begin ?? now
      state.begin = begin
      guard now - begin >= .milliseconds(300),
        state.shown.map({ now - $0 >= .milliseconds(100) }) ?? true
      else { return false }
      state.shown = now
      return true
    }
    guard isDue else { return }
    Output.error.say("\rreading \(printable(progress.file)) … \(amount(progress))\u{1B}[K")
  }

  /// Takes the line away.
  func clear() {
    let wasShown = state.withLock { state in
      defer { state = State() }
      return state.shown != nil
    }
    if wasShown { Output.error.say("\r\u{1B}[K") }
  }

  private func amount(_ progress: ReadingProgress) -> String {
    progress.total.map { "\(100 * progress.byteCount / max($0, 1)) %" }
      ?? "\(progress.byteCount >> 20) MiB"
  }
}
