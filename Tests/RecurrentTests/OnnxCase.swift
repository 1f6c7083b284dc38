import Foundation
import TensorFiles

@testable import Recurrent

/// A recurrent node with what ONNX Runtime computed of it.
struct OnnxCase {
  struct Description: Decodable {
    let op: String
    let attributes: OnnxAttributes
  }

  let description: Description
  let file: TensorFile

  static let names = [
    "gru_bidir_lbr0", "gru_bidir_lbr1_lens", "gru_clip_lbr1", "gru_fwd_lbr0", "gru_fwd_lbr1",
    "gru_reverse_lbr1", "lstm_act_hardsigmoid_relu", "lstm_bidir", "lstm_bidir_act",
    "lstm_bidir_peephole_lens", "lstm_clip", "lstm_fwd", "lstm_input_forget", "lstm_lens",
    "lstm_nobias_nostate", "lstm_peephole", "lstm_reverse", "lstm_reverse_lens",
    "lstm_w_as_graph_inputs", "rnn_bidir_lens", "rnn_fwd", "rnn_relu", "rnn_reverse",
  ]

  init(_ name: String) throws {
    let folder = try fixture("onnx/\(name)")
    let json = try Data(contentsOf: folder.appendingPathComponent("case.json"))
    description = try JSONDecoder().decode(Description.self, from: json)
    file = try TensorFile(contentsOf: folder.appendingPathComponent("io.safetensors").path)
  }

  func network() throws -> Network {
    let conversion = OnnxConversion(
      op: description.op, attributes: description.attributes,
      inputWeights: try floats("in.W"), recurrentWeights: try floats("in.R"),
      biases: try optional("in.B"), peepholes: try optional("in.P"))
    return Network(levels: [conversion.level()])
  }

  func floats(_ name: String) throws -> [Float] { try file.tensor(named: name).floats() }

  private func optional(_ name: String) throws -> [Float] {
    file.entry(named: name) == nil ? [] : try floats(name)
  }

  /// The sequences, each of its own length.
  func sequences() throws -> [InputSequence] {
    let shape = try file.tensor(named: "in.X").shape
    let lengths =
      file.entry(named: "in.sequence_lens") == nil
      ? Array(repeating: shape[0], count: shape[1])
      : try file.integers(named: "in.sequence_lens")
    let values = try floats("in.X")
    return (0..<shape[1]).map { sequence in
      let own = (0..<lengths[sequence]).flatMap { step -> ArraySlice<Float> in
        let start = (step * shape[1] + sequence) * shape[2]
        return values[start..<start + shape[2]]
      }
      return InputSequence(values: own, featureCount: shape[2])
    }
  }

  /// The initial states of one sequence.
  func states(_ network: Network, _ sequence: Int) throws -> [LayerState]? {
    guard file.entry(named: "in.initial_h") != nil else { return nil }
    return try network.layers.indices.map { index in
      LayerState(
        hidden: try state("in.initial_h", index, sequence),
        cell: file.entry(named: "in.initial_c") == nil
          ? [] : try state("in.initial_c", index, sequence))
    }
  }

  /// One layer's row for one sequence of a tensor `[dirs, B, H]`.
  func state(_ name: String, _ layer: Int, _ sequence: Int) throws -> [Float] {
    let tensor = try file.tensor(named: name)
    let (batch, units) = (tensor.shape[1], tensor.shape[2])
    let start = (layer * batch + sequence) * units
    return Array(tensor.floats()[start..<start + units])
  }

  /// One sequence's first steps of a signal, `[steps, H]`.
  func signal(_ name: String, _ sequence: Int, stepCount: Int) throws -> [Float] {
    let tensor = try file.tensor(named: name)
    let (batch, units) = (tensor.shape[1], tensor.shape[2])
    let values = tensor.floats()
    return (0..<stepCount).flatMap { step -> ArraySlice<Float> in
      let start = (step * batch + sequence) * units
      return values[start..<start + units]
    }
  }

  /// One sequence's first steps of what comes out, `[steps, dirs·H]`.
  func output(_ sequence: Int, stepCount: Int) throws -> [Float] {
    let tensor = try file.tensor(named: "out.Y")
    let (directions, batch, units) = (tensor.shape[1], tensor.shape[2], tensor.shape[3])
    let values = tensor.floats()
    return (0..<stepCount * directions).flatMap { row -> ArraySlice<Float> in
      let start = (row * batch + sequence) * units
      return values[start..<start + units]
    }
  }
}
