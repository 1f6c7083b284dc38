import Loading
import Recurrent
import TensorFiles
import Testing

/// A recording that Examples/keras/record.py made of a model, against loops over Keras's own weights:
/// `Fixtures/keras/make_recordings.py`.
@Suite struct KerasRecordings {
  private func open(_ module: String) throws -> Document {
    var request = try Document.Request(
      sequence: KerasReferences.path("recordings/model.safetensors"))
    request.modelOptions.module = module
    return try Document(opening: request, bundled: [])
  }

  @Test(arguments: ["both", "last", "started", "turned"])
  func theGatesAreThoseOfALoopWrittenOut(_ module: String) throws {
    let path = KerasReferences.path("recordings/\(module)_expected.safetensors")
    let expected = try TensorFile(contentsOf: path)
    let comparison = try TraceComparison(
      of: TracedSequences(of: open(module)), with: expected, name: path)
    #expect(comparison.entries.count == expected.names.count)
    #expect(comparison.entries.filter { !$0.isWithin }.map(\.name).isEmpty)
  }

  @Test func stepsThatKerasMaskedDoNotCount() throws {
    let masks = try open("turned").sequences.map(\.input.mask)
    #expect(masks[0] == [true, true, false, true, true, true, false, false])
    #expect(masks[1] == [true, true, true, false, true, true, true, true])
    #expect(try open("both").sequences.allSatisfy { $0.input.mask == nil })
  }

  @Test func aMaskOfAnotherSizeIsRefused() throws {
    let path = KerasReferences.path("recordings/model.safetensors")
    let file = try TensorFile(contentsOf: path)
    let tensors = try file.names.map { name in
      (
        name: name,
        tensor: name == "turned.mask"
          ? Tensor([1, 1, 0] as [Float], shape: [3]) : try file.tensor(named: name)
      )
    }
    let scratch = try Scratch()
    let other = "\(scratch.folder)/r.safetensors"
    try TensorFile.writeSafetensors(tensors, metadata: file.metadata, to: other)
    var request = try Document.Request(sequence: other)
    request.modelOptions.module = "turned"
    #expect(
      problem { _ = try Document(opening: request, bundled: []) }
        == .wrongShape("turned.mask", shape: [3], expected: "[2, 8], a value for each step"))
  }
}
