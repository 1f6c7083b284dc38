import Testing

@testable import TensorFiles

@Suite struct SafetensorsWriting {
  @Test func aSavedNetworkIsWrittenToTheSameBytes() throws {
    let file = try TensorFile(contentsOf: sinePath())
    let tensors = try file.names.reversed().map { ($0, try file.tensor(named: $0)) }
    let bytes = try TensorFile.safetensors(tensors, metadata: file.metadata)
    #expect(try bytes == contents(of: sinePath()))
  }

  @Test(arguments: ElementType.allCases)
  func everyTypeComesBack(type: ElementType) throws {
    let bytes = (0..<6 * type.byteCount).map { UInt8($0 * 37 % 251) }
    let tensor = Tensor(bytes: bytes, elementType: type, shape: [2, 1, 3])
    let file = try TensorFile(parsing: .init(TensorFile.safetensors([("t", tensor)])))
    #expect(try file.tensor(named: "t") == tensor)
    #expect(try file.tensor(named: "t").bytes == bytes)
  }

  @Test func namesAndMetadataComeBack() throws {
    let name = "a\"b\\c\n\u{0}\u{1F}\u{7F}é😀/"
    let metadata = [name: name, "lstm_viz.cell": "lstm", "": ""]
    let tensor = Tensor([Float(1)], shape: [1])
    let bytes = try TensorFile.safetensors([(name, tensor), ("", tensor)], metadata: metadata)
    let file = try TensorFile(parsing: bytes)
    #expect(file.metadata == metadata)
    #expect(file.names == ["", name])
  }

  @Test func theOrderOfTensorsAndMetadataDoesNotMatter() throws {
    let tensors = [
      ("b", Tensor([1, 2], shape: [2])), ("a", Tensor([Float(1)], shape: [1])),
      ("c", Tensor(bytes: [7], elementType: .u8, shape: [1])),
      ("d", Tensor(bytes: [1, 2], elementType: .f16, shape: [1])),
    ]
    let keys = ["x", "a", "m", "z", "k"]
    let one = try TensorFile.safetensors(
      tensors, metadata: Dictionary(uniqueKeysWithValues: keys.map { ($0, $0) }))
    let other = try TensorFile.safetensors(
      tensors.reversed(),
      metadata: Dictionary(uniqueKeysWithValues: keys.reversed().map { ($0, $0) }))
    #expect(one == other)
    #expect(try TensorFile(parsing: one).names == ["b", "a", "d", "c"])
  }

  @Test(arguments: 0..<9)
  func elementsBeginAtAMultipleOfEight(length: Int) throws {
    let name = String(repeating: "n", count: length)
    let bytes = try TensorFile.safetensors([(name, Tensor([Float(1)], shape: [1]))])
    let start = try #require(SafetensorsHeader(parsing: ByteRegion(bytes)).tensors.first)
      .byteRange.lowerBound
    #expect(start.isMultiple(of: 8))
    #expect(bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "}"))
  }

  @Test func twoTensorsOfOneName() {
    let tensor = Tensor([Float(1)], shape: [1])
    #expect(throws: TensorFileError(.repeatedKey("a"))) {
      try TensorFile.safetensors([("a", tensor), ("a", tensor)])
    }
  }

  @Test func theNameOfTheMetadata() {
    #expect(throws: TensorFileError(.reservedName("__metadata__"))) {
      try TensorFile.safetensors([("__metadata__", Tensor([Float(1)], shape: [1]))])
    }
  }

  @Test func moreTensorsThanAReaderAccepts() {
    let declarations = (0...1_000_000).map { _ in TensorDeclaration(name: "a", shape: [0]) }
    #expect(throws: TensorFileError(.tooManyTensors(limit: 1_000_000))) {
      try SafetensorsLayout(declarations)
    }
  }
}

extension SafetensorsWriting {
  @Test func aFileIsWrittenInPieces() throws {
    let layout = try SafetensorsLayout([
      TensorDeclaration(name: "none", shape: [0]), TensorDeclaration(name: "x", shape: [3, 2]),
      TensorDeclaration(name: "n", elementType: .i64, shape: [2]),
      TensorDeclaration(name: "last", shape: [2, 0]),
    ])
    var pieces: [[UInt8]] = []
    var writer = SafetensorsWriter(layout) { pieces.append($0) }
    writer.append([1, 2])
    writer.append([Float]())
    writer.append([3, 4, 5, 6])
    writer.append(Tensor([7, 8], shape: [2]))
    writer.finish()
    let bytes = Array(pieces.joined())
    #expect(bytes.count == layout.fileSize)
    #expect(pieces.count == 4)
    let file = try TensorFile(parsing: bytes)
    #expect(file.names == ["none", "x", "n", "last"])
    #expect(try file.tensor(named: "x").floats() == [1, 2, 3, 4, 5, 6])
    #expect(try file.integers(named: "n") == [7, 8])
  }

  @Test func whatTheSinkThrowsArrives() throws {
    struct Full: Error {}
    let layout = try SafetensorsLayout([])
    #expect(throws: Full.self) { try SafetensorsWriter(layout) { _ in throw Full() } }
  }

  @Test func aLargeTensorIsWrittenPieceByPiece() throws {
    let values = (0..<3_000_000).map { Float($0) }
    let tensor = Tensor(values, shape: [values.count])
    let layout = try SafetensorsLayout([TensorDeclaration(name: "x", shape: tensor.shape)])
    var largest = 0
    var size = 0
    var writer = SafetensorsWriter(layout) {
      largest = max(largest, $0.count)
      size += $0.count
    }
    writer.append(tensor)
    writer.finish()
    #expect(size == layout.fileSize)
    #expect(largest < 1 << 23)
  }
}
