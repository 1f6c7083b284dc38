import Loading
import Recurrent
import TensorFiles
import Testing

/// The program against PyTorch, from file to file: each reference holds a network, its sequences,
/// their initial states and everything that PyTorch computed of them.
@Suite struct GoldenTraces {
  static let names = [
    "bigru_i2_h3_t9", "bilstm2_i2_h3_t9", "bilstm_i2_h4_t10", "gru2_i3_h4_t12", "gru_i2_h5_t14",
    "lstm2_i3_h5_t15", "lstm_b3_i2_h4_t7", "lstm_i1_h4_t12", "lstm_i1_h8_t100",
    "lstm_i3_h8_t20", "lstm_nobias_i2_h4_t8", "lstm_proj_i3_h6_p2_t10",
    "lstm_saturated_i1_h3_t30", "rnn_relu_i2_h6_t12", "rnn_tanh_i2_h6_t12",
  ]

  static func path(_ name: String) -> String {
    "\(repository)/Tests/RecurrentTests/Fixtures/golden/\(name)/f32.safetensors"
  }

  /// A reference's network and sequences. That an RNN has ReLU stands in no tensor.
  static func document(_ name: String, sequence: Int? = nil) throws -> Document {
    var request = try Document.Request(sequence: path(name))
    request.modelOptions = ModelReader.Options(
      module: "", head: "linear", cell: name.contains("relu") ? .reluRNN : nil)
    request.isTimeMajor = true
    request.sequenceIndex = sequence
    request.initialState = path(name)
    return try Document(opening: request, bundled: [])
  }

  @Test(arguments: names)
  func everyArrayOfTheTraceIsPyTorchs(_ name: String) throws {
    let sequences = TracedSequences(of: try GoldenTraces.document(name))
    let actual = try TensorFile(parsing: written(sequences, as: .safetensors))
    let expected = try TensorFile(contentsOf: GoldenTraces.path(name))
    let keys = expected.names.filter { $0.hasPrefix("expect.") && $0 != "expect.loss" }
    #expect(keys.count >= 4)
    for key in keys {
      let (array, reference) = (
        try actual.tensor(named: String(key.dropFirst(7))), try expected.tensor(named: key)
      )
      #expect(array.shape == reference.shape, "\(key)")
      let error = largestDifference(array.floats(), reference.floats())
      #expect(
        error <= tolerance(key, reference.floats()), "\(key) is off by \(error)")
    }
    let known = Set(keys.map { String($0.dropFirst(7)) } + ["x"])
    #expect(Set(actual.names) == known, "the trace has nothing that PyTorch has not")
  }

  @Test(arguments: names)
  func theLossAndEveryDerivativeArePyTorchs(_ name: String) throws {
    let document = try GoldenTraces.document(name)
    let targets = try TargetsReader(
      FileSource.named(GoldenTraces.path(name), bundled: []), tensor: "y", isTimeMajor: true
    ).targets(
      for: document.sequences.map(\.input), task: .stepValue,
      outputSize: document.model.network.head?.outputSize ?? 0)
    let loss = try document.loss(targets: targets, task: .stepValue, withGradient: true)
    let sequences = TracedSequences(of: document, loss: loss)
    let actual = try TensorFile(parsing: written(sequences, as: .safetensors))
    let expected = try TensorFile(contentsOf: GoldenTraces.path(name))
    let keys = expected.names.filter { $0.hasPrefix("grad.") }
    #expect(keys.count >= 6)
    #expect(Set(actual.names.filter { $0.hasPrefix("grad.") }) == Set(keys))
    for key in keys {
      let (array, reference) = (try actual.tensor(named: key), try expected.tensor(named: key))
      #expect(array.shape == reference.shape, "\(key)")
      let values = reference.floats()
      let error = largestDifference(array.floats(), values)
      #expect(error <= 1e-4 * largestSize(values), "\(key) is off by \(error)")
    }
    let reference = try expected.tensor(named: "expect.loss").floats()
    let error = largestDifference(try actual.tensor(named: "loss").floats(), reference)
    #expect(error <= 1e-5 * largestSize(reference))
    let plain = try document.loss(targets: targets, task: .stepValue, withGradient: false)
    #expect(abs(plain.value - loss.value) <= 1e-6 * loss.value)
  }

  @Test(arguments: [0, 1, 2])
  func aChosenSequenceOfABatchIsPyTorchs(_ index: Int) throws {
    let name = "lstm_b3_i2_h4_t7"
    let document = try GoldenTraces.document(name, sequence: index)
    let sequences = TracedSequences(of: document, only: index)
    let actual = try TensorFile(parsing: written(sequences, as: .safetensors))
    let expected = try TensorFile(contentsOf: GoldenTraces.path(name))
    for key in ["l0.f", "l0.c", "pred"] {
      let batch = try expected.tensor(named: "expect.\(key)")
      let width = batch.shape[2]
      let own = sequence(index, of: 3, in: batch.floats(), width: width)
      let array = try actual.tensor(named: key)
      #expect(array.shape == [7, width])
      #expect(largestDifference(array.floats(), own) <= tolerance("expect.\(key)", own))
    }
  }

  /// C and the head's predictions have no bounds: PyTorch's own f32 misses its f64 by 3e-5 in a
  /// large C.
  private func tolerance(_ key: String, _ values: [Float]) -> Float {
    switch key.split(separator: ".").last {
    case "c", "cn": 1e-5 * max(1, largestSize(values))
    case "pred": 5e-6
    default: 2e-6
    }
  }
}
