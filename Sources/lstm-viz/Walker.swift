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
    var told = 0
    let tell = { (share: Double) in
      guard isWanted() else { return false }
      if Int(100 * share) > told {
        told = Int(100 * share)
        post(.share(share))
      }
      return true
    }
    let total = Double(trace.stepCount)
    let first = Walker.shareOfTheFirst
    guard let largest = trace.largestMemory(shouldGoOn: { tell(first * Double($0) / total) }) else {
      return
    }
    post(.largestMemory(largest))
    let summary = TraceSummary(of: trace) { tell(first + (1 - first) * Double($0) / total) }
    if let summary { post(.summary(summary)) }
  }

  /// How much of the work the pass for the largest memory is, which comes before that for the rest.
  private static let shareOfTheFirst = 0.2
}
