import Screen
import TestSupport
import Testing

/// The emulator itself, since the other tests believe it.
@Suite struct Emulation {
  private func screen(_ text: String, columns: Int = 10, rows: Int = 4) -> ScreenEmulator {
    var screen = ScreenEmulator(size: Size(columns: columns, rows: rows))
    screen.feed(text.utf8)
    return screen
  }

  @Test func placesAndErases() {
    #expect(screen("\u{1B}[2;3Hab\u{1B}[1Gc").text == "\nc ab")
    #expect(screen("abcdef\u{1B}[3G\u{1B}[K").text == "ab")
    #expect(screen("abcdef\u{1B}[3G\u{1B}[1K").text == "   def")
    #expect(screen("abcdef\u{1B}[3G\u{1B}[2X").text == "ab  ef")
    #expect(screen("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[J").text == "a")
    #expect(screen("abc\u{1B}[H\u{1B}[2J").text.isEmpty)
  }

  @Test func insertsAndDeletes() {
    #expect(screen("abcdef\u{1B}[3G\u{1B}[2P").text == "abef")
    #expect(screen("abcdef\u{1B}[3G\u{1B}[2@").text == "ab  cdef")
    #expect(screen("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[L").text == "a\n\nb\nc")
    #expect(screen("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[M").text == "a\nc")
  }

  @Test func scrolls() {
    #expect(screen("a\r\nb\r\nc\r\nd\r\ne").text == "b\nc\nd\ne")
    #expect(screen("a\r\nb\r\nc\r\nd\u{1B}[2;3r\u{1B}[3;1H\n").text == "a\nc\n\nd")
    #expect(screen("a\r\nb\u{1B}[H\u{1B}M").text == "\na\nb")
  }

  @Test func wrapsAfterTheLastColumn() {
    let full = screen("0123456789")
    #expect(full.cursor == Point(x: 9, y: 0))
    #expect(screen("0123456789a").text == "0123456789\na")
    #expect(screen("01234567 中").text == "01234567\n中")
  }

  @Test func repeats() {
    #expect(screen("a\u{1B}[4bc").text == "aaaaac")
  }

  @Test func styles() {
    let cells = screen("\u{1B}[1;38;5;200;44mx\u{1B}[22;39mX\u{1B}[m \u{1B}[97;7my").cells[0]
    #expect(
      cells[0].style
        == Style(foreground: .indexed(200), background: .indexed(4), attributes: .bold))
    #expect(cells[1].style == Style(background: .indexed(4)))
    #expect(cells[2].style == .plain)
    #expect(cells[3].style == Style(foreground: .indexed(15), attributes: .reverse))
  }

  @Test func alternateScreen() {
    var both = screen("main\u{1B}[?1049h\u{1B}[Hother\u{1B}[?25l")
    #expect(both.text == "other")
    #expect(both.isAlternate && !both.isCursorVisible && !both.isRestored)
    both.feed("\u{1B}[?1049l\u{1B}[?12l\u{1B}[?25h".utf8)
    #expect(both.text == "main")
    #expect(both.isRestored)
  }

  @Test func titlesAreNotShown() {
    #expect(screen("a\u{1B}]0;title\u{07}b\u{1B}]104\u{1B}\\c").text == "abc")
  }

  @Test func glyphsCutAnywhere() {
    var screen = ScreenEmulator(size: Size(columns: 10, rows: 2))
    for byte in "中C\u{303}\u{1B}[1mé".utf8 {
      screen.feed([byte])
    }
    #expect(screen.cells[0].prefix(5).map(\.text) == ["中", "", "C\u{303}", "é", " "])
  }

  @Test func unknownSequencesAreKept() {
    #expect(screen("\u{1B}[5y").unknownSequences == ["CSI 5y"])
  }

  @Test func resizingKeepsTheUpperLeft() {
    var screen = screen("abc\r\ndef\r\n\r\nlast")
    screen.resize(to: Size(columns: 2, rows: 2))
    #expect(screen.text == "ab\nde")
    screen.resize(to: Size(columns: 5, rows: 3))
    #expect(screen.text == "ab\nde")
  }
}
