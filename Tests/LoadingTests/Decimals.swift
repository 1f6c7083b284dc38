import Loading
import Recurrent
import Testing

/// Every decimal is read to the nearest Float, which is what `Float(String)` gives.
@Suite struct Decimals {
  private static let count = 20_000

  /// Compares a column of numbers with what the standard library makes of each.
  private func expectNearest(_ texts: [String]) throws {
    let bytes = Array(texts.joined(separator: "\n").utf8)
    let values = try TextParser.sequences(in: bytes, file: "a.txt").first?.input.values ?? []
    #expect(values.count == texts.count)
    for (text, value) in zip(texts, values) where value.bitPattern != Float(text)?.bitPattern {
      Issue.record("\(text) was read as \(value)")
    }
  }

  private func texts(
    seed: UInt64, _ text: (inout SeededGenerator) -> String
  ) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<hostileCount(Decimals.count)).map { _ in text(&generator) }
  }

  @Test func shortDecimals() throws {
    try expectNearest(
      texts(seed: 1) { generator in
        let digits = Int.random(in: -999_999_999...999_999_999, using: &generator)
        return "\(Double(digits) / 1e6)"
      })
  }

  @Test func everyFloatIsReadBack() throws {
    try expectNearest(
      texts(seed: 2) { generator in
        let value = Float(bitPattern: .random(in: 0...UInt32.max, using: &generator))
        return value.isFinite ? "\(value)" : "0"
      })
  }

  @Test func doublesInFull() throws {
    try expectNearest(
      texts(seed: 3) { generator in
        let size = Double.random(in: -44...38, using: &generator)
        let value = (0..<Int(abs(size))).reduce(Double.random(in: -1...1, using: &generator)) {
          value, _ in size < 0 ? value / 10 : value * 10
        }
        return "\(value)"
      })
  }

  @Test func manyDigits() throws {
    try expectNearest(
      texts(seed: 4) { generator in
        let sign = ["", "-", "+"].randomElement(using: &generator) ?? ""
        var digits = (0..<Int.random(in: 1...50, using: &generator)).map { _ in
          "\(Int.random(in: 0...9, using: &generator))"
        }
        digits.insert(".", at: Int.random(in: 0...digits.count, using: &generator))
        let text = sign + digits.joined()
        let power = Int.random(in: -90...(-14), using: &generator)
        return text + "e\(power)"
      })
  }

  /// Numbers in the middle between two Floats, which Double has exactly, and beside it.
  @Test func middlesBetweenTwoFloats() throws {
    try expectNearest(
      texts(seed: 5) { generator in
        let shift = Int.random(in: 0...11, using: &generator)
        // An odd number of 25 bits, over 2^shift, which is times 5^shift over 10^shift.
        let odd = UInt64.random(in: 1 << 24..<1 << 25, using: &generator) | 1
        let digits = String((0..<shift).reduce(odd) { product, _ in product * 5 })
        let whole = digits.dropLast(shift)
        let tail = ["", "0", "0000000001", "9999999999"].randomElement(using: &generator) ?? ""
        let text = "\(whole.isEmpty ? "0" : whole).\(digits.suffix(shift))\(tail)"
        let power = Int.random(in: -3...3, using: &generator)
        return power == 0 ? text : text + "E\(power)"
      })
  }

  @Test func theEndsOfFloat() throws {
    try expectNearest(
      [
        "3.4028235e38", "3.4028234e38", "3.40282346638528859811704183484516925e38",
        "340282356779733661637539395458142568447", "1.17549435e-38", "1.1754943e-38",
        "1.1754942e-38", "1e-45", "7e-46", "7.1e-46", "1e-400", "-1e-400", "0e999999999999999999",
        "-0", "-0.0", "0.\(String(repeating: "0", count: 400))1e400", "16777217", "16777219",
        "1\(String(repeating: "0", count: 400))e-400", "9007199254740993", "18446744073709551616",
        "0.\(String(repeating: "0", count: 20_000))1e20001", "5.", ".5", "00001.5", "1e+2", "1E-2",
      ])
  }

  /// What is no number for the standard library is none here.
  @Test func whatIsANumberIsOneForTheStandardLibrary() {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("0012.-+eExpna")
    for _ in 0..<hostileCount(Decimals.count) {
      let count = Int.random(in: 1...7, using: &generator)
      let text = String((0..<count).compactMap { _ in alphabet.randomElement(using: &generator) })
      let values = try? TextParser.sequences(in: Array("1\n\(text)\n".utf8), file: "a.txt").first?
        .input.values
      let expected = Float(text).flatMap { $0.isFinite ? $0 : nil }
      #expect(values?.last?.bitPattern == expected?.bitPattern, "\(text)")
    }
  }
}
