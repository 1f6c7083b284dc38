import Dispatch
import Recurrent
import Synchronization
import TestSupport
import Testing

@testable import Explorer
@testable import lstm_viz

/// Walks over whole sequences on another thread.
@Suite struct Walks {
  /// What was posted, and the walker that posts it.
  private final class Records: Sendable {
    let findings = Mutex<[(Explorer.Finding, sequence: Int)]>([])
    let walker = Mutex<Walker?>(nil)
    let isOver = DispatchSemaphore(value: 0)
  }

  private func trace(steps: Int) -> Trace {
    let weights = Matrix(rows: 8, columns: 1, elements: (0..<8).map { Float($0) / 8 - 0.5 })
    let recurrent = Matrix(rows: 8, columns: 2, elements: (0..<16).map { Float($0) / 16 - 0.5 })
    let layer = RecurrentLayer(
      kind: .lstm, inputWeights: weights, recurrentWeights: recurrent,
      inputBias: [Float](repeating: 0, count: 8))
    let values = (0..<steps).map { Float($0 % 7) / 7 }
    return Trace(
      of: Network(layers: [layer]), over: InputSequence(values: values, featureCount: 1),
      blockLength: 32)
  }

  /// Walks over the first trace and, as soon as its first finding is posted, over the second.
  private func walk(_ first: Trace, then second: Trace?) -> [(Explorer.Finding, sequence: Int)] {
    let (records, inbox) = (Records(), Inbox())
    let walker = Walker(inbox: inbox) {
      let count = records.findings.withLock { findings in
        for case .learned(let finding, let sequence) in inbox.drain() {
          findings.append((finding, sequence))
        }
        return findings.count
      }
      if count == 1, let second { records.walker.withLock { $0 }?.walk(second, sequence: 1) }
      let last = records.findings.withLock { $0.last }
      if case .summary? = last?.0 { records.isOver.signal() }
    }
    records.walker.withLock { $0 = walker }
    walker.walk(first, sequence: 0)
    #expect(records.isOver.wait(timeout: .now() + 20) == .success)
    return records.findings.withLock { $0 }
  }

  @Test func allThatIsFoundIsPostedInOrder() throws {
    let trace = trace(steps: 100)
    let findings = walk(trace, then: nil)
    #expect(findings.allSatisfy { $0.sequence == 0 })
    let memories = findings.compactMap { finding, _ -> [[Float]]? in
      if case .largestMemory(let memory) = finding { memory } else { nil }
    }
    guard let largest = memories.first, case .summary(let summary)? = findings.last?.0 else {
      Issue.record("the largest memory is found, and the summary at the end")
      return
    }
    #expect(largest == trace.largestMemory() && summary == TraceSummary(of: trace))
    let shares = findings.compactMap { finding, _ -> Double? in
      if case .share(let share) = finding { share } else { nil }
    }
    // A fifth for the pass for the largest memory, the rest for the other, each by blocks of 32 steps.
    let parts = [0.32, 0.64, 0.96, 1]
    let expected = parts.map { 0.2 * $0 } + parts.map { 0.2 + 0.8 * $0 }
    #expect(shares.count == 8 && zip(shares, expected).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func anotherWalkEndsTheOneBefore() throws {
    let findings = walk(trace(steps: 10_000), then: trace(steps: 5))
    #expect(findings.filter { $0.sequence == 0 }.count == 1)
    guard case .summary? = findings.last?.0 else {
      Issue.record("the second walk is over")
      return
    }
    #expect(findings.last?.sequence == 1)
  }
}
