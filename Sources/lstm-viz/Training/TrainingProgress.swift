import Recurrent

/// How far a training is, on standard error: one line that is written over on a terminal, else a
/// line for each tenth.
struct TrainingProgress {
  private let epochTotal: Int
  private let isTerminal = Output.error.isTerminal
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var shown: ContinuousClock.Instant?
  private var tenths = 0
  private var last: TrainingUpdate?

  init(epochTotal: Int) {
    self.epochTotal = epochTotal
    start = clock.now
  }

  /// Notes an update, and shows it when that is due.
  mutating func show(_ update: TrainingUpdate) {
    last = update
    guard isTerminal else {
      let done = (update.epoch + (update.endsEpoch ? 1 : 0)) * 10 / epochTotal
      guard done > tenths else { return }
      tenths = done
      Output.error.say(line(update) + "\n")
      return
    }
    let now = clock.now
    guard shown.map({ now - $0 >= .milliseconds(100) }) ?? true else { return }
    shown = now
    Output.error.say("\r" + line(update) + "\u{1B}[K")
  }

  /// Shows the last update and leaves its line.
  func finish() {
    guard isTerminal, let last else { return }
    Output.error.say("\r" + line(last) + "\u{1B}[K\n")
  }

  /// `training [#######-------------] epoch 140 of 400  loss 0.01234  3 s left`.
  private func line(_ update: TrainingUpdate) -> String {
    let share = Double(update.epoch + 1) / Double(epochTotal)
    let width = 20
    let filled = min(Int(share * Double(width)), width)
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
    let elapsed = (clock.now - start) / .seconds(1)
    let left = Int((elapsed / share - elapsed).rounded(.up))
    return "training [\(bar)] epoch \(update.epoch + 1) of \(epochTotal)  loss "
      + "\(rounded(update.loss))  \(left) s left"
  }

  /// Five significant digits of a loss.
  private func rounded(_ loss: Float) -> String {
    var scale: Float = 1
    while loss > 0, loss * scale < 10_000, scale < 1e9 { scale *= 10 }
    return "\((loss * scale).rounded() / scale)"
  }
}
