import Explorer
import Recurrent
import Screen
import Synchronization
import TestSupport
import Testing

/// The sizes of a network of random weights over a random sequence.
struct RandomNetwork: Hashable, Sendable, CustomTestStringConvertible {
  var kind = CellKind.lstm
  var hidden: Int
  var steps: Int
  var features = 1
  var layers = 1
  var projection: Int?
  var hasHead = false
  /// What the head says.
  var task = PredictionTask.nextValue
  /// Whether the sequence is one of tokens, as many as there are inputs.
  var isTokens = false

  var testDescription: String {
    "\(kind.rawValue) H=\(hidden) T=\(steps) D=\(features) layers=\(layers) P=\(projection ?? 0)"
      + (hasHead ? " \(task.rawValue)" : "")
  }

  /// Every kind of size that a page must bear, each small enough to compute in a blink.
  static let all: [RandomNetwork] = [
    RandomNetwork(hidden: 1, steps: 1, hasHead: true),
    RandomNetwork(hidden: 2, steps: 2, features: 3),
    RandomNetwork(hidden: 3, steps: 5000, hasHead: true),
    RandomNetwork(hidden: 16, steps: 200, features: 40),
    RandomNetwork(hidden: 17, steps: 200, features: 3, layers: 2, hasHead: true),
    RandomNetwork(hidden: 17, steps: 5, layers: 2, projection: 3),
    RandomNetwork(hidden: 64, steps: 200, projection: 5),
    RandomNetwork(hidden: 256, steps: 5, features: 40),
    RandomNetwork(hidden: 1000, steps: 2),
    RandomNetwork(kind: .gru, hidden: 17, steps: 200, layers: 2, hasHead: true),
    RandomNetwork(kind: .tanhRNN, hidden: 3, steps: 200),
    RandomNetwork(kind: .reluRNN, hidden: 64, steps: 5, features: 3),
    RandomNetwork(kind: .noForgetLSTM, hidden: 16, steps: 200),
    RandomNetwork(kind: .coupledLSTM, hidden: 2, steps: 5),
    characters,
    RandomNetwork(kind: .gru, hidden: 3, steps: 200, features: 5, hasHead: true, task: .stepClass),
    RandomNetwork(hidden: 2, steps: 9, features: 2, hasHead: true, task: .stepValue),
    RandomNetwork(
      kind: .reluRNN, hidden: 2, steps: 9, features: 40, hasHead: true, task: .lastClass,
      isTokens: true),
  ]

  /// A network that guesses the next of some characters, a line's end and a wide one among them.
  static let characters = RandomNetwork(
    hidden: 5, steps: 3000, features: 7, hasHead: true, task: .nextCharacter, isTokens: true)
  private static let alphabet = ["a", "b", " ", "\n", "é", "字", "<"]

  private static let made = Mutex<[RandomNetwork: Trace]>([:])

  /// The network's trace, made once.
  func trace() -> Trace {
    if let trace = RandomNetwork.made.withLock({ $0[self] }) { return trace }
    let trace = makeTrace()
    RandomNetwork.made.withLock { $0[self] = trace }
    return trace
  }

  private func makeTrace() -> Trace {
    var random = SeededGenerator(seed: 1)
    var input = features
    let stack = (0..<layers).map { _ in
      defer { input = projection ?? hidden }
      return layer(inputSize: input, &random)
    }
    let head = LinearHead(weights: matrix(features, projection ?? hidden, &random))
    let values = (0..<steps * features).map { _ in Float.random(in: -1...1, using: &random) }
    return Trace(
      of: Network(
        layers: stack, head: hasHead ? head : nil, task: hasHead ? task : nil),
      over: isTokens
        ? InputSequence(
          tokens: (0..<steps).map { _ in Int.random(in: 0..<features, using: &random) })
        : InputSequence(values: values, featureCount: features))
  }

  func explorer(
    size: Size = Size(columns: 80, rows: 24), appearance: Appearance = Appearance(),
    language: Language = .english
  ) -> Explorer {
    let trace = trace()
    var explorer = Explorer(
      trace: trace, title: Explorer.Title(file: "random.txt", network: ["LSTM \(hidden)"]),
      tokens: task == .nextCharacter ? RandomNetwork.alphabet : nil, appearance: appearance,
      size: size, texts: language.texts)
    if let largest = trace.largestMemory() {
      _ = explorer.update(.measured(largestMemory: largest))
    }
    return explorer
  }

  private func layer(inputSize: Int, _ random: inout SeededGenerator) -> RecurrentLayer {
    RecurrentLayer(
      kind: kind, inputWeights: matrix(kind.gateCount * hidden, inputSize, &random),
      recurrentWeights: matrix(kind.gateCount * hidden, projection ?? hidden, &random),
      inputBias: (0..<kind.gateCount * hidden).map { _ in Float.random(in: -2...3, using: &random)
      },
      projection: projection.map { matrix($0, hidden, &random) })
  }

  private func matrix(_ rows: Int, _ columns: Int, _ random: inout SeededGenerator) -> Matrix {
    let bound = 2 / Float(columns).squareRoot()
    return Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { _ in Float.random(in: -bound...bound, using: &random) })
  }
}
