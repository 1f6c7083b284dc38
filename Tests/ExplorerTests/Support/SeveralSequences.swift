import Explorer
import Recurrent
import Screen
import TestSupport

/// Sequences of different lengths, one of a single step among them, over a network of two layers.
enum SeveralSequences {
  static let network = RandomNetwork(
    hidden: 13, steps: 200, features: 3, layers: 2, hasHead: true, task: .stepValue)
  static let lengths = [200, 40, 1, 300]

  private static let traces: [Trace] = {
    var random = SeededGenerator(seed: 5)
    return lengths.map { length in
      Trace(
        of: network.trace().network,
        over: InputSequence(
          values: (0..<3 * length).map { _ in Float.random(in: -1...1, using: &random) },
          featureCount: 3))
    }
  }()

  static let summaries = traces.map { TraceSummary(of: $0) }

  static let list = SequenceList(count: lengths.count) { index in
    ExploredSequence(
      trace: traces[index], labels: (0..<lengths[index]).map { Float(index) + Float($0) / 100 })
  }

  /// An explorer that shows one of them, which was walked over unless it shall not know all.
  static func explorer(
    at sequence: Int = 0, size: Size = Size(columns: 80, rows: 24),
    appearance: Appearance = Appearance(), language: Language = .english, knowsAll: Bool = true
  ) -> Explorer {
    var explorer = Explorer(
      sequences: list, sequence: sequence, title: .init(file: "several.txt", network: ["LSTM 17"]),
      appearance: appearance, size: size, texts: language.texts)
    if knowsAll { learn(&explorer) }
    return explorer
  }

  /// Tells an explorer what a walk over its sequence finds.
  static func learn(_ explorer: inout Explorer) {
    guard let summary = summaries[explorer.sequence] else { return }
    _ = explorer.update(.learned(.summary(summary), ofSequence: explorer.sequence))
  }
}
