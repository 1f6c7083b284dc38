import Loading
import Recurrent
import TensorFiles

/// A recurrent node with what ONNX Runtime computed of it.
struct ONNXCase {
  let name: String
  let reference: TensorFile

  static let names = [
    "gru_bidir_lbr0", "gru_bidir_lbr1_lens", "gru_clip_lbr1", "gru_fwd_lbr0", "gru_fwd_lbr1",
    "gru_reverse_lbr1", "lstm_act_hardsigmoid_relu", "lstm_bidir", "lstm_bidir_act",
    "lstm_bidir_peephole_lens", "lstm_clip", "lstm_fwd", "lstm_input_forget", "lstm_lens",
    "lstm_nobias_nostate", "lstm_peephole", "lstm_reverse", "lstm_reverse_lens",
    "lstm_w_as_graph_inputs", "rnn_bidir_lens", "rnn_fwd", "rnn_relu", "rnn_reverse",
  ]

  init(_ name: String) throws {
    self.name = name
    reference = try TensorFile(contentsOf: ONNXCase.path(name, "io.safetensors"))
  }

  static func path(_ name: String, _ file: String) -> String {
    "\(repository)/Tests/LoadingTests/Fixtures/onnx/\(name)/\(file)"
  }

  var modelPath: String { ONNXCase.path(name, "model.onnx") }

  /// Opens the model over the sequences of the reference. What is fed to the graph beside X is in a
  /// file of its own, under the inputs' names, as a person would hand it over.
  ///
  /// - Parameters:
  ///   - scratch: where that file may be.
  ///   - weights: inputs to give as weights.
  /// - Returns: the document.
  /// - Throws: what opening it throws.
  func document(in scratch: Scratch, weights: [String] = []) throws -> Document {
    var request = try Document.Request(sequence: ONNXCase.path(name, "io.safetensors"))
    request.tensor = "in.X"
    request.isTimeMajor = true
    request.model = modelPath
    let fed = reference.names.filter {
      ["in.initial_h", "in.initial_c", "in.sequence_lens"].contains($0)
    }
    if !fed.isEmpty {
      request.initialState = try inputs(fed, scratch.folder + "/state.safetensors")
    }
    if !weights.isEmpty {
      request.modelOptions.weights = try inputs(weights, scratch.folder + "/weights.safetensors")
    }
    return try Document(opening: request, bundled: [])
  }

  private func inputs(_ names: [String], _ path: String) throws -> String {
    try TensorFile.writeSafetensors(
      names.map { (name: String($0.dropFirst(3)), tensor: try reference.tensor(named: $0)) },
      to: path)
    return path
  }

  /// How many steps of a sequence count.
  func stepCount(of sequence: Int, in document: Document) throws -> Int {
    guard reference.entry(named: "in.sequence_lens") != nil else {
      return document.sequences[sequence].input.stepCount
    }
    return try reference.integers(named: "in.sequence_lens")[sequence]
  }

  /// One sequence's first steps of an array `[T, B, H]` or `[T, dirs, B, H]`.
  func rows(_ name: String, sequence: Int, stepCount: Int) throws -> [Float] {
    let tensor = try reference.tensor(named: name)
    let shape = tensor.shape
    let (batch, units) = (shape[shape.count - 2], shape[shape.count - 1])
    let directions = shape.count == 4 ? shape[1] : 1
    let values = tensor.floats()
    return (0..<stepCount * directions).flatMap { row -> ArraySlice<Float> in
      let start = (row * batch + sequence) * units
      return values[start..<start + units]
    }
  }

  /// One sequence's row of one layer in an array `[dirs, B, H]`.
  func row(_ name: String, layer: Int, sequence: Int) throws -> [Float] {
    let tensor = try reference.tensor(named: name)
    let (batch, units) = (tensor.shape[1], tensor.shape[2])
    let start = (layer * batch + sequence) * units
    return Array(tensor.floats()[start..<start + units])
  }
}
