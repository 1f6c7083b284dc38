import Foundation
import Testing

@testable import TensorFiles

/// Nothing an archive or an array contains may end the program.
@Suite struct HostileArchives {
  /// Random and mutated files a test; `LSTM_VIZ_FUZZ_COUNT` asks for another number.
  private static let count =
    ProcessInfo.processInfo.environment["LSTM_VIZ_FUZZ_COUNT"].flatMap(Int.init) ?? 2_500

  private static let files = ["version1.npy", "stored.npz", "deflated.npz", "stream.zip"]

  @Test(arguments: files)
  func everyTruncationIsAnError(name: String) throws {
    let bytes = try contents(of: fixturePath(name))
    for size in 0..<bytes.count {
      #expect(throws: TensorFileError.self, "cut to \(size) bytes") {
        _ = try TensorFile(parsing: Array(bytes.prefix(size)), path: name)
      }
    }
  }

  @Test(arguments: files)
  func everyExtensionIsAnError(name: String) throws {
    let bytes = try contents(of: fixturePath(name))
    #expect(error(in: bytes + [0]) != nil)
  }

  @Test func randomBytesAreErrors() {
    var generator = SeededGenerator(state: 1)
    let beginnings: [[UInt8]] = [
      Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8), [0x93] + "NUMPY".utf8,
      [0x93] + "NUMPY\u{1}\0".utf8, [0x93] + "NUMPY\u{2}\0\u{40}\0\0\0{'descr':".utf8,
    ]
    for _ in 0..<Self.count {
      let noise = noise(&generator)
      for beginning in beginnings { #expect(error(in: beginning + noise) != nil) }
    }
  }

  @Test func randomEndsAreErrors() {
    var generator = SeededGenerator(state: 2)
    let end = Array(SampleArchive(SampleArchive.hello).bytes.suffix(22))
    for _ in 0..<Self.count {
      let noise = noise(&generator)
      for path in ["x.npz", "x.npy"] {
        #expect(throws: TensorFileError.self) {
          _ = try TensorFile(parsing: noise + end, path: path)
        }
      }
    }
  }

  @Test(arguments: files)
  func mutatedFilesAreErrorsOrReadable(name: String) throws {
    let bytes = try contents(of: fixturePath(name))
    var generator = SeededGenerator(state: 3)
    for _ in 0..<Self.count {
      readAll(mutated(bytes, &generator), path: name)
    }
  }

  @Test(arguments: ["stored.npz", "deflated.npz"])
  func mutatedDirectoriesAreErrorsOrReadable(name: String) throws {
    let bytes = try contents(of: fixturePath(name))
    let start = try ZipDirectory(of: ByteRegion(bytes)).range.lowerBound
    var generator = SeededGenerator(state: 4)
    for _ in 0..<Self.count {
      readAll(bytes[..<start] + mutated(Array(bytes[start...]), &generator), path: name)
    }
  }

  private func noise(_ generator: inout SeededGenerator) -> [UInt8] {
    let size = Int.random(in: 0..<200, using: &generator)
    return (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  /// Bytes that are changed, put in or taken out at a few places; often to what sizes dislike.
  private func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let pieces: [[UInt8]] = [
      [0], [255], [0, 0, 0, 0], [255, 255, 255, 255], [255, 255, 255, 127], [1, 0, 8, 0],
      Array("PK\u{1}\u{2}".utf8), Array("PK\u{3}\u{4}".utf8), Array("(9, 9)".utf8),
      Array("'>f8'".utf8), Array("True".utf8),
    ]
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let piece =
        Bool.random(using: &generator)
        ? [UInt8.random(in: 0...255, using: &generator)]
        : pieces.randomElement(using: &generator) ?? []
      let position = Int.random(in: 0..<bytes.count, using: &generator)
      // Mostly of the same length, so that the rest stays in its place.
      let length =
        Int.random(in: 0..<8, using: &generator) > 0
        ? piece.count : Int.random(in: 0...4, using: &generator)
      bytes.replaceSubrange(position..<min(position + length, bytes.count), with: piece)
    }
    return bytes
  }

  /// A file that opens either gives a tensor whole or says why not.
  private func readAll(_ bytes: some Collection<UInt8>, path: String) {
    guard let file = try? TensorFile(parsing: Array(bytes), path: path) else { return }
    for entry in file.entries {
      guard let tensor = try? file.tensor(named: entry.name) else { continue }
      #expect(tensor.floats().count == tensor.count)
      _ = try? tensor.integers()
    }
  }
}
