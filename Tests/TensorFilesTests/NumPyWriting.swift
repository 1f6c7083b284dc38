import Testing

@testable import TensorFiles

/// Arrays that are written, and read again.
@Suite struct NumPyWriting {
  private let tensors: [(name: String, tensor: Tensor)] = [
    ("empty", Tensor([] as [Float], shape: [0, 3])),
    ("a", Tensor((0..<5000).map { Float($0 % 7) }, shape: [50, 100])),
    ("größe/[0]", Tensor([1, 2, 3] as [Int], shape: [3])),
    ("flags", Tensor(bytes: [0, 1, 1], elementType: .bool, shape: [3, 1])),
    ("number", Tensor([7] as [Float], shape: [])),
    ("", Tensor(bytes: [1, 2, 3, 4], elementType: .f16, shape: [2])),
    ("end", Tensor([] as [Int], shape: [0])),
  ]

  @Test(arguments: [ZipMethod.stored, .deflated])
  func whatIsWrittenIsRead(method: ZipMethod) throws {
    let file = try TensorFile(parsing: TensorFile.npz(tensors, method: method))
    #expect(file.title == "NPZ")
    #expect(file.names == tensors.map(\.name))
    for (name, tensor) in tensors { #expect(try file.tensor(named: name) == tensor) }
  }

  @Test func deflatingMakesItSmaller() throws {
    let stored = try TensorFile.npz(tensors)
    let deflated = try TensorFile.npz(tensors, method: .deflated)
    #expect(stored.count > 20_000)
    #expect(deflated.count < 3000)
  }

  @Test func theSameArraysGiveTheSameBytes() throws {
    #expect(try TensorFile.npz(tensors) == TensorFile.npz(tensors))
  }

  @Test func anArchiveOfNoArraysIsWhole() throws {
    let archive = try ZipArchive(parsing: ByteRegion(TensorFile.npz([])))
    #expect(archive.entries.isEmpty)
  }

  @Test(arguments: [ZipMethod.stored, .deflated])
  func elementsMayComeInPieces(method: ZipMethod) throws {
    let layout = try NPZLayout(
      [
        TensorDeclaration(name: "none", shape: [0]), TensorDeclaration(name: "a", shape: [2, 2]),
        TensorDeclaration(name: "b", shape: []),
      ], method: method)
    var bytes: [UInt8] = []
    var writer = NPZWriter<Never>(layout) { bytes += $0 }
    writer.append([1])
    writer.append([] as [Float])
    writer.append([2, 3, 4])
    writer.append([5])
    writer.finish()
    let file = try TensorFile(parsing: bytes)
    #expect(file.names == ["none", "a", "b"])
    #expect(try file.tensor(named: "a").floats() == [1, 2, 3, 4])
    #expect(try file.tensor(named: "b").floats() == [5])
  }

  @Test(arguments: [0, 40, 100, 400, 0xFFFF_FFFE])
  func whatPasses32BitsStandsInRecordsOfZip64(largest: Int) throws {
    var bytes: [UInt8] = []
    var writer = ZipWriter<Never>(largestNarrow: largest) { bytes += $0 }
    let contents = [[], Array("hello".utf8), [UInt8](repeating: 7, count: 300)]
    for (index, content) in contents.enumerated() {
      writer.beginEntry(
        "\(index)", method: index == 2 ? .deflated : .stored, size: content.count)
      writer.append(content)
      writer.endEntry()
    }
    writer.finish()
    let archive = try ZipArchive(parsing: ByteRegion(bytes))
    #expect(archive.entries.map(\.name) == ["0", "1", "2"])
    for (entry, content) in zip(archive.entries, contents) {
      #expect(try archive.contents(of: entry) == ByteRegion(content))
    }
  }

  @Test func moreThan65535EntriesAreCountedByZip64() throws {
    var bytes: [UInt8] = []
    var writer = ZipWriter<Never> { bytes += $0 }
    for index in 0..<65_536 {
      writer.beginEntry("\(index)", method: .stored, size: 0)
      writer.endEntry()
    }
    writer.finish()
    #expect(try ZipArchive(parsing: ByteRegion(bytes)).entries.count == 65_536)
  }

  @Test func anArrayAloneIsRead() throws {
    let tensor = Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3])
    let bytes = try TensorFile.npy(tensor)
    #expect(bytes.count == 128 + 24)
    #expect(try TensorFile(parsing: bytes).tensor(named: "x") == tensor)
  }

  @Test func itIsWhatNumPyWrites() throws {
    let theirs = try contents(of: fixturePath("version1.npy"))
    let tensor = try TensorFile(parsing: theirs).tensor(named: "x")
    #expect(try TensorFile.npy(tensor) == theirs)
  }

  @Test func headersOfAnyLengthEndWhereElementsAreAligned() throws {
    for dimensions in 0...64 {
      let tensor = Tensor([1] as [Float], shape: Array(repeating: 1, count: dimensions))
      let bytes = try TensorFile.npy(tensor)
      #expect((bytes.count - 4).isMultiple(of: 64))
      #expect(try TensorFile(parsing: bytes).tensor(named: "x") == tensor)
    }
  }

  @Test func whatNumPyCannotHaveIsRefused() {
    let brain = Tensor(bytes: [0, 0], elementType: .bf16, shape: [1])
    #expect(throws: TensorFileError(.npy(.noSuchType(.bf16)))) { try TensorFile.npy(brain) }
    #expect(throws: TensorFileError(.npy(.noSuchType(.bf16)), tensor: "b")) {
      try TensorFile.npz([("b", brain)])
    }
    let deep = Tensor([1] as [Float], shape: Array(repeating: 1, count: 65))
    #expect(throws: TensorFileError(.npy(.tooManyDimensions(limit: 64)), tensor: "d")) {
      try TensorFile.npz([("d", deep)])
    }
  }

  @Test func namesThatDoNotFitAreRefused() {
    let number = Tensor([1] as [Float], shape: [])
    #expect(throws: TensorFileError(.repeatedKey("a"))) {
      try TensorFile.npz([("a", number), ("a", number)])
    }
    let long = String(repeating: "n", count: 65_001)
    #expect(throws: TensorFileError(.reservedName(long))) {
      try TensorFile.npz([(long, number)])
    }
  }

  @Test func aFileAppearsWholeOrNotAtAll() throws {
    try withFolder { folder in
      let (archive, array) = (folder + "/a.npz", folder + "/a.npy")
      try TensorFile.writeNPZ(tensors, method: .deflated, to: archive)
      try TensorFile.writeNPY(tensors[1].tensor, to: array)
      #expect(try TensorFile(contentsOf: archive).tensor(named: "a") == tensors[1].tensor)
      #expect(try TensorFile(contentsOf: array).tensor(named: "x") == tensors[1].tensor)
      let brain = Tensor(bytes: [0, 0], elementType: .bf16, shape: [1])
      let error = TensorFileError(.npy(.noSuchType(.bf16)), path: archive, tensor: "b")
      #expect(throws: error) { try TensorFile.writeNPZ([("b", brain)], to: archive) }
      #expect(try names(in: folder) == ["a.npy", "a.npz"])
      #expect(try TensorFile(contentsOf: archive).names == tensors.map(\.name))
    }
  }

  @Test func anArchiveMayBeWrittenOverItself() throws {
    try withFolder { folder in
      let path = folder + "/a.npz"
      try TensorFile.writeNPZ(tensors, to: path)
      let file = try TensorFile(contentsOf: path)
      let same = try file.names.map { (name: $0, tensor: try file.tensor(named: $0)) }
      try TensorFile.writeNPZ(same, to: path)
      #expect(try contents(of: path) == TensorFile.npz(tensors))
    }
  }
}
