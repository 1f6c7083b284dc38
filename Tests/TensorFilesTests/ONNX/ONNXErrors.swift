import TensorFiles
import TestSupport
import Testing

/// One test for every way to be wrong.
@Suite struct ONNXErrors {
  private func problem(_ bytes: [UInt8]) -> ONNXProblem? {
    do throws(TensorFileError) {
      _ = try TensorFile(parsing: bytes, path: "m.onnx")
      return nil
    } catch {
      guard case .onnx(let problem) = error.problem else { return nil }
      return problem
    }
  }

  private func problem(_ constant: ProtoMessage) -> ONNXProblem? {
    problem(ONNXMessages.model(ONNXMessages.graph(constants: [constant])))
  }

  @Test func noBytesAreNoModel() {
    #expect(throws: TensorFileError(.empty, path: "m.onnx")) {
      try TensorFile(parsing: [], path: "m.onnx")
    }
  }

  @Test(arguments: ["hello, this is no model", "\u{1}", "\n\u{7F}"])
  func aTextIsNoModel(_ text: String) {
    #expect(problem(Array(text.utf8)) == .malformed)
  }

  @Test func aModelHasAGraph() {
    #expect(problem(ProtoMessage().integer(1, 8).bytes) == .noGraph)
  }

  @Test func aModelSaysWhichOperatorsItMeans() {
    let graph = ONNXMessages.graph()
    #expect(problem(ONNXMessages.model(graph, operatorSet: nil)) == .noOperatorSets)
  }

  @Test func aConstantHasANameOfItsOwn() {
    #expect(problem(ONNXMessages.tensor("", [1], [1] as [Float])) == .unnamedTensor)
    let twice = ONNXMessages.tensor("w", [1], [1] as [Float])
    let bytes = ONNXMessages.model(ONNXMessages.graph(constants: [twice, twice]))
    #expect(problem(bytes) == .repeatedTensor)
  }

  @Test func shapesArePossible() {
    #expect(problem(ONNXMessages.head("w", [-1], type: 1)) == .impossibleShape([-1]))
    let large = [1 << 40, 1 << 40]
    #expect(problem(ONNXMessages.head("w", large, type: 1)) == .impossibleShape(large))
    // The elements fit Int, their bytes do not.
    #expect(problem(ONNXMessages.head("w", [1 << 62], type: 1)) == .impossibleShape([1 << 62]))
    let many = [Int](repeating: 1, count: 65)
    #expect(problem(ONNXMessages.head("w", many, type: 1)) == .tooManyDimensions(limit: 64))
  }

  @Test func elementsAreAsManyAsTheShapeSays() {
    #expect(
      problem(ONNXMessages.tensor("w", [3], [1, 2] as [Float]))
        == .sizeMismatch(shape: [3], typeName: "FLOAT", expected: 12, found: 8))
    #expect(
      problem(ONNXMessages.tensor("w", [1], [1, 2] as [Int]))
        == .countMismatch(shape: [1], expected: 1, found: 2))
    #expect(
      problem(ONNXMessages.head("w", [2], type: 1))
        == .countMismatch(shape: [2], expected: 2, found: 0))
  }

  @Test func elementsStandInTheListOfTheirType() {
    #expect(
      problem(ONNXMessages.head("w", [1], type: 1).integers(5, [1]))
        == .countMismatch(shape: [1], expected: 1, found: 0))
  }

  @Test func elementsAreThereOnce() {
    let twice = ONNXMessages.tensor("w", [1], [1] as [Float]).float(4, 1)
    #expect(problem(twice) == .elementsTwice)
  }

  @Test func segmentsAreRefused() {
    let segment = ProtoMessage().integer(1, 0).integer(2, 1)
    #expect(
      problem(ONNXMessages.tensor("w", [1], [1] as [Float]).content(3, segment.bytes))
        == .segmented)
  }

  @Test func graphsInsideGraphsHaveALimit() {
    func nested(_ depth: Int) -> [UInt8] {
      var graph = ONNXMessages.graph()
      for _ in 0..<depth {
        graph = ONNXMessages.graph(
          nodes: [
            ONNXMessages.node("If", ["c"], [], [ONNXMessages.attribute("then", graph: graph)])
          ])
      }
      return ONNXMessages.model(graph)
    }
    #expect(problem(nested(16)) == nil)
    #expect(problem(nested(17)) == .nestedTooDeeply(limit: 16))
    #expect(problem(nested(2000)) == .nestedTooDeeply(limit: 16))
  }

  @Test func aSmallFileOfManyNodesIsRefusedBeforeItFillsTheMemory() {
    // A node of 2 bytes.
    let nodes = [UInt8](repeating: 0, count: 1_200_000).indices.map {
      $0 % 2 == 0 ? UInt8(0x0A) : 0
    }
    let bytes = ProtoMessage().content(7, nodes).bytes
    #expect(problem(bytes) == .tooManyMessages(limit: 500_000))
  }

  @Test func theErrorNamesTheFileAndTheTensor() {
    let bytes = ONNXMessages.model(
      ONNXMessages.graph(constants: [ONNXMessages.tensor("w", [3], [1] as [Float])]))
    #expect(
      "\(error(inONNX: bytes))"
        == "m.onnx: tensor \"w\": FLOAT [3] takes 12 bytes, but it has 4"
        + " – copy the file again or export the model anew")
  }

  private func error(inONNX bytes: [UInt8]) -> TensorFileError {
    do throws(TensorFileError) {
      _ = try TensorFile(parsing: bytes, path: "m.onnx")
      return TensorFileError(.missing)
    } catch {
      return error
    }
  }
}
