import Foundation
import Loading
import Recurrent
import TensorFiles
import Testing

/// What of a Keras file is refused, and how.
@Suite struct KerasErrors {
  private func problem(
    of file: String, _ change: (inout [UInt8]) throws -> Void
  ) throws -> LoadingError.Problem? {
    var bytes = try contents(of: file)
    try change(&bytes)
    return LoadingTests.problem {
      _ = try open(bytes).model(name: "m.h5", options: ModelReader.Options())
    }
  }

  private func contents(of file: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: KerasReferences.path(file))))
  }

  private func open(_ bytes: [UInt8]) throws -> ModelFile {
    try ModelFile(.bundled(BundledFile(name: "m.h5", bytes: bytes)))
  }

  /// Puts other letters, as many, in the place of the first of these.
  private func replace(_ old: String, _ new: String, in bytes: inout [UInt8]) throws {
    precondition(old.utf8.count == new.utf8.count, "the file keeps its size")
    let pattern = Array(old.utf8)
    let place = (0...bytes.count - pattern.count).first {
      bytes[$0] == pattern[0] && bytes[$0..<$0 + pattern.count].elementsEqual(pattern)
    }
    let found = try #require(place)
    bytes.replaceSubrange(found..<found + pattern.count, with: new.utf8)
  }

  @Test func aConfigurationThatIsNoJSONIsRefused() throws {
    let problem = try problem(of: "lstm_dense/model_keras3.h5") {
      try replace(#"{"class_name": "Sequential""#, #"("class_name": "Sequential""#, in: &$0)
    }
    guard case .malformedMetadata("model_config", _) = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }

  @Test func aModelOfAnotherKindIsRefused() throws {
    let problem = try problem(of: "lstm_dense/model_keras3.h5") {
      try replace(#""Sequential""#, #""Subclassed""#, in: &$0)
    }
    guard case .malformedMetadata("model_config", _) = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }

  @Test(arguments: [
    (#""activation": "tanh""#, #""activation": "gelu""#, "the activation gelu (layer rnn_0)"),
    (
      #""recurrent_activation": "sigmoid""#, #""recurrent_activation": "swish!!""#,
      "the activation swish!! (layer rnn_0)"
    ),
  ])
  func anUnknownActivationIsRefusedByName(_ old: String, _ new: String, _ what: String) throws {
    let problem = try problem(of: "lstm_dense/model_keras3.h5") {
      try replace(old, new, in: &$0)
    }
    #expect(problem == .unsupported(what))
  }

  @Test func aLayerWithoutItsWeightsIsRefused() throws {
    // The list of the layer's arrays names another one.
    let problem = try problem(of: "lstm_dense/model_keras3.h5") {
      try replace("rnn_0/lstm_cell/bias", "rnn_0/lstm_cell/BIAS", in: &$0)
    }
    #expect(problem == .missingTensor("model_weights/rnn_0/rnn_0/lstm_cell/BIAS"))
  }

  @Test func aCellOfOtherWeightsIsRefused() throws {
    let problem = try problem(of: "lstm_dense/model_keras3.h5") {
      try replace(#""class_name": "LSTM""#, #""class_name": "GRU" "#, in: &$0)
    }
    #expect(
      problem
        == .wrongShape(
          "model_weights/rnn_0/rnn_0/lstm_cell/recurrent_kernel", shape: [6, 24],
          expected: "[H, 3·H]"))
  }

  @Test func aMaskOfAnotherLayerIsRefused() throws {
    let problem = try problem(of: "lstm_stack2/model_keras3.h5") {
      try replace(#""mask": null"#, #""mask": [[]]"#, in: &$0)
    }
    #expect(problem == .unsupported("a mask that other layers make (layer rnn_0)"))
  }

  @Test func anArchiveWithoutItsWeightsIsRefused() throws {
    var bytes = try contents(of: "lstm_dense/model.keras")
    for place in bytes.indices where bytes[place...].starts(with: "model.weights.h5".utf8) {
      bytes[place] = UInt8(ascii: "M")
    }
    do {
      _ = try open(bytes)
      Issue.record("it is not refused")
    } catch let error as TensorFileError {
      #expect(error.problem == .zip(.noEntry("model.weights.h5")))
      #expect("\(error)".contains("has no \"model.weights.h5\""))
    }
  }

  @Test func aModelAloneAsksForASequence() {
    let path = KerasReferences.path("lstm_dense/model.keras")
    #expect(
      LoadingTests.problem {
        _ = try Document(opening: try Document.Request(sequence: path), bundled: [])
      } == .noSequenceInside)
  }

  @Test(arguments: [
    "average": "writing a model whose directions are made one",
    "nested": "writing a model of several kinds of layers",
    "masking": "writing a model that masks steps",
    "activations": "writing cells that clip, share a gate as f = 1 − i or have other activations",
  ])
  func whatAWrittenModelWouldLoseIsRefused(_ name: String, _ what: String) throws {
    let path = KerasReferences.path("variants/\(name).keras")
    let model = try ModelFile(FileSource.named(path, bundled: []))
      .model(name: path, options: ModelReader.Options())
    #expect(
      LoadingTests.problem { try ModelWriter.check(model, name: path) } == .unsupported(what))
  }

  @Test func aPlainModelIsWrittenWhole() throws {
    let path = KerasReferences.path("lstm_dense/model.keras")
    let model = try ModelFile(FileSource.named(path, bundled: []))
      .model(name: path, options: ModelReader.Options())
    #expect(LoadingTests.problem { try ModelWriter.check(model, name: path) } == nil)
  }

  /// How many mutated files are tried.
  private static let count =
    ProcessInfo.processInfo.environment["LSTM_VIZ_FUZZ_COUNT"].flatMap(Int.init) ?? 200

  @Test(arguments: [
    "emb_mask_lstm/model.keras", "bilstm/model_keras3.h5", "gru_reset_after/model_keras2.h5",
    "lstm_stack2/model.weights.h5", "variants/product.keras",
  ])
  func mutatedModelsAreErrorsOrReadable(_ file: String) throws {
    let original = try contents(of: file)
    let written = original.indices.filter { original[$0] != 0 }
    var generator = SeededGenerator(seed: 5)
    var slowest = Duration.zero
    for _ in 0..<KerasErrors.count / 5 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let place = written.randomElement(using: &generator) ?? 0
        bytes[place] =
          Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator)
          : bytes[written.randomElement(using: &generator) ?? 0]
      }
      let time = ContinuousClock().measure { readAll(bytes) }
      slowest = max(slowest, time)
    }
    if KerasErrors.count > 200 { print("slowest mutated \(file): \(slowest)") }
  }

  /// A file that opens is read to its end or refused, module by module.
  private func readAll(_ bytes: [UInt8]) {
    guard let file = try? open(bytes) else { return }
    for module in file.modules {
      _ = try? file.model(name: "m", options: ModelReader.Options(module: module.name))
    }
    _ = try? file.model(name: "m", options: ModelReader.Options())
    _ = try? file.description(name: "m", options: ModelReader.Options())
  }
}
