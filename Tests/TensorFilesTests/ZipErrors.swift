import Testing

@testable import TensorFiles

/// Every way an archive can be wrong.
@Suite struct ZipErrors {
  private func problem(_ bytes: [UInt8]) -> ZipProblem? {
    do throws(TensorFileError) {
      let archive = try ZipArchive(parsing: ByteRegion(bytes))
      for entry in archive.entries { _ = try archive.contents(of: entry) }
      return nil
    } catch {
      guard case .zip(let problem) = error.problem else { return nil }
      return problem
    }
  }

  private func problem(_ archive: SampleArchive) -> ZipProblem? { problem(archive.bytes) }

  private func changed(
    _ entry: SampleArchive.Entry = SampleArchive.hello,
    _ change: (inout SampleArchive.Entry) -> Void
  ) -> SampleArchive {
    var entry = entry
    change(&entry)
    return SampleArchive(entry)
  }

  @Test func goodOnesHaveNone() {
    #expect(problem(SampleArchive()) == nil)
    #expect(problem(SampleArchive(SampleArchive.hello, SampleArchive.hellos)) == nil)
    var commented = SampleArchive(SampleArchive.hello)
    commented.comment = [UInt8](repeating: 7, count: 65_535)
    #expect(problem(commented) == nil)
  }

  @Test(arguments: [[], Array("PK\u{3}\u{4}".utf8), [UInt8](repeating: 0, count: 100_000)])
  func withoutAnEnd(bytes: [UInt8]) {
    #expect(problem(bytes) == .noEnd)
  }

  @Test func severalParts() {
    var archive = SampleArchive(SampleArchive.hello)
    archive.part = 1
    #expect(problem(archive) == .severalParts)
    archive.part = 0
    archive.wideEnd = { SampleArchive.wideEnd(offset: $0, size: $1, count: $2, part: 1) }
    #expect(problem(archive) == .severalParts)
  }

  @Test func wideEndsThatDisagree() {
    var archive = SampleArchive(SampleArchive.hello)
    archive.wideEnd = { SampleArchive.wideEnd(offset: $0, size: $1, count: $2) }
    #expect(problem(archive) == nil)
    archive.wideEnd = { SampleArchive.wideEnd(offset: $0, size: $1, count: $2 + 1) }
    #expect(problem(archive) == .malformedEnd)
    archive.wideEnd = { SampleArchive.wideEnd(offset: $0 - 1, size: $1 + 1, count: $2) }
    #expect(problem(archive) == .malformedEnd)
    archive.wideEnd = { SampleArchive.wideEnd(offset: $0, size: $1, count: $2, ownSize: 43) }
    #expect(problem(archive) == .malformedEnd)
    for position in [0, 20, Int.max] {
      archive.wideEnd = {
        SampleArchive.wideEnd(offset: $0, size: $1, count: $2, position: position)
      }
      #expect(problem(archive) == .malformedEnd)
    }
  }

  @Test func aDirectoryElsewhere() {
    let bytes = SampleArchive(SampleArchive.hello).bytes
    #expect(problem([0] + bytes) == .misplacedDirectory)
    let errors: [(UInt32, UInt32)] = [(1, 0), (0, 1), (.max, 0), (0, .max), (7, 7)]
    for (offset, size) in errors {
      var archive = SampleArchive(SampleArchive.hello)
      (archive.offsetError, archive.sizeError) = (offset, size)
      #expect(problem(archive) == .misplacedDirectory, "\(offset) \(size)")
    }
  }

  @Test func aDirectoryBeyondInt() {
    var archive = SampleArchive(SampleArchive.hello)
    archive.isWide = true
    archive.wideEnd = { SampleArchive.wideEnd(offset: $0, size: $1, count: $2) }
    #expect(problem(archive) == nil)
    let ends: [(Int, Int)] = [(-1, -1), (-1, 0), (.max, .max), (36, -1), (.min, .min)]
    for (offset, size) in ends {
      archive.wideEnd = { start, length, count in
        SampleArchive.wideEnd(
          offset: offset, size: size, count: count, position: start + length)
      }
      #expect(problem(archive) == .misplacedDirectory, "\(offset) \(size)")
    }
  }

  @Test func tooManyEntries() {
    var archive = SampleArchive(SampleArchive.hello)
    archive.entryCount = 65_535
    archive.wideEnd = { offset, size, _ in
      SampleArchive.wideEnd(offset: offset, size: size, count: 1_000_001)
    }
    #expect(problem(archive) == .tooManyEntries(count: 1_000_001, limit: 1_000_000))
  }

  @Test func moreOrFewerEntriesThanPromised() {
    var archive = SampleArchive(SampleArchive.hello, SampleArchive.hellos)
    archive.entryCount = 1
    #expect(problem(archive) == .wrongEntryCount(expected: 1, found: nil))
    archive.entryCount = 3
    #expect(problem(archive) == .wrongEntryCount(expected: 3, found: 2))
  }

  @Test func aDamagedDirectory() {
    let archive = SampleArchive(SampleArchive.hello, SampleArchive.hellos)
    let start = archive.bytes.count - 22 - 2 * 47
    // Of the first entry its signature and the lengths of name, extra fields and comment; of the
    // second its signature.
    for position in [0, 29, 31, 33, 47] {
      var bytes = archive.bytes
      bytes[start + position] = 255
      #expect(problem(bytes) == .noDirectoryEntry, "at \(position)")
    }
  }

  @Test func namesThatAreNone() {
    #expect(problem(changed { $0.name = [0xFF] }) == .nameNotText)
    #expect(
      problem(SampleArchive(SampleArchive.hello, SampleArchive.hello)) == .repeatedName("a"))
  }

  @Test(arguments: [1, 1 << 6, 1 << 13] as [UInt16])
  func encryption(flag: UInt16) {
    #expect(problem(changed { $0.flags = flag }) == .encrypted("a"))
  }

  @Test(arguments: [1, 9, 12, 14, 93, 99] as [UInt16])
  func otherMethods(method: UInt16) {
    #expect(
      problem(changed { $0.method = method }) == .unsupportedMethod("a", method: Int(method)))
  }

  @Test func sizesThatAreNowhere() {
    #expect(problem(changed { $0.unpackedSize = .max }) == .noSize("a"))
    #expect(problem(changed { $0.packedSize = .max }) == .noSize("a"))
    #expect(problem(changed { $0.offset = .max }) == .noSize("a"))
    let beyondInt = two(1) + two(8) + [UInt8](repeating: 255, count: 8)
    #expect(
      problem(
        changed {
          $0.unpackedSize = .max
          $0.extra = beyondInt
        }) == .noSize("a"))
    let cutShort = two(1) + two(9) + [UInt8](repeating: 0, count: 8)
    #expect(
      problem(
        changed {
          $0.unpackedSize = .max
          $0.extra = cutShort
        }) == .noSize("a"))
  }

  @Test func wideSizesAreRead() {
    #expect(
      problem(
        changed {
          ($0.unpackedSize, $0.packedSize) = (.max, .max)
          $0.extra = [7, 7, 1, 0, 7] + two(1) + two(16) + littleEndian(5) + littleEndian(5)
        }) == nil)
  }

  @Test func entriesThatReachIntoTheDirectory() {
    #expect(problem(changed { ($0.packedSize, $0.unpackedSize) = (6, 6) }) == .outside("a"))
    #expect(problem(changed { $0.offset = 7 }) == .outside("a"))
    #expect(problem(changed { $0.offset = 0xFFFF_FFFE }) == .outside("a"))
    #expect(problem(changed { $0.headerName = [UInt8](repeating: 65, count: 9) }) != nil)
  }

  @Test func headersThatSayOtherThanTheDirectory() {
    let disagree = ZipProblem.headersDisagree("a")
    #expect(problem(changed { $0.headerName = [98] }) == disagree)
    #expect(problem(changed { $0.headerMethod = 8 }) == disagree)
    #expect(problem(changed { $0.headerChecksum = 1 }) == disagree)
    #expect(problem(changed { $0.headerUnpackedSize = 4 }) == disagree)
    #expect(problem(changed { $0.headerUnpackedSize = .max }) == disagree)
    #expect(problem(changed { $0.offset = 1 }) == disagree)
    var bytes = SampleArchive(SampleArchive.hello).bytes
    bytes[0] = 0
    #expect(problem(bytes) == disagree)
  }

  @Test func whatFollowsTheEntryNeedNotStandInItsHeader() {
    #expect(
      problem(
        changed {
          $0.flags = 8
          ($0.headerChecksum, $0.headerUnpackedSize) = (0, 0)
        }) == nil)
  }

  @Test func entriesThatShareBytes() {
    var inner = SampleArchive.hello
    inner.name = [98]
    let innerBytes = Array(SampleArchive(inner).bytes.prefix(36))
    var outer = SampleArchive.hello
    outer.packed = innerBytes
    (outer.packedSize, outer.unpackedSize) = (36, 36)
    outer.checksum = ByteRegion(innerBytes).checksum
    #expect(problem(SampleArchive(outer)) == nil)
    inner.offset = 31
    #expect(problem(SampleArchive(outer, inner)) == .overlap("a", "b"))
    var twin = SampleArchive.hello
    twin.offset = 0
    twin.name = [98]
    #expect(problem(SampleArchive(SampleArchive.hello, twin)) == .headersDisagree("b"))
  }

  @Test func storedSizesThatDiffer() {
    #expect(
      problem(changed { $0.unpackedSize = 4 }) == .wrongStoredSize("a", packed: 5, unpacked: 4))
  }

  @Test func promisesThatCannotBeKeptAreNotTried() {
    let most = 10 * 1032
    #expect(
      problem(changed(SampleArchive.hellos) { $0.unpackedSize = UInt32(most + 1) })
        == .impossibleSize("b", packed: 10, unpacked: most + 1))
    #expect(
      problem(changed(SampleArchive.hellos) { $0.unpackedSize = UInt32(most) })
        == .wrongSize("b", expected: most, found: 45))
  }

  @Test func anEntryOfMoreThanTheCapIsNotUnpacked() {
    let size = ZipArchive.maximumUnpackedSize + 1
    let extra = two(1) + two(8) + littleEndian(UInt64(size))
    #expect(
      problem(
        changed(SampleArchive.hellos) {
          $0.packed += [UInt8](repeating: 0, count: 1_100_000)
          $0.packedSize = UInt32($0.packed.count)
          $0.unpackedSize = .max
          $0.extra = extra
        }) == .tooLarge("b", size: size, limit: size - 1))
  }

  @Test func bytesThatCannotBeUnpacked() {
    #expect(
      problem(changed(SampleArchive.hellos) { $0.packed[0] = 0xFF }) == .corrupt("b"))
    #expect(
      problem(
        changed(SampleArchive.hellos) {
          $0.packed.removeLast(2)
          $0.packedSize = 8
        }) == .corrupt("b"))
    #expect(
      problem(
        changed(SampleArchive.hellos) {
          $0.packed.append(0)
          $0.packedSize = 11
        }) == .corrupt("b"))
  }

  @Test(arguments: [0, 1, 44, 46, 10_000] as [UInt32])
  func sizesThatTheBytesDoNotHave(size: UInt32) {
    #expect(
      problem(changed(SampleArchive.hellos) { $0.unpackedSize = size })
        == .wrongSize("b", expected: Int(size), found: size < 45 ? nil : 45))
  }

  @Test func wrongChecksums() {
    #expect(problem(changed { $0.checksum = 1 }) == .wrongChecksum("a"))
    #expect(
      problem(changed(SampleArchive.hellos) { $0.checksum = 1 }) == .wrongChecksum("b"))
  }

  @Test func anArchiveOfNothingKnown() {
    let bytes = SampleArchive(SampleArchive.hello).bytes
    #expect(error(in: bytes) == TensorFileError(.zip(.unknownContents)))
  }

  @Test(
    arguments: [
      .noEnd, .severalParts, .malformedEnd, .misplacedDirectory,
      .tooManyEntries(count: 2, limit: 1), .wrongEntryCount(expected: 1, found: nil),
      .noDirectoryEntry, .nameNotText, .repeatedName("x"), .encrypted("x"),
      .unsupportedMethod("x", method: 12), .noSize("x"), .outside("x"), .headersDisagree("x"),
      .overlap("x", "y"), .wrongStoredSize("x", packed: 1, unpacked: 2),
      .impossibleSize("x", packed: 1, unpacked: 2000), .tooLarge("x", size: 2, limit: 1),
      .corrupt("x"), .wrongSize("x", expected: 1, found: nil), .wrongChecksum("x"),
      .noEntry("a"), .unknownContents,
    ] as [ZipProblem])
  func everyProblemHasWords(problem: ZipProblem) {
    let parts = "\(TensorFileError(.zip(problem)))".split(separator: " – ")
    #expect(parts.count == 2)
    #expect(parts.allSatisfy { $0.count > 10 })
  }

  @Test func oneSentenceSaysWhatAndHowToMend() {
    let error = TensorFileError(
      .zip(.unsupportedMethod("a.npy", method: 12)), path: "m.npz", offset: 1234)
    #expect(
      error.description
        == "m.npz: \"a.npy\" in the ZIP archive is packed by bzip2, not by deflate"
        + " (at byte 1,234) – pack it again with deflate, or without compression")
  }
}
