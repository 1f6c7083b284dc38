import Foundation
import TensorFiles

@testable import Recurrent

/// A network with everything PyTorch computed of it.
struct GoldenCase {
  /// What `case.json` says, as far as tests need it.
  struct Description: Decodable {
    let name: String
    let kind: String
    let layers: Int
    let bidirectional: Bool
    let nonlinearity: String
    let adam: AdamSettings
    /// How many sequences, when there is a batch axis.
    let sequenceCount: Int?

    enum CodingKeys: String, CodingKey {
      case name
      case kind
      case layers
      case bidirectional
      case nonlinearity
      case adam
      case sequenceCount = "B"
    }
  }

  /// What `case.json` says of the training.
  struct AdamSettings: Decodable {
    let learningRate: Float
    let clip: Float
    let agreedSteps: Int

    enum CodingKeys: String, CodingKey {
      case learningRate = "lr"
      case clip = "clip_grad_norm"
      case agreedSteps = "steps_where_f32_and_f64_agree_1e-5"
    }
  }

  let description: Description
  let file: TensorFile

  init(_ name: String) throws {
    let folder = try fixture("golden/\(name)")
    let json = try Data(contentsOf: folder.appendingPathComponent("case.json"))
    description = try JSONDecoder().decode(Description.self, from: json)
    file = try TensorFile(contentsOf: folder.appendingPathComponent("f32.safetensors").path)
  }

  static let names = [
    "bigru_i2_h3_t9", "bilstm2_i2_h3_t9", "bilstm_i2_h4_t10", "gru2_i3_h4_t12",
    "gru_i2_h5_t14", "lstm2_i3_h5_t15", "lstm_b3_i2_h4_t7", "lstm_i1_h4_t12",
    "lstm_i1_h8_t100", "lstm_i3_h8_t20", "lstm_nobias_i2_h4_t8", "lstm_proj_i3_h6_p2_t10",
    "lstm_saturated_i1_h3_t30", "rnn_relu_i2_h6_t12", "rnn_tanh_i2_h6_t12",
  ]

  var sequenceCount: Int { description.sequenceCount ?? 1 }

  func floats(_ name: String) throws -> [Float] { try file.tensor(named: name).floats() }

  func network() throws -> Network {
    let levels = try (0..<description.layers).map { level in
      let forward = try layer("l\(level)", .forward)
      guard description.bidirectional else { return RecurrentLevel(forward) }
      return RecurrentLevel(
        forward: forward, reverse: try layer("l\(level)_reverse", .reverse))
    }
    let head = LinearHead(
      weights: try matrix("linear.weight"), bias: try floats("linear.bias"))
    return Network(levels: levels, head: head, task: .stepValue)
  }

  private var kind: CellKind {
    switch description.kind {
    case "lstm": .lstm
    case "gru": .gru
    default: description.nonlinearity == "relu" ? .reluRNN : .tanhRNN
    }
  }

  private func layer(_ name: String, _ direction: Direction) throws -> RecurrentLayer {
    RecurrentLayer(
      kind: kind, inputWeights: try matrix("weight_ih_\(name)"),
      recurrentWeights: try matrix("weight_hh_\(name)"),
      inputBias: try optional("bias_ih_\(name)"), recurrentBias: try optional("bias_hh_\(name)"),
      projection: file.entry(named: "weight_hr_\(name)") == nil
        ? nil : try matrix("weight_hr_\(name)"), direction: direction)
  }

  private func optional(_ name: String) throws -> [Float] {
    file.entry(named: name) == nil ? [] : try floats(name)
  }

  private func matrix(_ name: String) throws -> Matrix {
    let tensor = try file.tensor(named: name)
    return Matrix(rows: tensor.shape[0], columns: tensor.shape[1], elements: tensor.floats())
  }

  /// The sequences, one for each place of the batch axis.
  func sequences() throws -> [InputSequence] {
    let shape = try file.tensor(named: "x").shape
    let width = shape[shape.count - 1]
    return try (0..<sequenceCount).map { sequence in
      InputSequence(values: try part(of: "x", sequence, width: width), featureCount: width)
    }
  }

  /// The initial states of one sequence.
  func states(_ network: Network, _ sequence: Int) throws -> [LayerState] {
    try network.layers.enumerated().map { index, layer in
      let hidden = try floats("h0")
      let cell = layer.kind.hasCellState ? try floats("c0") : []
      let place = index * sequenceCount + sequence
      return LayerState(
        hidden: Array(hidden[place * layer.outputSize..<(place + 1) * layer.outputSize]),
        cell: cell.isEmpty
          ? [] : Array(cell[place * layer.hiddenSize..<(place + 1) * layer.hiddenSize]))
    }
  }

  /// One sequence's part of a tensor `[T, width]` or `[T, B, width]`.
  func part(of name: String, _ sequence: Int, width: Int) throws -> [Float] {
    let values = try floats(name)
    let steps = values.count / (sequenceCount * width)
    return (0..<steps).flatMap { step -> ArraySlice<Float> in
      let start = (step * sequenceCount + sequence) * width
      return values[start..<start + width]
    }
  }

  /// The sequences with their targets and states.
  func examples() throws -> [TrainingExample] {
    let network = try network()
    let width = network.head?.outputSize ?? 0
    return try sequences().enumerated().map { index, sequence in
      TrainingExample(
        sequence, targets: .values(try part(of: "y", index, width: width)),
        initialStates: try states(network, index))
    }
  }

  /// A parameter's name in the file.
  func key(_ parameter: NetworkParameter) -> String {
    parameter.name.hasPrefix("head.")
      ? "linear." + parameter.name.dropFirst("head.".count) : parameter.name
  }
}
