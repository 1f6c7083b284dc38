import Loading
import Recurrent
import TensorFiles
import Testing

/// Models that Keras wrote, against the gates and outputs that were computed of them in 64 bits:
/// `Fixtures/keras/README.md`.
@Suite struct KerasReferences {
  /// A model, in one of the files that Keras writes of it.
  struct Case: CustomTestStringConvertible {
    let model: String
    let file: String

    var testDescription: String { "\(model)/\(file)" }
    var path: String { KerasReferences.path("\(model)/\(file)") }
    var expectedPath: String { KerasReferences.path("\(model)/expected.safetensors") }
  }

  static let models = [
    "bigru", "bilstm", "bilstm_sum", "emb_lstm", "emb_mask_lstm", "gru_reset_after",
    "gru_reset_before", "lstm_dense", "lstm_go_backwards", "lstm_hard_sigmoid", "lstm_nobias",
    "lstm_relu_act", "lstm_stack2", "simple_rnn", "simple_rnn_relu",
  ]
  /// Their weights alone do not say what makes them differ from the usual.
  static let sayMoreThanWeights: Set<String> = [
    "bilstm_sum", "emb_mask_lstm", "lstm_go_backwards", "lstm_hard_sigmoid", "lstm_relu_act",
    "simple_rnn_relu",
  ]
  static let cases =
    models.flatMap { model in
      let files =
        ["model.keras", "model_keras3.h5"]
        + (model.hasPrefix("bi") ? [] : ["model_keras2.h5"])
        + (sayMoreThanWeights.contains(model) ? [] : ["model.weights.h5"])
      return files.map { Case(model: model, file: $0) }
    } + [
      Case(model: "lstm_dense", file: "weights_keras2.h5"),
      Case(model: "lstm_dense", file: "model_cudnn.h5"),
    ]

  static func path(_ file: String) -> String {
    "\(repository)/Tests/LoadingTests/Fixtures/keras/\(file)"
  }

  @Test(arguments: cases) func everyGateIsKerass(_ reference: Case) throws {
    let document = try KerasReferences.document(reference)
    let expected = try TensorFile(contentsOf: reference.expectedPath)
    let isKeras2 = reference.file.contains("keras2") && reference.model.contains("hard_sigmoid")
    let keys = expected.names.filter {
      $0.hasPrefix(isKeras2 ? "gate_keras2." : "gate.")
    }
    let layers = document.model.network.layers
    #expect(keys.count == layers.reduce(0) { $0 + $1.signals.count })
    for key in keys {
      let parts = key.split(separator: ".").map(String.init)
      let layer = try #require(KerasReferences.layer(parts, of: document.model.network))
      let signal = try #require(
        layers[layer].signals.first { $0.traceName == parts[parts.count - 1] })
      let values = try expected.tensor(named: key).floats()
      for index in 0..<2 {
        let trace = document.trace(of: index)
        let own = sequence(index, of: 2, in: values, width: layers[layer].hiddenSize)
        let found = trace.values(of: signal, layer: layer, steps: 0..<trace.stepCount)
        let error = KerasReferences.largestError(found, own, trace)
        let tolerance = signal == .cellState ? 1e-5 * max(1, largestSize(own)) : 2e-6
        #expect(error <= tolerance, "\(key) is off by \(error)")
      }
    }
  }

  @Test(arguments: cases) func everyOutputIsKerass(_ reference: Case) throws {
    let document = try KerasReferences.document(reference)
    let expected = try TensorFile(contentsOf: reference.expectedPath)
    let isKeras2 = reference.file.contains("keras2") && reference.model.contains("hard_sigmoid")
    let outputs = try expected.tensor(named: isKeras2 ? "out.keras2" : "out")
    for index in 0..<2 {
      let trace = document.trace(of: index)
      let width = try #require(document.model.network.head).outputSize
      #expect(outputs.shape == [2, trace.stepCount, width])
      let size = trace.stepCount * width
      var own = Array(outputs.floats()[index * size..<(index + 1) * size])
      if reference.model == "lstm_go_backwards" {
        // Keras gives them in the order it made them.
        own = (0..<trace.stepCount).reversed().flatMap { own[$0 * width..<($0 + 1) * width] }
      }
      let found = try #require(trace.predictions(steps: 0..<trace.stepCount))
      #expect(largestDifference(found, own) <= 5e-6)
    }
  }

  @Test func maskedStepsHaveNoGatesAndKeepTheirState() throws {
    let reference = Case(model: "emb_mask_lstm", file: "model.keras")
    let document = try KerasReferences.document(reference)
    let masked = document.sequences.map { sequence in
      (0..<sequence.input.stepCount).filter { !sequence.input.isPresent($0) }
    }
    #expect(masked.contains { !$0.isEmpty })
    for (index, steps) in masked.enumerated() {
      let trace = document.trace(of: index)
      for step in steps {
        #expect(trace.sequence.token(at: step) == 0)
        #expect(trace[step, 0].forgetGate.allSatisfy { $0.isNaN })
        #expect(trace[step, 0].hiddenState == trace.state(before: step, layer: 0).hidden)
      }
    }
  }

  @Test(arguments: sayMoreThanWeights) func aFileOfWeightsSaysThatItIsOne(_ model: String) throws {
    let path = KerasReferences.path("\(model)/model.weights.h5")
    let model = try ModelFile(FileSource.named(path, bundled: []))
      .model(name: path, options: ModelReader.Options())
    let notes = try #require(model.reading).lines.filter { $0.title == "note" }
    #expect(notes.contains { $0.text.hasPrefix("it holds weights only") })
    #expect(model.network.task == nil || model.isTaskAssumed)
  }

  @Test func aPersonCanSayWhatWeightsDoNot() throws {
    let path = KerasReferences.path("simple_rnn_relu/model.weights.h5")
    let file = try ModelFile(FileSource.named(path, bundled: []))
    let model = try file.model(name: path, options: ModelReader.Options(cell: .reluRNN))
    #expect(model.network.layers[0].kind == .reluRNN)
    #expect(
      problem { _ = try file.model(name: path, options: ModelReader.Options(cell: .gru)) }
        == .unsupported("--cell gru for the weights of rnn-tanh (layer rnn_0)"))
  }

  static func document(_ reference: Case) throws -> Document {
    var request = try Document.Request(sequence: reference.expectedPath)
    request.model = reference.path
    request.tensor = "in"
    return try Document(opening: request, bundled: [])
  }

  /// The layer that `gate.rnn_1.backward.f` is about.
  private static func layer(_ key: [String], of network: Network) -> Int? {
    let name = "l\(key[1].dropFirst(4))" + (key.contains("backward") ? "_reverse" : "")
    return network.layers.indices.first {
      let own = network.name(ofLayer: $0)
      return own == name || (network.levels.count == 1 && network.layers.count == 1)
    }
  }

  /// The largest error at the steps that count; at the others there is nothing to compare with.
  private static func largestError(
    _ found: [Float], _ expected: [Float], _ trace: Trace
  ) -> Float {
    let width = found.count / trace.stepCount
    return (0..<trace.stepCount).filter(trace.sequence.isPresent).map { step in
      let row = step * width..<(step + 1) * width
      return largestDifference(Array(found[row]), Array(expected[row]))
    }.max() ?? .infinity
  }
}
