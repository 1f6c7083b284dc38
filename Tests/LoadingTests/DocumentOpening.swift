import Foundation
import Loading
import Recurrent
import TensorFiles
import Testing

/// Opening files of a folder that exists for one test.
@Suite final class DocumentOpening {
  private let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("lstm-viz-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func put(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func model(inputs: Int = 1) throws -> [UInt8] {
    try zeros(lstm("lstm.", inputs: inputs))
  }

  private func zeros(_ shapes: [(String, [Int])]) throws -> [UInt8] {
    try TensorFile.safetensors(
      shapes.map { name, shape in
        (name: name, tensor: Tensor([Float](repeating: 0, count: shape.reduce(1, *)), shape: shape))
      })
  }

  private func open(
    _ path: String, _ change: (inout Document.Request) throws -> Void = { _ in }
  ) throws -> Document {
    let bundled = [
      BundledFile(name: "tiny.txt", bytes: Array("1\n2\n".utf8)),
      BundledFile(name: "tiny.safetensors", bytes: try model()),
    ]
    var request = try Document.Request(sequence: path, bundled: bundled)
    try change(&request)
    return try Document(opening: request, bundled: bundled)
  }

  @Test func theModelBesideTheSequenceIsTaken() throws {
    let path = try put("a.txt", Array("1\n2\n3\n".utf8))
    _ = try put("a.safetensors", model())
    #expect(try open(path).trace.stepCount == 3)
  }

  @Test func withoutAModelOneIsAskedFor() throws {
    let path = try put("a.txt", Array("1\n".utf8))
    #expect(problem { _ = try open(path) } == .noModel(tried: "\(folder)/a.safetensors"))
  }

  @Test func aFileWithWeightsIsItsOwnModel() throws {
    let tensors =
      lstm("lstm.", inputs: 1).map { name, shape in
        (name: name, tensor: Tensor([Float](repeating: 0, count: shape.reduce(1, *)), shape: shape))
      } + [(name: "x", tensor: Tensor([1, 2], shape: [2, 1]))]
    let path = try put("both.safetensors", TensorFile.safetensors(tensors))
    #expect(try open(path).trace.stepCount == 2)
  }

  @Test func theSequenceMustBeAsWideAsTheModel() throws {
    let path = try put("a.txt", Array("1 2\n".utf8))
    let modelPath = try put("m.safetensors", model(inputs: 3))
    #expect(
      problem { _ = try open(path) { $0.model = modelPath } }
        == .wrongWidth(sequence: 2, model: 3))
  }

  @Test func aPathIsTriedAgainIgnoringCase() throws {
    _ = try put("Data.TXT", Array("1\n".utf8))
    let modelPath = try put("m.safetensors", model())
    let document = try open("\(folder)/data.txt") { $0.model = modelPath }
    #expect(document.sequenceName.hasSuffix("/Data.TXT"))
  }

  @Test(arguments: ["tiny.txt", "examples/tiny.txt", "Examples/TINY.txt"])
  func bundledExamplesOpenFromAnyFolder(_ name: String) throws {
    #expect(try open(name).sequenceName == "tiny.txt")
  }

  @Test(arguments: ["other.txt", "elsewhere/tiny.txt"])
  func whatDoesNotExistIsMissing(_ name: String) {
    #expect(problem { _ = try open(name) } == .missing)
  }

  @Test func aFolderIsNoSequence() throws {
    #expect(problem { _ = try open(folder) } == .isFolder)
  }

  @Test func theChosenSequenceMustExist() throws {
    let path = try put("a.txt", Array("1\n\n2\n3\n".utf8))
    _ = try put("a.safetensors", model())
    #expect(try open(path) { $0.sequenceIndex = 1 }.trace.stepCount == 2)
    #expect(problem { _ = try open(path) { $0.sequenceIndex = 2 } } == .noSequence(2, count: 2))
  }

  @Test func theInitialStateIsReadPlainAndBatched() throws {
    let path = try put("tiny2.txt", Array("1\n2\n\n3\n".utf8))
    let modelPath = try put("m.safetensors", model())
    let batched = Tensor([0, 0, 0, 1, 2, 3], shape: [1, 2, 3])
    let state = try put("s.safetensors", TensorFile.safetensors([("c0", batched)]))
    let document = try open(path) {
      $0.model = modelPath
      $0.initialState = state
      $0.sequenceIndex = 1
    }
    #expect(document.trace.initialStates == [LayerState(hidden: [0, 0, 0], cell: [1, 2, 3])])
  }

  @Test func aStateOfAnotherShapeIsRefused() throws {
    let wrong = Tensor([1, 2], shape: [1, 2])
    let state = try put("s.safetensors", TensorFile.safetensors([("h0", wrong)]))
    #expect(
      problem { _ = try open("tiny.txt") { $0.initialState = state } }
        == .wrongStateShape("h0", shape: [1, 2], expected: [1, 3]))
    let none = try put("n.safetensors", TensorFile.safetensors([("x", wrong)]))
    #expect(problem { _ = try open("tiny.txt") { $0.initialState = none } } == .noState)
  }

  @Test func cellsWithoutCTakeNoneFromTheFile() throws {
    let gru = [("gru.weight_ih_l0", [9, 1]), ("gru.weight_hh_l0", [9, 3])]
    let document = try open("tiny.txt") {
      $0.model = try put("m.safetensors", zeros(gru))
      $0.initialState = try put(
        "s.safetensors",
        TensorFile.safetensors([
          ("h0", Tensor([1, 2, 3], shape: [1, 3])), ("c0", Tensor([1], shape: [1])),
        ]))
    }
    #expect(document.trace.initialStates == [LayerState(hidden: [1, 2, 3])])
  }

  @Test func layersOfDifferentSizesHaveNoStateInAFile() throws {
    let stack = lstm("r.", inputs: 1) + lstm("r.", inputs: 3, units: 2, suffix: "_l1")
    let model = try put("m.safetensors", zeros(stack))
    let state = try put(
      "s.safetensors",
      TensorFile.safetensors([("h0", Tensor([Float](repeating: 0, count: 6), shape: [2, 3]))]))
    guard
      case .unsupported = problem({
        _ = try open("tiny.txt") {
          $0.model = model
          $0.initialState = state
        }
      })
    else {
      Issue.record("one width for layers of different sizes was not refused")
      return
    }
  }
}
