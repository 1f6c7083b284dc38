import Screen
import Testing

/// A canvas as text with SGR escapes.
@Suite struct ANSIEncoding {
  private func encoded(_ styles: Style...) -> String {
    var canvas = Canvas(size: Size(columns: styles.count, rows: 1))
    for (x, style) in styles.enumerated() { canvas.put(Cell("x", style: style), x: x, y: 0) }
    return canvas.ansi
  }

  @Test func plainStylesNeedNoEscape() {
    var canvas = Canvas(size: Size(columns: 4, rows: 2))
    canvas.write("ab", x: 0, y: 1)
    #expect(canvas.ansi == "    \nab  \n")
  }

  @Test func aStyleIsSaidOnceForItsWholeRun() {
    #expect(encoded(.bold, .bold, .bold) == "\u{1B}[0;1mxxx\u{1B}[0m\n")
  }

  @Test func aPlainStyleAfterAnotherResets() {
    #expect(encoded(.bold, .plain) == "\u{1B}[0;1mx\u{1B}[0mx\n")
  }

  @Test func mixedColoursAreSaidByTheirLevels() {
    let style = Style(foreground: .rgb(RGB(1, 2, 3)), background: .rgb(RGB(255, 0, 7)))
    #expect(encoded(style) == "\u{1B}[0;38;2;1;2;3;48;2;255;0;7mx\u{1B}[0m\n")
  }

  @Test func everyLineEndsInThePlainStyle() {
    var canvas = Canvas(size: Size(columns: 1, rows: 2))
    canvas.fill(canvas.bounds, with: Cell("x", style: .bold))
    #expect(canvas.ansi == "\u{1B}[0;1mx\u{1B}[0m\n\u{1B}[0;1mx\u{1B}[0m\n")
  }

  @Test(
    arguments: [
      (0, "30", "40"), (7, "37", "47"), (8, "90", "100"), (15, "97", "107"),
      (16, "38;5;16", "48;5;16"), (255, "38;5;255", "48;5;255"),
    ] as [(UInt8, String, String)])
  func coloursHaveTheCodesThatMostTerminalsKnow(index: UInt8, front: String, back: String) {
    #expect(encoded(Style(foreground: .indexed(index))) == "\u{1B}[0;\(front)mx\u{1B}[0m\n")
    #expect(encoded(Style(background: .indexed(index))) == "\u{1B}[0;\(back)mx\u{1B}[0m\n")
  }

  @Test func attributesComeFromBoldToReverse() {
    let style = Style(attributes: [.reverse, .underline, .dim, .bold])
    #expect(encoded(style) == "\u{1B}[0;1;2;4;7mx\u{1B}[0m\n")
  }

  @Test func aWideGlyphIsWrittenOnce() {
    var canvas = Canvas(size: Size(columns: 3, rows: 1))
    canvas.write("門x", x: 0, y: 0, style: .bold)
    #expect(canvas.ansi == "\u{1B}[0;1m門x\u{1B}[0m\n")
  }
}
