@testable import Recurrent

/// What an ONNX recurrent node says beside its tensors.
struct OnnxAttributes: Decodable {
  var hiddenSize: Int
  var direction: String?
  var activations: [String]?
  var alphas: [Float]?
  var betas: [Float]?
  var clip: Float?
  var inputForget: Int?
  var linearBeforeReset: Int?

  enum CodingKeys: String, CodingKey {
    case hiddenSize = "hidden_size"
    case direction
    case activations
    case alphas = "activation_alpha"
    case betas = "activation_beta"
    case clip
    case inputForget = "input_forget"
    case linearBeforeReset = "linear_before_reset"
  }
}

/// Turns an ONNX node's tensors into layers: gates there are stacked i o f c and z r h, biases W's
/// then R's, peepholes i o f.
struct OnnxConversion {
  let op: String
  let attributes: OnnxAttributes
  /// `[dirs, gates·H, D]`.
  let inputWeights: [Float]
  /// `[dirs, gates·H, H]`.
  let recurrentWeights: [Float]
  /// `[dirs, 2·gates·H]` or empty.
  let biases: [Float]
  /// `[dirs, 3·H]` or empty.
  let peepholes: [Float]

  func level() -> RecurrentLevel {
    switch attributes.direction {
    case "bidirectional":
      RecurrentLevel(forward: layer(0, .forward), reverse: layer(1, .reverse))
    case "reverse": RecurrentLevel(layer(0, .reverse))
    default: RecurrentLevel(layer(0, .forward))
    }
  }

  private var units: Int { attributes.hiddenSize }
  private var isCoupled: Bool { attributes.inputForget == 1 }

  /// Where each block of our order stands in ONNX's.
  private var order: [Int] {
    switch op {
    case "LSTM": isCoupled ? [0, 3, 1] : [0, 2, 3, 1]
    case "GRU": [1, 0, 2]
    default: [0]
    }
  }

  private var onnxGateCount: Int { op == "LSTM" ? 4 : op == "GRU" ? 3 : 1 }

  private func kind(_ direction: Int) -> CellKind {
    switch op {
    case "LSTM": isCoupled ? .coupledLSTM : peepholes.isEmpty ? .lstm : .peepholeLSTM
    case "GRU": attributes.linearBeforeReset == 1 ? .gru : .resetBeforeGRU
    default: activations(direction).first == .relu ? .reluRNN : .tanhRNN
    }
  }

  private func layer(_ index: Int, _ direction: Direction) -> RecurrentLayer {
    RecurrentLayer(
      kind: kind(index), inputWeights: matrix(inputWeights, index),
      recurrentWeights: matrix(recurrentWeights, index), inputBias: bias(index, half: 0),
      recurrentBias: bias(index, half: 1), peepholes: peepholes(index), direction: direction,
      options: options(index))
  }

  private func matrix(_ values: [Float], _ direction: Int) -> Matrix {
    let directions = attributes.direction == "bidirectional" ? 2 : 1
    let part = values.count / directions
    let rows = reordered(Array(values[direction * part..<(direction + 1) * part]))
    let columns = part / (onnxGateCount * units)
    return Matrix(rows: rows.count / columns, columns: columns, elements: rows)
  }

  private func bias(_ direction: Int, half: Int) -> [Float] {
    guard !biases.isEmpty else { return [] }
    let part = onnxGateCount * units
    let start = (2 * direction + half) * part
    return reordered(Array(biases[start..<start + part]))
  }

  private func reordered(_ values: [Float]) -> [Float] {
    let block = values.count / onnxGateCount
    return order.flatMap { values[$0 * block..<($0 + 1) * block] }
  }

  private func peepholes(_ direction: Int) -> Peepholes? {
    guard !peepholes.isEmpty else { return nil }
    let start = direction * 3 * units
    func part(_ index: Int) -> [Float] {
      Array(peepholes[start + index * units..<start + (index + 1) * units])
    }
    return Peepholes(input: part(0), forget: isCoupled ? [] : part(2), output: part(1))
  }

  private func options(_ direction: Int) -> CellOptions {
    let own = activations(direction)
    var options = CellOptions(
      for: kind(direction), clip: attributes.clip, coupling: .forgetIsOneMinusInput)
    guard !own.isEmpty else { return options }
    if op == "RNN" {
      options.candidateActivation = own[0]
    } else {
      options.gateActivation = own[0]
      options.candidateActivation = own[1]
      if op == "LSTM" { options.outputActivation = own[2] }
    }
    return options
  }

  /// A direction's activations; those that take alpha or beta use up the lists in order.
  private func activations(_ direction: Int) -> [Activation] {
    var alphas = (attributes.alphas ?? [])[...]
    var betas = (attributes.betas ?? [])[...]
    let all = (attributes.activations ?? []).map { name -> Activation in
      switch name {
      case "Tanh": .tanh
      case "Relu": .relu
      case "LeakyRelu": .leakyRelu(alpha: alphas.popFirst() ?? 0.01)
      case "ThresholdedRelu": .thresholdedRelu(alpha: alphas.popFirst() ?? 1)
      case "ScaledTanh":
        .scaledTanh(alpha: alphas.popFirst() ?? 1, beta: betas.popFirst() ?? 1)
      case "HardSigmoid":
        .hardSigmoid(alpha: alphas.popFirst() ?? 0.2, beta: betas.popFirst() ?? 0.5)
      case "Elu": .elu(alpha: alphas.popFirst() ?? 1)
      case "Softsign": .softsign
      case "Softplus": .softplus
      case "Affine": .affine(alpha: alphas.popFirst() ?? 1, beta: betas.popFirst() ?? 0)
      default: .sigmoid
      }
    }
    let count = op == "LSTM" ? 3 : op == "GRU" ? 2 : 1
    return Array(all.dropFirst(direction * count).prefix(count))
  }
}
