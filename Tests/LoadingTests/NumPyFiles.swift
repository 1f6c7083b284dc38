import Loading
import Recurrent
import TensorFiles
import Testing

/// Arrays of NumPy as models, sequences, states, targets and traces.
@Suite struct NumPyFiles {
  private static let golden = "\(repository)/Tests/RecurrentTests/Fixtures/golden/lstm_i3_h8_t20"

  private func sequences(model: String) throws -> TracedSequences {
    var request = try Document.Request(sequence: "\(NumPyFiles.golden)/f32.safetensors")
    request.model = "\(NumPyFiles.golden)/formats/\(model)"
    request.initialState = "\(NumPyFiles.golden)/f32.safetensors"
    request.isTimeMajor = true
    return TracedSequences(of: try Document(opening: request, bundled: []))
  }

  @Test(
    arguments: [
      ("params.npz", "f32"), ("params_compressed.npz", "f32"), ("params_fortran.npz", "f32"),
      ("params_bigendian_f64.npz", "f32"), ("params_f16.npz", "formats/expected_f16"),
    ])
  func aModelInAnNPZFileRunsAsPyTorchRanIt(model: String, expected: String) throws {
    let path = "\(NumPyFiles.golden)/\(expected).safetensors"
    let comparison = try TraceComparison(
      of: sequences(model: model), with: TensorFile(contentsOf: path), name: path)
    #expect(comparison.entries.count >= 7)
    #expect(comparison.entries.allSatisfy { $0.isWithin })
  }

  @Test func anArrayAloneIsTheSequence() throws {
    let bytes = try TensorFile.npy(Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [3, 2]))
    let source = FileSource.bundled(BundledFile(name: "a.npy", bytes: bytes))
    #expect(source.isTensorFile)
    let sequences = try ArrayReader.sequences(
      in: source.tensors(), tensor: nil, isTimeMajor: false, name: "a.npy")
    #expect(sequences.map(\.input.values) == [[1, 2, 3, 4, 5, 6]])
    #expect(sequences.first?.input.featureCount == 2)
  }

  @Test func theOnlyArrayOfAnNPZFileIsTheSequence() throws {
    let bytes = try TensorFile.npz(
      [("arr_0", Tensor([1, 2, 3] as [Float], shape: [3]))], method: .deflated)
    let source = FileSource.bundled(BundledFile(name: "a.npz", bytes: bytes))
    let sequences = try ArrayReader.sequences(
      in: source.tensors(), tensor: nil, isTimeMajor: false, name: "a.npz")
    #expect(sequences.map(\.input.values) == [[1, 2, 3]])
  }

  @Test func anNPZTraceHasTheArraysOfASafetensorsTrace() throws {
    let document = try Document(
      opening: .init(sequence: "\(repository)/Examples/sine.txt"), bundled: [])
    let loss = try document.loss(
      of: nil, targets: [.sequence], task: .nextValue, withGradient: true)
    let sequences = TracedSequences(of: document, loss: loss)
    let archive = try TensorFile(parsing: written(sequences, as: .npz))
    let other = try TensorFile(parsing: written(sequences, as: .safetensors))
    #expect(archive.names == other.names)
    #expect(archive.names.count > 20)
    for name in archive.names {
      #expect(try archive.tensor(named: name) == other.tensor(named: name))
    }
  }

  @Test func statesAndTargetsMayBeArraysOfNumPy() throws {
    let golden = try TensorFile(contentsOf: "\(NumPyFiles.golden)/f32.safetensors")
    let scratch = try Scratch()
    let (states, targets, sequence) = (
      "\(scratch.folder)/s.npz", "\(scratch.folder)/y.npy", "\(scratch.folder)/x.npy"
    )
    try TensorFile.writeNPZ(
      ["h0", "c0"].map { ($0, try golden.tensor(named: $0)) }, method: .deflated, to: states)
    try TensorFile.writeNPY(golden.tensor(named: "y"), to: targets)
    try TensorFile.writeNPY(golden.tensor(named: "x"), to: sequence)
    var request = try Document.Request(sequence: sequence)
    request.model = "\(NumPyFiles.golden)/formats/params.npz"
    request.initialState = states
    let document = try Document(opening: request, bundled: [])
    let wanted = try TargetsReader(
      FileSource.named(targets, bundled: []), tensor: "x", isTimeMajor: false
    ).targets(for: document.sequences.map(\.input), task: .stepValue, outputSize: 1)
    let loss = try document.loss(targets: wanted, task: .stepValue, withGradient: false)
    let reference = try golden.tensor(named: "expect.loss").floats()[0]
    #expect(abs(loss.value - reference) <= 1e-5 * reference)
  }
}
