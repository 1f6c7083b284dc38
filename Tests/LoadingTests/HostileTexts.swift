import Loading
import Recurrent
import Testing

/// Nothing a text contains may end the program.
@Suite struct HostileTexts {
  private let table = Array(
    "date,\"a, b\",label\n2024-01-01,1.5,0\n\n\"x \"\"y\"\"\",-2e3,1\n".utf8)

  @Test func randomTextsNeverTrap() {
    var generator = SeededGenerator(seed: 4)
    let alphabet = Array("0123456789.-+eE, ;\n\t#\"nainf\r\u{0}é".utf8) + [0xFF, 0xC3]
    for round in 0..<hostileCount(10_000) {
      let count = Int.random(in: 0..<40, using: &generator)
      let bytes = (0..<count).compactMap { _ in alphabet.randomElement(using: &generator) }
      let sequences = try? TextParser.sequences(
        in: bytes, file: "random", columns: round.isMultiple(of: 3) ? ["0"] : nil)
      #expect(sequences?.isEmpty != true)
    }
  }

  @Test func mutatedTablesNeverTrap() {
    var generator = SeededGenerator(seed: 5)
    let pieces = ["\"", ",", "\n", "\r", "#", ";", "\t", "9", "e", "\u{0}", "é", ""].map {
      Array($0.utf8)
    }
    for _ in 0..<hostileCount(10_000) {
      var bytes = table
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(bytes.count, place + Int.random(in: 0...3, using: &generator))
        bytes.replaceSubrange(place..<end, with: pieces.randomElement(using: &generator) ?? [])
        if bytes.isEmpty { break }
      }
      let sequences = try? TextParser.sequences(in: bytes, file: "mutated", columns: ["1"])
      #expect(sequences?.isEmpty != true)
    }
  }

  @Test func everyBeginningOfATableIsReadOrRefused() {
    for count in 0...table.count {
      let sequences = try? TextParser.sequences(
        in: Array(table.prefix(count)), file: "cut", columns: ["1"])
      let lines = table.prefix(count).split(separator: UInt8(ascii: "\n"))
      #expect((sequences?.map(\.input.stepCount).reduce(0, +) ?? 0) < max(lines.count, 1))
    }
  }
}
