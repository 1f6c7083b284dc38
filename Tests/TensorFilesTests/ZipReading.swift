import Testing

@testable import TensorFiles

/// Archives that other programs wrote.
@Suite struct ZipReading {
  private func archive(_ name: String) throws -> ZipArchive {
    try ZipArchive(parsing: ByteRegion(FileMapping(path: fixturePath(name))))
  }

  private func text(_ name: String, in archive: ZipArchive) throws -> String? {
    guard let entry = archive.entry(named: name) else { return nil }
    return String(decoding: try archive.contents(of: entry).copy(), as: UTF8.self)
  }

  @Test func entriesOfAStreamHaveTheirSizesBehindThem() throws {
    let archive = try archive("stream.zip")
    #expect(archive.entries.map(\.name) == ["folder/", "stored.txt", "deflated.txt", "größe"])
    #expect(archive.entries.map(\.uncompressedSize) == [0, 8, 300, 0])
    #expect(try text("stored.txt", in: archive) == "as it is")
    #expect(
      try text("deflated.txt", in: archive) == String(repeating: "again and ", count: 30))
    #expect(try text("größe", in: archive) == "")
    #expect(archive.entry(named: "other") == nil)
  }

  @Test func whatIsStoredStaysWhereItIs() throws {
    let archive = try archive("stream.zip")
    let stored = try #require(archive.entry(named: "stored.txt"))
    let deflated = try #require(archive.entry(named: "deflated.txt"))
    #expect(archive.storedRegion(of: stored) == ByteRegion(Array("as it is".utf8)))
    #expect(archive.storedRegion(of: deflated) == nil)
  }

  @Test func theBeginningOfAnEntryIsReadAlone() throws {
    let archive = try archive("stream.zip")
    for (name, start) in [("stored.txt", "as it"), ("deflated.txt", "again")] {
      let entry = try #require(archive.entry(named: name))
      #expect(try archive.beginning(of: entry, limit: 5) == ByteRegion(Array(start.utf8)))
      #expect(try archive.beginning(of: entry, limit: 1 << 40).count == entry.uncompressedSize)
    }
  }

  @Test func anArchiveOfPyTorchGivesItsStoragesInPlace() throws {
    let archive = try archive("saved.pt")
    let storage = try #require(archive.entry(named: "saved/data/0"))
    #expect(storage.packedRange.lowerBound.isMultiple(of: 64))
    #expect(
      archive.storedRegion(of: storage)
        == ByteRegion(Tensor([0, 1, 2, 3, 4, 5] as [Float], shape: [6]).bytes))
    #expect(try text("saved/byteorder", in: archive) == "little")
  }

  @Test(arguments: ["stored.npz", "deflated.npz"])
  func anArchiveOfNumPyHasAnEntryAnArray(name: String) throws {
    let archive = try archive(name)
    #expect(archive.entries.count == 17)
    for entry in archive.entries {
      #expect(try archive.contents(of: entry).count == entry.uncompressedSize)
    }
  }
}
