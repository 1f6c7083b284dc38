import TensorFiles
import TestSupport
import Testing

@testable import Loading

/// Constants that operators rearrange, and those that would fill the memory.
@Suite struct ONNXFolding {
  private typealias Make = ONNXMessages

  /// The value of `y` in a graph with these nodes and the constants `m`, 2×3 numbers 1–6, and those
  /// given.
  private func value(
    _ nodes: [ProtoMessage], _ constants: [ProtoMessage] = [], inputs: [TensorFile] = []
  ) throws -> Tensor {
    let numbers = Make.tensor("m", [2, 3], [1, 2, 3, 4, 5, 6] as [Float])
    let file = try ONNXGraphs.file(
      Make.graph(nodes: nodes, constants: [numbers] + constants, inputs: ["x"]))
    var constants = ONNXConstants(
      of: ONNXProgram(file.graph), file: "m.onnx", inputs: inputs)
    return try constants.tensor("y", in: 0)
  }

  private func value(
    _ operation: String, _ attributes: [ProtoMessage] = [],
    more: [(shape: [Int], values: [Int])] = []
  ) throws -> Tensor {
    let names = more.indices.map { "c\($0)" }
    return try value(
      [Make.node(operation, ["m"] + names, ["y"], attributes)],
      zip(names, more).map { Make.tensor($0, $1.shape, $1.values) })
  }

  private func expect(
    _ tensor: Tensor, _ values: [Float], _ shape: [Int],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(tensor.floats() == values && tensor.shape == shape, sourceLocation: sourceLocation)
  }

  @Test func transposed() throws {
    expect(try value("Transpose"), [1, 4, 2, 5, 3, 6], [3, 2])
    expect(try value("Transpose", [Make.attribute("perm", [0, 1])]), [1, 2, 3, 4, 5, 6], [2, 3])
  }

  @Test func slicedByInputsOrAttributes() throws {
    expect(
      try value("Slice", more: [([1], [1]), ([1], [3]), ([1], [1])]), [2, 3, 5, 6], [2, 2])
    expect(
      try value("Slice", more: [([1], [-1]), ([1], [.max]), ([1], [-1])]), [3, 6], [2, 1])
    expect(
      try value(
        "Slice", more: [([2], [1, 2]), ([2], [.min, -4]), ([2], [0, 1]), ([2], [-1, -2])]),
      [6, 4, 3, 1], [2, 2])
    expect(
      try value(
        "Slice", [Make.attribute("starts", [1]), Make.attribute("ends", [9])]), [4, 5, 6], [1, 3])
    expect(try value("Slice", more: [([1], [5]), ([1], [9])]), [], [0, 3])
  }

  @Test func concatenated() throws {
    expect(
      try value([Make.node("Concat", ["m", "m"], ["y"], [Make.attribute("axis", 0)])]),
      [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6], [4, 3])
    expect(
      try value([Make.node("Concat", ["m", "m"], ["y"], [Make.attribute("axis", -1)])]),
      [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6], [2, 6])
  }

  @Test func reshaped() throws {
    let values: [Float] = [1, 2, 3, 4, 5, 6]
    expect(try value("Reshape", more: [([3], [3, 1, -1])]), values, [3, 1, 2])
    expect(try value("Reshape", more: [([2], [0, -1])]), values, [2, 3])
    expect(try value("Reshape", [Make.attribute("shape", [6])]), values, [6])
    expect(try value("Unsqueeze", more: [([2], [0, -1])]), values, [1, 2, 3, 1])
    expect(try value("Unsqueeze", [Make.attribute("axes", [1])]), values, [2, 1, 3])
    let flat = [
      Make.node("Unsqueeze", ["m"], ["u"], [Make.attribute("axes", [0, 3])]),
      Make.node("Squeeze", ["u"], ["y"]),
    ]
    expect(try value(flat), values, [2, 3])
  }

  @Test func repeatedAndFilled() throws {
    expect(
      try value("Expand", more: [([3], [2, 1, 1])]),
      [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6], [2, 2, 3])
    let filled = [
      Make.node(
        "ConstantOfShape", ["c"], ["y"],
        [Make.attribute("value", tensor: Make.tensor("", [1], [7] as [Float]))])
    ]
    expect(try value(filled, [Make.tensor("c", [2], [1, 2])]), [7, 7], [1, 2])
  }

  @Test func castAndHandedOn() throws {
    let chain = [
      Make.node("Constant", [], ["c"], [Make.attribute("value_ints", [3, -1])]),
      Make.node("Identity", ["c"], ["i"]),
      Make.node("Cast", ["i"], ["f"], [Make.attribute("to", 1)]),
      Make.node("Dropout", ["f"], ["y", ""]),
    ]
    expect(try value(chain), [3, -1], [2])
  }

  @Test func namesOfTheGraphsInputsMayComeFromAFile() throws {
    let file = try TensorFile(
      parsing: TensorFile.safetensors([("x", Tensor([1, 2] as [Float], shape: [1, 2]))]))
    expect(
      try value([Make.node("Transpose", ["x"], ["y"])], inputs: [file]), [1, 2], [2, 1])
  }

  @Test func whatOnlyARunKnowsIsAnObstacleWithItsOperator() {
    #expect(throws: ONNXObstacle.input("x")) {
      try value([Make.node("Transpose", ["x"], ["y"])])
    }
    #expect(throws: ONNXObstacle.computed("a", operation: "MatMul")) {
      try value([
        Make.node("MatMul", ["m", "m"], ["a"]), Make.node("Transpose", ["a"], ["y"]),
      ])
    }
    #expect(throws: ONNXObstacle.undefined("nothing")) {
      try value([Make.node("Transpose", ["nothing"], ["y"])])
    }
    // Halves would be rounded.
    #expect(throws: ONNXObstacle.computed("y", operation: "Cast")) {
      try value([Make.node("Cast", ["m"], ["y"], [Make.attribute("to", 10)])])
    }
  }

  @Test func nodesThatSayNothingSoundAreMalformed() {
    func isMalformed(_ work: () throws -> Tensor) -> Bool {
      if case .onnx(.malformedNode)? = problem({ _ = try work() }) { return true }
      return false
    }
    #expect(isMalformed { try value("Transpose", [Make.attribute("perm", [0, 0])]) })
    #expect(isMalformed { try value("Transpose", [Make.attribute("perm", [0])]) })
    #expect(isMalformed { try value("Reshape", more: [([1], [5])]) })
    #expect(isMalformed { try value("Reshape", more: [([2], [-1, -1])]) })
    #expect(isMalformed { try value("Reshape", more: [([3], [0, 0, 0])]) })
    #expect(isMalformed { try value("Reshape", more: [([3], [1 << 40, 1 << 40, -1])]) })
    #expect(isMalformed { try value("Reshape") })
    #expect(isMalformed { try value("Squeeze", more: [([1], [0])]) })
    #expect(isMalformed { try value("Squeeze", more: [([1], [7])]) })
    #expect(isMalformed { try value("Unsqueeze", more: [([2], [0, 0])]) })
    #expect(isMalformed { try value("Unsqueeze", more: [([1], [.min])]) })
    #expect(isMalformed { try value("Slice", more: [([1], [0])]) })
    #expect(isMalformed { try value("Slice", more: [([1], [0]), ([2], [1, 1])]) })
    #expect(
      isMalformed { try value("Slice", more: [([1], [0]), ([1], [1]), ([1], [0]), ([1], [0])]) })
    #expect(isMalformed { try value("Expand", more: [([2], [2, 4])]) })
    #expect(isMalformed { try value([Make.node("Concat", [], ["y"])]) })
    #expect(
      isMalformed { try value([Make.node("Concat", ["m"], ["y"], [Make.attribute("axis", 2)])]) })
    #expect(isMalformed { try value([Make.node("Identity", [], ["y"])]) })
  }

  @Test func anythingThatDependsOnItselfIsRefused() {
    #expect(
      problem { _ = try value([Make.node("Identity", ["y"], ["y"])]) } == .onnx(.cyclic("y")))
    #expect(
      problem {
        _ = try value([
          Make.node("Identity", ["a"], ["y"]), Make.node("Identity", ["y"], ["a"]),
        ])
      } == .onnx(.cyclic("y")))
  }

  @Test func aChainHasAnEnd() throws {
    func chain(_ length: Int) -> [ProtoMessage] {
      (0..<length).map {
        Make.node("Identity", [$0 == 0 ? "m" : "i\($0 - 1)"], [$0 == length - 1 ? "y" : "i\($0)"])
      }
    }
    expect(try value(chain(60)), [1, 2, 3, 4, 5, 6], [2, 3])
    guard case .onnx(.chainTooLong)? = problem({ _ = try value(chain(100_000)) }) else {
      Issue.record("a chain of any length was followed")
      return
    }
  }

  @Test func doublingDoesNotFillTheMemory() {
    var nodes = [Make.node("Identity", ["m"], ["d0"])]
    for level in 1...40 {
      nodes.append(
        Make.node(
          "Concat", ["d\(level - 1)", "d\(level - 1)"], [level == 40 ? "y" : "d\(level)"],
          [Make.attribute("axis", 0)]))
    }
    guard case .onnx(.constantsTooLarge)? = problem({ _ = try value(nodes) }) else {
      Issue.record("a chain of doublings was followed")
      return
    }
  }

  @Test(
    arguments: ["ConstantOfShape", "Expand"], [[1 << 20, 1 << 20], [1 << 62, 1 << 62], [-1, 1]])
  func repeatingDoesNotFillTheMemory(_ operation: String, _ shape: [Int]) {
    let one = Make.tensor("one", [1, 1], [1] as [Float])
    let inputs = operation == "Expand" ? ["one", "c"] : ["c"]
    let refused = problem {
      _ = try value([Make.node(operation, inputs, ["y"])], [one, Make.tensor("c", [2], shape)])
    }
    guard case .onnx(.constantsTooLarge)? = refused else {
      Issue.record("\(shape) was made")
      return
    }
  }

  @Test func manyPathsToOneValueAreWalkedOnce() throws {
    var nodes = [Make.node("Identity", ["m"], ["d0"])]
    for level in 1...50 {
      // Each of two inputs is a slice of nothing and all of the value before.
      let (before, name) = ("d\(level - 1)", level == 50 ? "y" : "d\(level)")
      nodes.append(
        Make.node(
          "Slice", [before], ["e\(level)"],
          [Make.attribute("starts", [0]), Make.attribute("ends", [0])]))
      nodes.append(
        Make.node("Concat", [before, "e\(level)"], [name], [Make.attribute("axis", 0)]))
    }
    expect(try value(nodes), [1, 2, 3, 4, 5, 6], [2, 3])
  }

  @Test func arraysWithoutElementsAreFolded() throws {
    let none = Make.tensor("none", [0, 1 << 40, 1 << 22], [] as [Float])
    let nodes = [Make.node("Transpose", ["none"], ["y"], [Make.attribute("perm", [0, 2, 1])])]
    expect(try value(nodes, [none]), [], [0, 1 << 22, 1 << 40])
  }
}
