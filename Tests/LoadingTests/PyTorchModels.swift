import Loading
import TensorFiles
import Testing

/// A network in the forms in which PyTorch saves it, from file to trace.
@Suite struct PyTorchModels {
  /// The trace of the reference's sequence and initial state through a model.
  private func trace(model name: String) throws -> [UInt8] {
    let reference = GoldenTraces.path("lstm_i3_h8_t20")
    var request = try Document.Request(sequence: reference)
    request.model = "\(repository)/Tests/TensorFilesTests/Fixtures/pytorch/golden/\(name)"
    request.initialState = reference
    return try written(
      TracedSequences(of: try Document(opening: request, bundled: [])), as: .safetensors)
  }

  @Test(
    arguments: [
      "state_dict.pt", "state_dict_legacy.pt", "state_dict_f64.pt", "views_one_storage.pt",
      "checkpoint.pth", "dataparallel.pth",
    ])
  func everyFormGivesTheTraceOfTheReference(name: String) throws {
    #expect(try trace(model: name) == trace(model: "model.safetensors"))
  }

  @Test func aModelOfHalfPrecisionIsThatOfItsSafetensorsFile() throws {
    for type in ["f16", "bf16"] {
      let saved = try trace(model: "state_dict_\(type).pt")
      #expect(try saved == trace(model: "model_\(type).safetensors"))
      #expect(try saved != trace(model: "model.safetensors"))
    }
  }
}
