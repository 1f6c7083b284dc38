import Screen
import Testing

/// Glyphs of two columns: never half a one.
@Suite struct WideGlyphs {
  private func canvas(_ text: String, columns: Int = 6, at x: Int = 0) -> Canvas {
    var canvas = Canvas(size: Size(columns: columns, rows: 1))
    canvas.write(text, x: x, y: 0)
    return canvas
  }

  @Test func theyTakeTwoCells() {
    let canvas = canvas("門a")
    #expect(canvas[0, 0].glyph == "門")
    #expect(canvas[1, 0].isContinuation)
    #expect(canvas[2, 0].glyph == "a")
    #expect(canvas.text == "門a\n")
    #expect("門a".columns == 3)
  }

  @Test func bothHalvesHaveTheirStyle() {
    var canvas = canvas("")
    canvas.write("門", x: 0, y: 0, style: .bold)
    #expect(canvas[0, 0].style == .bold)
    #expect(canvas[1, 0].style == .bold)
  }

  @Test func overwritingTheLeftHalfBlanksTheRight() {
    var canvas = canvas("門")
    canvas.put(Cell("x"), x: 0, y: 0)
    #expect(canvas.text == "x\n")
    #expect(!canvas[1, 0].isContinuation)
  }

  @Test func overwritingTheRightHalfBlanksTheLeft() {
    var canvas = canvas("門")
    canvas.put(Cell("x"), x: 1, y: 0)
    #expect(canvas.text == " x\n")
  }

  @Test func oneOverTwoOthersBlanksTheirOuterHalves() {
    var canvas = canvas("門門")
    canvas.put(Cell("控"), x: 1, y: 0)
    #expect(canvas.text == " 控\n")
    #expect(canvas.row(0).map(\.isContinuation) == [false, false, true, false, false, false])
  }

  @Test func oneOverAnotherReplacesIt() {
    var canvas = canvas("門")
    canvas.put(Cell("控"), x: 0, y: 0)
    #expect(canvas.text == "控\n")
  }

  @Test func oneWithoutRoomAtTheRightEdgeIsABlank() {
    #expect(canvas("abcde門").text == "abcde\n")
    var full = canvas("abcdef")
    full.put(Cell("門", style: .bold), x: 5, y: 0)
    #expect(full.text == "abcde\n")
    #expect(full[5, 0] == Cell(" ", style: .bold))
  }

  @Test func oneWithoutRoomAtTheLeftEdgeIsABlank() {
    var full = canvas("abcdef")
    full.put(Cell("門", style: .bold), x: -1, y: 0)
    #expect(full.text == " bcdef\n")
    #expect(full[0, 0] == Cell(" ", style: .bold))
  }

  @Test func oneThatWouldPassTheEndIsNotWritten() {
    var canvas = canvas("")
    #expect(canvas.write("a門b", x: 0, y: 0, end: 2) == 1)
    #expect(canvas.text == "a\n")
  }

  @Test func oneColumnHasRoomForNone() {
    #expect(canvas("門", columns: 1).text == "\n")
  }

  @Test func aContinuationCannotBePutByItself() {
    let wide = canvas("門")
    var canvas = canvas("")
    canvas.put(wide[1, 0], x: 0, y: 0)
    #expect(!canvas[0, 0].isContinuation)
  }
}
