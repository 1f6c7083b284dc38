import TensorFiles
import Testing

/// What can be wrong with a ZIP archive of PyTorch, shown on one without checksums.
@Suite struct TorchArchiveErrors {
  /// The archive with every occurrence of some bytes replaced by as many others.
  private func archive(_ old: [UInt8], _ new: [UInt8]) throws -> [UInt8] {
    let bytes = try contents(of: fixturePath("pytorch/unchecked.pt"))
    precondition(old.count == new.count)
    var result = bytes
    for start in 0...bytes.count - old.count where bytes[start...].starts(with: old) {
      result.replaceSubrange(start..<start + old.count, with: new)
    }
    #expect(result != bytes)
    return result
  }

  private func problem(_ old: String, _ new: String) throws -> TensorFileError.Problem? {
    TensorFilesTests.problem(in: try archive(Array(old.utf8), Array(new.utf8)))
  }

  @Test func aByteOrderOfAnotherName() throws {
    #expect(try problem("little", "middle") == .torch(.unknownByteOrder("middle")))
  }

  @Test func aStorageThatIsNotThere() throws {
    #expect(try problem("/data/0", "/data/9") == .torch(.missingStorage(key: "0")))
  }

  @Test func aStorageOfAnotherSize() throws {
    #expect(
      try problem("K\u{6}tq", "K\u{7}tq")
        == .torch(.storageSize(key: "0", expected: 28, found: 24)))
  }

  @Test func aPickleThatIsNotThere() throws {
    #expect(try problem("data.pkl", "atad.pkl") == .zip(.unknownContents))
  }

  @Test func anErrorInThePicklePointsIntoTheFile() throws {
    let bytes = try archive(Array("Storage\nq".utf8), Array("Storage\n\u{1}".utf8))
    let found = try #require(error(in: bytes))
    #expect(found.problem == .pickle(.unknownInstruction(1)))
    #expect(found.offset.map { bytes[$0] } == 1)
  }

  @Test func aPickleWithAWrongChecksumIsRefused() throws {
    var bytes = try contents(of: fixturePath("pytorch/strange.pt"))
    let name = Array("contiguous".utf8)
    let start = try #require(
      bytes.indices.first { bytes[$0...].starts(with: name) })
    bytes[start] = UInt8(ascii: "C")
    guard case .zip = error(in: bytes)?.problem else {
      Issue.record("The changed pickle was believed.")
      return
    }
  }
}
