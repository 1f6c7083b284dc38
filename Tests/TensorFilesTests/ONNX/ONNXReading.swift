import TensorFiles
import TestSupport
import Testing

@Suite struct ONNXReading {
  private func file(_ constants: [ProtoMessage]) throws -> TensorFile {
    try TensorFile(
      parsing: ONNXMessages.model(ONNXMessages.graph(constants: constants)), path: "m.onnx")
  }

  @Test func constantsAreTensorsOfTheFile() throws {
    let file = try file([
      ONNXMessages.tensor("w", [2, 2], [1, 2, 3, 4] as [Float]),
      ONNXMessages.tensor("axes", [2], [0, -1] as [Int]),
    ])
    #expect(file.format == .onnx)
    #expect(file.names == ["w", "axes"])
    #expect(try file.tensor(named: "w") == Tensor([1, 2, 3, 4] as [Float], shape: [2, 2]))
    #expect(try file.integers(named: "axes") == [0, -1])
  }

  /// The field that has the elements, by the number of the type, and what 1 and 0 are there.
  @Test(arguments: [
    (2, 5, ElementType.u8), (3, 5, .i8), (4, 5, .u16), (5, 5, .i16), (6, 5, .i32), (7, 7, .i64),
    (9, 5, .bool), (12, 11, .u32), (13, 11, .u64),
  ])
  func wholeNumbersMayStandInTypedLists(_ number: Int, _ field: Int, _ type: ElementType) throws {
    let file = try file([ONNXMessages.head("t", [3], type: number).integers(field, [1, 0, 1])])
    #expect(file.entry(named: "t")?.elementType == type)
    #expect(try file.tensor(named: "t").floats() == [1, 0, 1])
  }

  @Test func negativeNumbersKeepTheirSign() throws {
    let file = try file([
      ONNXMessages.head("a", [1], type: 3).integers(5, [-3]),
      ONNXMessages.head("b", [1], type: 6).integers(5, [-3]),
    ])
    #expect(try file.integers(named: "a") == [-3])
    #expect(try file.integers(named: "b") == [-3])
  }

  @Test func halvesStandAsTheirBits() throws {
    let file = try file([
      ONNXMessages.head("half", [2], type: 10).integers(5, [0x3C00, 0xC000]),
      ONNXMessages.head("brain", [1], type: 16).integers(5, [0x3F80]),
    ])
    #expect(try file.tensor(named: "half").floats() == [1, -2])
    #expect(try file.tensor(named: "brain").floats() == [1])
  }

  @Test func floatsAndDoublesMayStandInTypedLists() throws {
    let floats = [Float(1.5), -2].flatMap { ProtoMessage.littleEndian($0.bitPattern) }
    let doubles = [1.5, -2].flatMap { ProtoMessage.littleEndian($0.bitPattern) }
    let file = try file([
      ONNXMessages.head("f", [2], type: 1).content(4, floats),
      ONNXMessages.head("d", [2], type: 11).content(10, doubles),
    ])
    #expect(try file.tensor(named: "f").floats() == [1.5, -2])
    #expect(try file.tensor(named: "d").floats() == [1.5, -2])
  }

  @Test func numbersNeedNotBePacked() throws {
    let file = try file([ONNXMessages.head("f", [2], type: 1).float(4, 1.5).float(4, -2)])
    #expect(try file.tensor(named: "f").floats() == [1.5, -2])
  }

  @Test func typesThatNobodyDecodesAreNamed() throws {
    let file = try file([
      ONNXMessages.head("s", [1], type: 8).texts(6, ["x"]), ONNXMessages.head("q", [4], type: 22),
      ONNXMessages.head("n", [4], type: 99),
    ])
    #expect(file.entries.map(\.typeName) == ["STRING", "INT4", "number 99"])
    #expect(throws: TensorFileError(.unsupportedElementType("INT4"), path: "m.onnx", tensor: "q")) {
      try file.tensor(named: "q")
    }
  }

  @Test func arraysOfNoElementsAndSingleNumbersAreArrays() throws {
    let file = try file([
      ONNXMessages.tensor("none", [0, 3], [] as [Float]),
      ONNXMessages.tensor("one", [], [7] as [Float]),
    ])
    #expect(try file.tensor(named: "none").floats() == [])
    #expect(try file.tensor(named: "one").floats() == [7])
  }

  @Test func theGraphIsThereWithItsNodesAndAttributes() throws {
    let branch = ONNXMessages.graph(constants: [ONNXMessages.tensor("inner", [1], [5] as [Float])])
    let node = ONNXMessages.node(
      "LSTM", name: "n", ["x", "", "w"], ["y"],
      [
        ONNXMessages.attribute("hidden_size", 3), ONNXMessages.attribute("clip", 0.5 as Float),
        ONNXMessages.attribute("direction", "reverse"), ONNXMessages.attribute("perm", [1, 0]),
        ONNXMessages.attribute("activations", ["Tanh"]),
        ONNXMessages.attribute("body", graph: branch),
      ], domain: "ai.onnx")
    let bytes = ONNXMessages.model(
      ONNXMessages.graph(nodes: [node], inputs: ["x"], outputs: ["y"]), operatorSet: 14)
    let file = try ONNXFile(parsing: bytes)
    #expect(file.operatorSets == ["": 14])
    #expect(file.graph.inputs.map(\.name) == ["x"])
    #expect(file.graph.outputs == ["y"])
    let read = try #require(file.graph.nodes.first)
    #expect(read.operation == "LSTM" && read.name == "n" && read.domain.isEmpty)
    #expect(read.inputs == ["x", "", "w"])
    #expect(Set(read.attributes.keys).count == 6)
    guard case .integer(3)? = read.attributes["hidden_size"],
      case .float(0.5)? = read.attributes["clip"],
      case .text("reverse")? = read.attributes["direction"],
      case .integers([1, 0])? = read.attributes["perm"],
      case .texts(["Tanh"])? = read.attributes["activations"]
    else {
      Issue.record("an attribute is not what was written: \(read.attributes)")
      return
    }
    #expect(read.graphs.map(\.attribute) == ["body"])
    // Constants of inner graphs are tensors of the file too.
    let inner = try file.tensors.tensor(named: "inner")
    #expect(inner.floats() == [5])
  }

  @Test func attributesOfTheFirstVersionHaveNoType() throws {
    let attributes = [
      ProtoMessage().texts(1, ["i"]).integer(3, 4), ProtoMessage().texts(1, ["f"]).float(2, 4),
      ProtoMessage().texts(1, ["s"]).texts(4, ["x"]),
      ProtoMessage().texts(1, ["l"]).integers(8, [4]),
    ]
    let bytes = ONNXMessages.model(
      ONNXMessages.graph(nodes: [ONNXMessages.node("A", [], [], attributes)]))
    let node = try #require(try ONNXFile(parsing: bytes).graph.nodes.first)
    guard case .integer(4)? = node.attributes["i"], case .float(4)? = node.attributes["f"],
      case .text("x")? = node.attributes["s"], case .integers([4])? = node.attributes["l"]
    else {
      Issue.record("an attribute is not what was written: \(node.attributes)")
      return
    }
  }
}
