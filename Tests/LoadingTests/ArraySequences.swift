import Loading
import Recurrent
import TensorFiles
import Testing

@Suite struct ArraySequences {
  private func file(_ tensors: [(name: String, tensor: Tensor)]) throws -> TensorFile {
    try TensorFile(parsing: TensorFile.safetensors(tensors))
  }

  private func counting(_ shape: [Int]) -> Tensor {
    Tensor((0..<shape.reduce(1, *)).map(Float.init), shape: shape)
  }

  private func read(
    _ file: TensorFile, tensor: String? = nil, isTimeMajor: Bool = false
  ) throws -> [[Float]] {
    try ArrayReader.sequences(
      in: file, tensor: tensor, isTimeMajor: isTimeMajor, name: "a"
    ).map(\.input.values)
  }

  @Test func xIsTheSequenceWhenItExists() throws {
    let file = try file([("a", counting([9, 1])), ("x", counting([3, 2]))])
    #expect(try read(file) == [[0, 1, 2, 3, 4, 5]])
  }

  @Test func theOnlyArrayThatIsNoWeightIsTheSequence() throws {
    let file = try file([
      ("lstm.weight_ih_l0", counting([8, 1])), ("lstm.weight_hh_l0", counting([8, 2])),
      ("speed", counting([3])),
    ])
    #expect(try read(file) == [[0, 1, 2]])
  }

  @Test func whichOfSeveralArraysMustBeSaid() throws {
    let file = try file([("a", counting([3])), ("b", counting([3]))])
    #expect(problem { _ = try read(file) } == .ambiguousTensor(available: ["a", "b"]))
    #expect(try read(file, tensor: "b") == [[0, 1, 2]])
    #expect(
      problem { _ = try read(file, tensor: "c") } == .noTensor("c", available: ["a", "b"]))
  }

  @Test func aThreeDimensionalArrayHoldsManySequences() throws {
    let file = try file([("x", counting([2, 3, 1]))])
    #expect(try read(file) == [[0, 1, 2], [3, 4, 5]])
    #expect(try read(file, isTimeMajor: true) == [[0, 3], [1, 4], [2, 5]])
  }

  @Test(arguments: [[], [2, 2, 2, 2], [0, 3]])
  func otherShapesAreRefused(_ shape: [Int]) throws {
    let file = try file([("x", counting(shape))])
    #expect(problem { _ = try read(file) } == .notSequenceShape("x", shape: shape))
  }

  @Test func whatIsNotFiniteIsRefused() throws {
    let file = try file([("x", Tensor([0, .nan], shape: [2]))])
    #expect(problem { _ = try read(file) } == .arrayNotFinite("x", index: 1))
  }
}
