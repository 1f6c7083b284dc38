import Testing

@testable import TensorFiles

/// A test for each way in which an HDF5 file can be wrong: real files with some bytes changed.
@Suite struct HDF5Errors {
  @Test func whatDoesNotBeginAsSuchAFileIsRefused() {
    #expect(error(in: [], "x.h5") == .notHDF5)
    #expect(error(in: Array("\u{89}HDF".utf8) + [0, 0, 0, 0, 0], "x.h5") == .notHDF5)
  }

  @Test(arguments: [
    (8, 9, HDF5Problem.unsupported("a superblock of version 9")),
    (13, 3, .malformed(part: "the superblock")),
    (14, 0, .malformed(part: "the superblock")),
    (24, 1, .unsupported("something before their beginning (a user block)")),
  ])
  func aSuperblockIsChecked(_ place: Int, _ byte: UInt8, _ expected: HDF5Problem) throws {
    var bytes = try contents(of: hdf5Path("types"))
    bytes[place] = byte
    #expect(error(in: bytes) == expected)
  }

  @Test func aFileShorterThanItSaysIsRefused() throws {
    let bytes = try contents(of: hdf5Path("types"))
    #expect(
      error(in: bytes.dropLast())
        == .fileCutOff(
          expected: UInt64(bytes.count), found: bytes.count - 1))
  }

  @Test func whatIsBehindOtherBytesIsRefused() throws {
    // Without the magic in front it is not even told to be such a file.
    #expect(problem(inFile: try hdf5Path("userblock")) == .hdf5(.notHDF5))
  }

  @Test func membersThatStandApartAreRefused() throws {
    #expect(
      error(in: try contents(of: hdf5Path("dense")))
        == .unsupported("groups of so many members that they stand apart (dense storage)"))
  }

  @Test func anAddressOutsideIsRefused() throws {
    var bytes = try contents(of: hdf5Path("types"))
    // The root group's object header.
    for place in 64..<72 { bytes[place] = 0x7F }
    #expect(error(in: bytes) == .cutOff(part: "an object header"))
  }

  @Test(arguments: ["TREE", "HEAP", "SNOD"])
  func aPartWithoutItsLettersIsRefused(_ letters: String) throws {
    var bytes = try contents(of: hdf5Path("types"))
    let place = try self.place(of: letters, in: bytes)
    bytes[place] = UInt8(ascii: "X")
    #expect(error(in: bytes) == .noSignature(letters == "SNOD" ? "TREE" : letters))
  }

  @Test func aTextWithoutItsHeapIsRefusedWhenItIsAskedFor() throws {
    var bytes = try contents(of: hdf5Path("latest"))
    let place = try self.place(of: "GCOL", in: bytes)
    bytes[place] = UInt8(ascii: "X")
    let file = try HDF5File(parsing: bytes, path: "x.h5")
    do throws(TensorFileError) {
      _ = try file.texts(ofAttribute: "names", of: "a")
      Issue.record("no error")
    } catch {
      #expect(error.problem == .hdf5(.noSignature("GCOL")))
      #expect(error.path == "x.h5")
    }
  }

  @Test func aTreeThatLeadsBackToItselfIsRefused() throws {
    var bytes = try contents(of: hdf5Path("types"))
    let tree = try self.place(of: "TREE", in: bytes)
    // The first child: behind the head of 24 bytes and a key of 8.
    for (index, byte) in littleEndian(UInt64(tree)).enumerated() {
      bytes[tree + 32 + index] = byte
    }
    #expect(error(in: bytes) == .repeated(part: "a node of a group"))
  }

  @Test func aGroupInsideItselfIsRefused() throws {
    var bytes = try contents(of: hdf5Path("many"))
    let root = Array(bytes[64..<72])
    // The only name of the root group is that of the other group.
    let names = try self.place(of: "SNOD", in: bytes)
    bytes.replaceSubrange(names + 16..<names + 24, with: root)
    #expect(error(in: bytes) == .repeated(part: "the group \"group\""))
  }

  @Test func aNameThatIsThereTwiceIsRefused() throws {
    var bytes = try contents(of: hdf5Path("many"))
    let name = try self.place(of: "array299", in: bytes)
    bytes.replaceSubrange(name..<name + 8, with: Array("array298".utf8))
    #expect(error(in: bytes) == .repeated(part: "the name \"group/array298\""))
  }

  @Test(arguments: ["array/99", "\u{0}rray299"])
  func aNameThatIsNoPathsPartIsRefused(_ other: String) throws {
    var bytes = try contents(of: hdf5Path("many"))
    let name = try self.place(of: "array299", in: bytes)
    bytes.replaceSubrange(name..<name + 8, with: Array(other.utf8))
    #expect(error(in: bytes) == .malformed(part: "a name in the group \"group\""))
  }

  @Test func aNameThatIsNoTextIsRefused() throws {
    var bytes = try contents(of: hdf5Path("many"))
    let name = try self.place(of: "array299", in: bytes)
    bytes[name] = 0xFF
    #expect(error(in: bytes) == .malformed(part: "a name in a heap of names"))
  }

  @Test func anArrayWithOtherRoomThanItsShapeIsRefused() throws {
    var bytes = try contents(of: hdf5Path("latest"))
    // The shape of a/d: version 2, rank 1, with limits, simple, [3].
    let space = try self.place(of: [2, 1, 1, 1, 3, 0, 0, 0], in: bytes)
    bytes[space + 4] = 4
    #expect(
      error(in: bytes)
        == .sizeMismatch(shape: [4], typeName: "int32, big-endian", expected: 16, found: 12))
  }

  @Test func everyProblemIsOneSentenceWithAMend() {
    let problems: [HDF5Problem] = [
      .notHDF5, .fileCutOff(expected: 9, found: 8), .cutOff(part: "a group"),
      .noSignature("TREE"), .malformed(part: "a group"), .repeated(part: "a node"),
      .tooMany("names", limit: 9), .unsupported("chunked datasets"), .neverWritten,
      .sizeMismatch(shape: [2], typeName: "float32", expected: 8, found: 4),
    ]
    for problem in problems {
      let text = TensorFileError(.hdf5(problem), path: "a.h5").description
      #expect(text.hasPrefix("a.h5: "))
      #expect(text.contains(" – "))
      #expect(!text.hasSuffix("."))
    }
  }

  private func error(in bytes: [UInt8], _ path: String = "x.h5") -> HDF5Problem? {
    do throws(TensorFileError) {
      _ = try TensorFile(parsing: bytes, path: path)
      return nil
    } catch {
      guard case .hdf5(let problem) = error.problem else { return nil }
      return problem
    }
  }

  private func place(of letters: String, in bytes: [UInt8]) throws -> Int {
    try place(of: Array(letters.utf8), in: bytes)
  }

  private func place(of pattern: [UInt8], in bytes: [UInt8]) throws -> Int {
    let place = (0...bytes.count - pattern.count).first {
      bytes[$0] == pattern[0] && bytes[$0..<$0 + pattern.count].elementsEqual(pattern)
    }
    return try #require(place)
  }
}
