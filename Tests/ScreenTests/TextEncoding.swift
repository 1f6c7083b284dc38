import Screen
import TestSupport
import Testing

/// A canvas as plain text.
@Suite struct TextEncoding {
  @Test func linesAreRowsWithoutTrailingBlanks() {
    var canvas = Canvas(size: Size(columns: 10, rows: 3))
    canvas.write("  a b  ", x: 0, y: 0)
    canvas.write("x", x: 9, y: 2)
    #expect(canvas.text == "  a b\n\n         x\n")
  }

  @Test func stylesAreLeftOut() {
    var canvas = Canvas(size: Size(columns: 4, rows: 1))
    canvas.write("ab", x: 0, y: 0, style: Style(foreground: .indexed(9), attributes: .reverse))
    canvas.put(Cell(" ", style: Style(background: .indexed(3))), x: 3, y: 0)
    #expect(canvas.text == "ab\n")
  }

  @Test func anyTextGivesAtMostTheSizesLinesAndColumns() {
    let pool: [Character] = [
      "a", " ", "門", "\u{1B}", "\n", "😀", "C̃", "\u{0303}", "👩‍💻", "\u{1F1E9}\u{1F1EA}", "\t", "é",
    ]
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let size = Size(
        columns: .random(in: 0...12, using: &random), rows: .random(in: 0...4, using: &random))
      var canvas = Canvas(size: size)
      for _ in 0..<30 {
        canvas.put(
          Cell(Glyph(pool.randomElement(using: &random) ?? "a")),
          x: .random(in: -2...13, using: &random), y: .random(in: -1...4, using: &random))
      }
      let lines = canvas.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(lines.count == size.rows)
      #expect(lines.allSatisfy { $0.columns <= size.columns && !$0.hasSuffix(" ") })
      #expect(!canvas.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      for y in 0..<size.rows {
        let row = canvas.row(y).filter { !$0.isContinuation }
        #expect(row.reduce(0) { $0 + $1.glyph.columns } == size.columns)
      }
    }
  }
}
