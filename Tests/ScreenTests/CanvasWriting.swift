import Screen
import Testing

/// What lands in which cell, and what is ignored.
@Suite struct CanvasWriting {
  private let size = Size(columns: 6, rows: 2)

  private func row(_ canvas: Canvas, _ y: Int = 0) -> String {
    String(canvas.row(y).map(\.glyph.character))
  }

  @Test func aNewCanvasIsBlankAndHasNoCursor() {
    let canvas = Canvas(size: size)
    #expect(canvas.cells == Array(repeating: .blank, count: 12))
    #expect(canvas.cursor == nil)
    #expect(canvas.bounds == Rect(x: 0, y: 0, columns: 6, rows: 2))
  }

  @Test func aNegativeSizeIsEmpty() {
    let canvas = Canvas(size: Size(columns: -3, rows: 4))
    #expect(canvas.size == Size(columns: 0, rows: 4))
    #expect(canvas.text == "\n\n\n\n")
  }

  @Test(
    arguments: [
      (-1, 0), (6, 0), (0, -1), (0, 2), (-1, -1), (6, 2), (Int.min, 0), (Int.max, Int.max),
    ])
  func cellsOutsideAreIgnored(x: Int, y: Int) {
    var canvas = Canvas(size: size)
    canvas.put(Cell("x"), x: x, y: y)
    #expect(canvas == Canvas(size: size))
    #expect(canvas[x, y] == .blank)
  }

  @Test(arguments: [(0, 0), (5, 0), (0, 1), (5, 1)])
  func cornersCanBeWritten(x: Int, y: Int) {
    var canvas = Canvas(size: size)
    canvas.put(Cell("x"), x: x, y: y)
    #expect(canvas[x, y] == Cell("x"))
    #expect(canvas.cells.count { $0 != .blank } == 1)
  }

  @Test func textIsCutAtBothEdges() {
    var canvas = Canvas(size: size)
    #expect(canvas.write("abcdefghij", x: -2, y: 0) == 8)
    #expect(row(canvas) == "cdefgh")
    #expect(canvas.write("abc", x: 5, y: 1) == 8)
    #expect(row(canvas, 1) == "     a")
  }

  @Test func textEndsWhereItIsTold() {
    var canvas = Canvas(size: size)
    #expect(canvas.write("abcdef", x: 1, y: 0, end: 3) == 3)
    #expect(row(canvas) == " ab   ")
    #expect(canvas.write("xyz", x: 4, y: 1, end: 2) == 4)
    #expect(row(canvas, 1) == "      ")
  }

  @Test func styledTextKeepsItsStylesAndItsEnd() {
    var text = StyledText()
    text.append("ab", .bold)
    var rest = StyledText()
    rest.append("cd")
    text.append(rest)
    #expect(text.plain == "abcd")
    #expect(text.columns == 4)
    var canvas = Canvas(size: size)
    #expect(canvas.write(text, x: 1, y: 0, end: 4) == 4)
    #expect(row(canvas) == " abc  ")
    #expect(canvas[2, 0].style == .bold)
    #expect(canvas[3, 0].style == .plain)
  }

  @Test func rectanglesAreFilledAsFarAsTheyAreInside() {
    var canvas = Canvas(size: size)
    canvas.fill(Rect(x: 4, y: -1, columns: 9, rows: 2), with: Cell("#"))
    #expect(row(canvas) == "    ##")
    #expect(row(canvas, 1) == "      ")
  }

  @Test func restylingLeavesGlyphsAndTheOutside() {
    var canvas = Canvas(size: size)
    canvas.write("abcdef", x: 0, y: 0)
    canvas.restyle(Rect(x: -5, y: -5, columns: 7, rows: 6)) { $0.attributes.insert(.underline) }
    #expect(row(canvas) == "abcdef")
    #expect(
      canvas.cells.map { $0.style.attributes.contains(.underline) }
        == [true, true] + Array(repeating: false, count: 10))
    canvas.restyle(Rect(x: 100, y: 100, columns: 2, rows: 2)) { $0 = .bold }
    #expect(!canvas.cells.contains { $0.style == .bold })
  }
}
