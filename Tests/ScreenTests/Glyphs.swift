import Screen
import Testing

/// What a terminal would obey, or show in another width than ours, never reaches a canvas.
@Suite struct Glyphs {
  private func shown(_ text: String) -> String {
    var canvas = Canvas(size: Size(columns: 8, rows: 1))
    canvas.write(text, x: 0, y: 0)
    return String(canvas.text.dropLast())
  }

  @Test(
    arguments: [
      "\u{0}", "\u{7}", "\n", "\r\n", "\t", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{200B}",
      "\u{202E}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{AD}", "\u{0303}", "\u{20E3}",
      "\u{FE0F}", "\u{115F}", "\u{1160}", "\u{3164}", "\u{1F1E9}\u{1F1EA}",
    ])
  func whatCannotBeShownIsAQuestionMark(text: String) {
    #expect(shown(text) == "?")
  }

  @Test func anEscapeSequenceIsHarmless() {
    #expect(shown("\u{1B}[2Jx") == "?[2Jx")
  }

  @Test func aMarkStaysOnItsLetterInOneCell() {
    var canvas = Canvas(size: Size(columns: 4, rows: 1))
    #expect(canvas.write("C̃x", x: 0, y: 0) == 2)
    #expect(canvas[0, 0].glyph == "C̃")
    #expect(canvas[1, 0].glyph == "x")
    #expect(canvas.text == "C̃x\n")
    #expect("C̃".columns == 1)
  }

  @Test(
    arguments: [
      ("a", 1), (" ", 1), ("é", 1), ("→", 1), ("─", 1), ("▄", 1), ("█", 1), ("⣿", 1), ("Ω", 1),
      ("門", 2), ("あ", 2), ("한", 2), ("，", 2), ("Ａ", 2), ("ｱ", 1), ("　", 2), ("。", 2),
      ("𠀀", 2), ("😀", 2), ("🚀", 2), ("⌚", 2), ("✅", 2), ("☀", 1), ("❤", 1), ("☂", 1), ("①", 1),
    ] as [(Character, Int)])
  func widthsAreThoseOfTerminals(glyph: Character, columns: Int) {
    #expect(glyph.columns == columns)
  }

  @Test(
    arguments: [
      ("👩‍💻", "👩", 2), ("👍🏽", "👍", 2), ("❤️", "❤", 1), ("1️⃣", "1⃣", 1), ("👨‍👩‍👧", "👨", 2),
    ])
  func joinedEmojiAreTheirFirstOne(text: String, shownAs: String, columns: Int) {
    // Terminals differ in how wide they draw the whole; all agree on the first.
    #expect(shown(text) == shownAs)
    #expect(text.columns == columns)
    var canvas = Canvas(size: Size(columns: 8, rows: 1))
    #expect(canvas.write(text + "x", x: 0, y: 0) == columns + 1)
  }

  @Test func syllablesOfJamoStayWhole() {
    let syllable = "\u{1112}\u{1161}\u{11AB}"
    #expect(syllable.columns == 2)
    #expect(shown(syllable).unicodeScalars.elementsEqual(syllable.unicodeScalars))
  }

  @Test(arguments: ["a", " ", "?", "é", "─", "⣿", "門", "C̃", "e\u{301}\u{323}", "𠀀", "한"])
  func aGlyphIsItsCharacterAgain(text: String) {
    let glyph = Glyph(Character(text))
    #expect(glyph.character.unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(glyph.columns == text.columns)
    #expect(glyph.first == text.unicodeScalars.first?.value)
    #expect(glyph.scalar(3) == 0)
  }

  @Test func marksBehindTheSecondAreLeftOut() {
    #expect(
      shown("e\u{301}\u{323}\u{308}x").unicodeScalars.elementsEqual(
        "e\u{301}\u{323}x".unicodeScalars))
  }

  @Test func brailleIsInTheOrderOfUnicode() {
    #expect(Glyph.braille(0) == "\u{2800}")
    #expect(Glyph.braille(0x47) == "⡇")
    #expect(Glyph.braille(0xFF).columns == 1)
  }
}
