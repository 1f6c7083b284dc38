import Explorer
import Recurrent

/// What is found of the first sequence, of which there is no other in most tests.
extension Explorer.Message {
  static func measured(largestMemory: [[Float]]) -> Self {
    .learned(.largestMemory(largestMemory), ofSequence: 0)
  }

  static func walked(_ share: Double) -> Self { .learned(.share(share), ofSequence: 0) }

  static func summarised(_ summary: TraceSummary) -> Self {
    .learned(.summary(summary), ofSequence: 0)
  }
}
