import Dispatch
import Explorer
import Recurrent
import Synchronization

/// Walks over a whole sequence on another thread and posts to the explorer what it finds.
///
/// There is one walk at a time: as soon as another one begins, that before ends with the block that
/// it is at. What it has posted by then names its sequence, so that nobody takes it for the other's.
final class Walker: Sendable {
  private let inbox: Inbox
  private let wake: @Sendable () -> Void
  /// How many walks have begun; only the last one goes on.
  private let begun = Atomic(0)

  /// A walker.
  ///
  /// - Parameters:
  ///   - inbox: where to post what is found.
  ///   - wake: what to do after that.
  init(inbox: Inbox, wake: @escaping @Sendable () -> Void) {
    self.inbox = inbox
    self.wake = wake
  }

  /// Begins to walk over a trace, that of a sequence with this number.
  func walk(_ trace: Trace, sequence: Int) {
    let turn = begun.add(1, ordering: .relaxed).newValue
    DispatchQueue.global(qos: .utility).async { self.walk(trace, sequence: sequence, turn: turn) }
  }

  private func walk(_ trace: Trace, sequence: Int, turn: Int) {
    let isWanted = { self.begun.load(ordering: .relaxed) == turn }
    let post = { (finding: Explorer.Finding) in
      self.inbox.post(.learned(finding, ofSequence: sequence))
      self.wake()
    }
    guard let largest = trace.largestMemory(shouldGoOn: { _ in isWanted() }) else { return }
    post(.largestMemory(largest))
    let total = Double(trace.stepCount)
    var told = 0
    let summary = TraceSummary(of: trace) { steps in
      guard isWanted() else { return false }
      let percent = Int(100 * Double(steps) / total)
      if percent > told {
        told = percent
        post(.share(Double(steps) / total))
      }
      return true
    }
    if let summary { post(.summary(summary)) }
  }
}
