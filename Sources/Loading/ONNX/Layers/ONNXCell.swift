import Recurrent
import TensorFiles

/// What an RNN, GRU or LSTM node says beside its tensors, checked.
///
/// Source: <https://onnx.ai/onnx/operators/onnx__LSTM.html> and its neighbours.
struct ONNXCell: Equatable {
  /// The three operators.
  enum Operator: String {
    case lstm = "LSTM"
    case gru = "GRU"
    case rnn = "RNN"

    /// How many blocks of H rows W and R have.
    var gateCount: Int { self == .lstm ? 4 : self == .gru ? 3 : 1 }
    /// How many activations a direction has.
    var activationCount: Int { self == .lstm ? 3 : self == .gru ? 2 : 1 }
    /// In which order W and R stack the gates.
    var gateOrder: GateOrder? {
      switch self {
      case .lstm: GateOrder("iofc")
      case .gru: GateOrder("zrh")
      case .rnn: nil
      }
    }
  }

  let `operator`: Operator
  /// H, where the node says it.
  let hiddenSize: Int?
  /// The layers' directions, in the order of the tensors' first axis.
  let directions: [Direction]
  /// Activations of each direction; none when they are the usual ones.
  let activations: [[Activation]]
  let clip: Float?
  /// Whether f = 1 − i.
  let isCoupled: Bool
  /// Whether a GRU's reset gate stands behind the product with R.
  let resetsAfter: Bool
  /// Whether sequences come first: X is `[B, T, D]`, Y `[B, T, dirs, H]`, states `[B, dirs, H]`.
  let isBatchFirst: Bool

  /// Reads a node's attributes.
  ///
  /// - Throws: what is wrong with them, as an ``ONNXAttributeError``.
  init(_ node: ONNXNode) throws(ONNXAttributeError) {
    guard let known = Operator(rawValue: node.operation) else {
      throw ONNXAttributeError("it is no recurrent node")
    }
    self.operator = known
    hiddenSize = node.integer("hidden_size")
    switch node.text("direction") ?? "forward" {
    case "forward": directions = [.forward]
    case "reverse": directions = [.reverse]
    case "bidirectional": directions = [.forward, .reverse]
    case let other: throw ONNXAttributeError("its direction \(quoted(other)) is none of ONNX's")
    }
    activations = try ONNXActivations.read(node, perDirection: known.activationCount)
    guard activations.isEmpty || activations.count == directions.count else {
      throw ONNXAttributeError("it has not \(known.activationCount) activations a direction")
    }
    clip = node.float("clip").flatMap { $0 == .infinity ? nil : $0 }
    guard clip.map({ $0 > 0 }) ?? true else { throw ONNXAttributeError("its clip is not above 0") }
    isCoupled = known == .lstm && (node.integer("input_forget") ?? 0) != 0
    resetsAfter = (node.integer("linear_before_reset") ?? 0) != 0
    isBatchFirst = (node.integer("layout") ?? 0) != 0
  }

  /// The kind of a direction's layer.
  func kind(_ direction: Int, hasPeepholes: Bool) -> CellKind {
    switch self.operator {
    case .lstm: isCoupled ? .coupledLSTM : hasPeepholes ? .peepholeLSTM : .lstm
    case .gru: resetsAfter ? .gru : .resetBeforeGRU
    case .rnn: activations.isEmpty || activations[direction][0] != .relu ? .tanhRNN : .reluRNN
    }
  }

  /// What a direction's layer computes differently from its kind's usual equations.
  func options(_ direction: Int, kind: CellKind) -> CellOptions {
    var options = CellOptions(for: kind, clip: clip, coupling: .forgetIsOneMinusInput)
    guard !activations.isEmpty else { return options.normalised(for: kind) }
    let own = activations[direction]
    if self.operator == .rnn {
      options.candidateActivation = own[0]
    } else {
      options.gateActivation = own[0]
      options.candidateActivation = own[1]
      if self.operator == .lstm { options.outputActivation = own[2] }
    }
    return options.normalised(for: kind)
  }
}

extension CellOptions {
  /// The options with what does not concern a kind as it usually is, so that a usual cell is known
  /// for one.
  fileprivate func normalised(for kind: CellKind) -> CellOptions {
    guard kind != .coupledLSTM else { return self }
    var options = self
    options.coupling = CellOptions(for: kind).coupling
    return options
  }
}
