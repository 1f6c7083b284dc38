import Recurrent
import TensorFiles

/// Drives a training: shows how far it is, writes its log, stops when asked to.
struct TrainingRun {
  /// How it ended, and the network to keep.
  enum Ending {
    case finished(Network)
    /// Asked to stop by this signal; the best network so far, if an update was made.
    case interrupted(Int32, Network?)
    /// The loss ran away; the last good network, if an update was made.
    case diverged(TrainingError, Network?)
  }

  private var trainer: Trainer
  private let log: AtomicFile?
  private var progress: TrainingProgress

  /// A run that has not begun.
  ///
  /// - Parameters:
  ///   - trainer: the training.
  ///   - log: where to write a line an update.
  init(_ trainer: Trainer, log: AtomicFile? = nil) {
    self.trainer = trainer
    self.log = log
    progress = TrainingProgress(epochTotal: trainer.options.epochCount)
  }

  /// Trains to the end, or until a signal comes.
  ///
  /// - Throws: what writing the log throws.
  mutating func run() throws -> Ending {
    Interruption.begin()
    defer { Interruption.end() }
    try log?.append(Array("step,loss,gradient_norm\n".utf8))
    while !trainer.isFinished {
      if let signal = Interruption.signal {
        progress.finish()
        try log?.commit()
        return .interrupted(signal, best)
      }
      do throws(TrainingError) {
        let update = try trainer.update()
        progress.show(update)
        logLines += "\(update.index),\(update.loss),\(update.gradientNorm)\n"
      } catch {
        progress.finish()
        try flushLog()
        try log?.commit()
        return .diverged(error, best)
      }
      if logLines.utf8.count > 65536 { try flushLog() }
    }
    progress.finish()
    try flushLog()
    try log?.commit()
    return .finished(trainer.network)
  }

  /// Lines that wait to be written.
  private var logLines = ""

  private mutating func flushLog() throws(TensorFileError) {
    guard let log, !logLines.isEmpty else { return }
    try log.append(Array(logLines.utf8))
    logLines = ""
  }

  private var best: Network? { trainer.updateCount > 0 ? trainer.bestNetwork : nil }
}
