import TensorFiles
import Testing

/// Nothing a file contains may end the program.
@Suite struct HostileFiles {
  @Test func everyTruncationIsAnError() throws {
    let bytes = try contents(of: sinePath())
    for size in 0..<bytes.count {
      #expect(problem(in: Array(bytes.prefix(size))) != nil, "cut to \(size) bytes")
    }
  }

  @Test func everyExtensionIsAnError() throws {
    let bytes = try contents(of: sinePath())
    #expect(problem(in: bytes + [0]) == .extraBytes(1))
  }

  @Test func randomBytesAreErrors() {
    var generator = SeededGenerator(state: 1)
    for _ in 0..<hostileCount(10_000) {
      let size = Int.random(in: 0..<200, using: &generator)
      let noise = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(problem(in: noise) != nil)
      // A header `{}` is one of no tensors.
      let header = safetensorsBytes(header: [UInt8(ascii: "{")] + noise)
      #expect((try? TensorFile(parsing: header))?.entries.isEmpty ?? true)
    }
  }

  @Test func everyFlippedBitOfAHeaderIsAnErrorOrReadable() throws {
    let bytes = try contents(of: sinePath())
    for position in 0..<8 + 464 {
      for bit in 0..<8 {
        var changed = bytes
        changed[position] ^= 1 << bit
        readAll(changed)
      }
    }
  }

  @Test func mutatedHeadersAreErrorsOrReadable() throws {
    let bytes = try contents(of: sinePath())
    let pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "0", "9", "-", "e", "\0", "\u{7F}"]
      .map { Array($0.utf8) }
    var generator = SeededGenerator(state: 2)
    for _ in 0..<hostileCount(10_000) {
      var header = Array(bytes[8..<472])
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let position = Int.random(in: 1..<header.count, using: &generator)
        let length = Int.random(in: 0...min(4, header.count - position), using: &generator)
        let piece = pieces.randomElement(using: &generator) ?? []
        header.replaceSubrange(position..<position + length, with: piece)
      }
      readAll(littleEndian(UInt64(header.count)) + header + bytes[472...])
    }
  }

  /// A file that opens must be readable to its last element.
  private func readAll(_ bytes: [UInt8]) {
    guard let file = try? TensorFile(parsing: bytes) else { return }
    for entry in file.entries {
      let tensor = try? file.tensor(named: entry.name)
      #expect((tensor == nil) == (entry.elementType == nil))
      #expect(tensor?.floats().count == tensor?.count)
      _ = try? tensor?.integers()
    }
  }
}
