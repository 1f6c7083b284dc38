import TensorFiles
import Testing

/// Arrays that NumPy wrote.
@Suite struct NumPyReading {
  private let numbers: [Float] = [-1.5, -1, -0.5, 0, 0.5, 1]

  @Test(arguments: ["version1.npy", "version2.npy", "version3.npy"])
  func anArrayAloneIsX(name: String) throws {
    let file = try TensorFile(contentsOf: fixturePath(name))
    #expect(file.names == ["x"])
    #expect(file.format == .npy)
    #expect(file.title == "NPY")
    #expect(try file.tensor(named: "x") == Tensor(numbers, shape: [2, 3]))
  }

  @Test(arguments: ["stored.npz", "deflated.npz"])
  func everyTypeIsRead(name: String) throws {
    let file = try TensorFile(contentsOf: fixturePath(name))
    #expect(file.title == "NPZ")
    for type in ["f2", "f4", "f8"] {
      #expect(try file.tensor(named: type).floats() == numbers, "\(type)")
    }
    for type in ["i1", "i2", "i4", "i8"] {
      #expect(try file.integers(named: type) == [-3, -2, -1, 0, 1, 2], "\(type)")
    }
    for type in ["u1", "u2", "u4", "u8"] {
      #expect(try file.integers(named: type) == [0, 1, 2, 3, 4, 5], "\(type)")
    }
    #expect(try file.integers(named: "bool") == [0, 0, 0, 0, 1, 1])
  }

  @Test(arguments: ["stored.npz", "deflated.npz"])
  func everyOrderIsRead(name: String) throws {
    let file = try TensorFile(contentsOf: fixturePath(name))
    #expect(try file.tensor(named: "big") == Tensor(numbers, shape: [2, 3]))
    #expect(try file.tensor(named: "fortran") == Tensor(numbers, shape: [2, 3]))
    let cube = try file.tensor(named: "big_fortran")
    #expect(cube.shape == [2, 3, 4])
    #expect(cube.elementType == .i16)
    #expect(try cube.integers() == Array(0..<24))
    #expect(file.entry(named: "big_fortran")?.typeName == ">i2")
  }

  @Test(arguments: ["stored.npz", "deflated.npz"])
  func arraysOfOneNumberAndOfNoneAreRead(name: String) throws {
    let file = try TensorFile(contentsOf: fixturePath(name))
    let number = try file.tensor(named: "number")
    #expect(number.shape == [])
    #expect(number.floats() == [7.5])
    let empty = try file.tensor(named: "empty")
    #expect(empty.shape == [0, 3])
    #expect(empty.floats() == [])
  }

  @Test func aFlippedBitOfAStoredArrayIsSeen() throws {
    var bytes = try contents(of: fixturePath("stored.npz"))
    let whole = try TensorFile(parsing: bytes).tensor(named: "f8").bytes
    let position = try #require(
      bytes.indices.first { bytes[$0...].prefix(whole.count) == whole[...] })
    bytes[position] ^= 1
    let file = try TensorFile(parsing: bytes)
    #expect(throws: TensorFileError.self) { try file.tensor(named: "f8") }
    #expect(try file.tensor(named: "f4").floats() == numbers)
  }

  @Test func anArchiveOfArraysMayHoldOtherThings() throws {
    let array = try TensorFile.npz([("w", Tensor([1, 2] as [Float], shape: [2]))])
    #expect(try TensorFile(parsing: array).names == ["w"])
    let mixed = SampleArchive(
      SampleArchive.hello, try sampleEntry("w.npy", Tensor([1] as [Float], shape: [1])))
    #expect(try TensorFile(parsing: mixed.bytes).names == ["w"])
  }
}
