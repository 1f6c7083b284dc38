import Testing

@testable import TensorFiles

/// Files that h5py wrote: `Fixtures/hdf5/make_hdf5.py`.
@Suite struct HDF5Reading {
  @Test(
    arguments: ["little", "big"],
    ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"])
  func anArrayOfEveryTypeAndByteOrderIsRead(_ order: String, _ type: String) throws {
    let tensor = try TensorFile(contentsOf: hdf5Path("types"))
      .tensor(named: "\(order)/\(type)")
    let start: Float = type.hasPrefix("u") ? 0 : -2
    #expect(tensor.shape == [2, 3])
    #expect(tensor.floats() == (0..<6).map { start + Float($0) })
  }

  @Test func booleansAreRead() throws {
    let tensor = try TensorFile(contentsOf: hdf5Path("types")).tensor(named: "bool")
    #expect(tensor.elementType == .bool)
    #expect(try tensor.integers() == [1, 0, 1])
  }

  @Test func twoOpaqueBytesAreABfloat16WhenAnAttributeSaysSo() throws {
    let file = try TensorFile(contentsOf: hdf5Path("types"))
    #expect(try file.tensor(named: "brain").floats() == [1, -2])
    #expect(problem { try file.tensor(named: "opaque") } == .unsupportedElementType("opaque"))
  }

  @Test func aSingleNumberAndAnEmptyArrayAreRead() throws {
    let file = try TensorFile(contentsOf: hdf5Path("types"))
    let scalar = try file.tensor(named: "scalar")
    #expect(scalar.shape == [])
    #expect(scalar.floats() == [1.5])
    #expect(try file.tensor(named: "again") == scalar)
    #expect(try file.tensor(named: "none").shape == [0, 4])
    #expect(try file.tensor(named: "null").count == 0)
  }

  @Test(arguments: ["text": "string", "compound": "compound"])
  func anArrayOfSomethingElseIsListedButNotRead(_ name: String, _ type: String) throws {
    let file = try TensorFile(contentsOf: hdf5Path("types"))
    #expect(file.entry(named: name)?.typeName == type)
    #expect(problem { try file.tensor(named: name) } == .unsupportedElementType(type))
  }

  @Test(arguments: [
    "chunked": HDF5Problem.unsupported("chunked datasets"),
    "zipped": .unsupported("compressed datasets"),
    "unwritten": .neverWritten,
  ])
  func elementsThatAreNotInOnePieceAreRefused(_ name: String, _ reason: HDF5Problem) throws {
    let file = try TensorFile(contentsOf: hdf5Path("types"))
    #expect(file.entry(named: name)?.shape.count == 2)
    #expect(problem { try file.tensor(named: name) } == .hdf5(reason))
  }

  @Test func theNameOfAnotherNameIsNoArray() throws {
    #expect(try TensorFile(contentsOf: hdf5Path("types")).entry(named: "soft") == nil)
  }

  @Test func attributesAreRead() throws {
    let file = try HDF5File(contentsOf: hdf5Path("types"))
    #expect(try file.texts(ofAttribute: "one", of: "") == ["β"])
    #expect(try file.texts(ofAttribute: "several", of: "") == ["a", "bc", ""])
    #expect(try file.texts(ofAttribute: "fixed", of: "") == ["ab", "c"])
    #expect(try file.texts(ofAttribute: "nothing", of: "") == [])
    #expect(try file.texts(ofAttribute: "number", of: "") == nil)
    #expect(try file.texts(ofAttribute: "absent", of: "") == nil)
    #expect(
      try file.texts(ofAttribute: "long", of: "little")
        == [String(repeating: "x", count: 5000)])
  }

  @Test func aGroupOfManyNamesIsRead() throws {
    let file = try HDF5File(contentsOf: hdf5Path("many"))
    #expect(file.tensors.names.count == 300)
    #expect(try file.tensors.tensor(named: "group/array299").floats() == [1])
    #expect(Set(file.members(of: "group")) == Set((0..<300).map { "array\($0)" }))
    #expect(
      try file.texts(ofAttribute: "names", of: "group") == (0..<100).map { "array\($0)" })
  }

  @Test func theNewestFormOfTheFormatIsRead() throws {
    let file = try HDF5File(contentsOf: hdf5Path("latest"))
    #expect(try file.tensors.tensor(named: "a/b/c").floats() == [0, 1, 2, 3, 4, 5])
    #expect(try file.tensors.tensor(named: "a/d").integers() == [0, 1, 2])
    #expect(try file.texts(ofAttribute: "names", of: "a") == ["b", "d"])
    #expect(try file.texts(ofAttribute: "attribute2", of: "a/b") == ["text text "])
  }

  @Test func tensorsAreInTheOrderOfTheirBytes() throws {
    let names = try TensorFile(contentsOf: hdf5Path("types")).names
    let little = names.filter { $0.hasPrefix("little/") }
    #expect(little.first == "little/f2")
    #expect(little.last == "little/u8")
  }

  @Test func aFileIsToldByItsFirstBytes() throws {
    let bytes = try contents(of: hdf5Path("latest"))
    #expect(FileFormat(beginning: bytes.prefix(16), pathExtension: "txt") == .hdf5)
    #expect(FileFormat(beginning: [], pathExtension: "h5") == .hdf5)
    #expect(try TensorFile(parsing: bytes).format == .hdf5)
  }

  private func problem(_ work: () throws -> Tensor) -> TensorFileError.Problem? {
    do {
      _ = try work()
      return nil
    } catch {
      return (error as? TensorFileError)?.problem
    }
  }
}
