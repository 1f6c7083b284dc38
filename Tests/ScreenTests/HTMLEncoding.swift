import Screen
import TestSupport
import Testing

/// A canvas as an HTML page.
@Suite struct HTMLEncoding {
  private func canvas(_ text: String, style: Style = .plain, columns: Int = 8) -> Canvas {
    var canvas = Canvas(size: Size(columns: columns, rows: 1))
    canvas.write(text, x: 0, y: 0, style: style)
    return canvas
  }

  private func elements(_ canvas: Canvas, _ name: String) throws -> [MarkupElement] {
    try MarkupElement.elements(of: canvas.html(), named: name)
  }

  /// The declarations of the one style that a canvas has.
  private func css(_ text: String, _ style: Style = .plain) throws -> String {
    let canvas = canvas(text, style: style)
    let rules = try elements(canvas, "style").first?.text ?? ""
    let rule = rules.split(separator: "\n").first { $0.hasPrefix(".s0{") } ?? ""
    return String(rule.dropFirst(".s0{".count).dropLast())
  }

  @Test func thePresTextIsTheCanvass() throws {
    var canvas = Canvas(size: Size(columns: 12, rows: 3))
    canvas.write("a <b> & 門", x: 1, y: 0, style: .bold)
    canvas.write("▄▄⠒", x: 0, y: 2, style: Style(foreground: .indexed(43)))
    #expect(try elements(canvas, "pre").first?.text == "\n" + canvas.text)
  }

  @Test func aFirstRowOfNothingIsARowAllTheSame() throws {
    // HTML drops a line break right behind the tag.
    #expect(Canvas(size: Size(columns: 3, rows: 2)).html().contains("<pre>\n\n\n</pre>"))
  }

  @Test func plainTextNeedsNoElement() throws {
    #expect(try elements(canvas("plain"), "span").isEmpty)
  }

  @Test func aStyleIsAClassOfItsOwn() throws {
    var canvas = canvas("ab", style: .bold)
    canvas.write("cd", x: 3, y: 0, style: Style(foreground: .indexed(43)))
    canvas.write("ef", x: 6, y: 0, style: .bold)
    let spans = try elements(canvas, "span")
    #expect(spans.map(\.text) == ["ab ", "cd ", "ef"])
    #expect(spans.map { $0["class"] } == ["s0", "s1", "s0"])
  }

  @Test(
    arguments: [
      ("a", Style(foreground: .indexed(43)), "color:#00d7af"),
      ("a", Style(background: .indexed(231)), "background:#ffffff"),
      ("a", .bold, "color:#ffffff;font-weight:bold"),
      ("a", Style(attributes: .underline), "text-decoration:underline"),
      (" ", Style(attributes: .underline), "text-decoration:underline"),
      ("a", Style(attributes: .reverse), "color:#000000;background:#d0d0d0"),
      (" ", Style(foreground: .indexed(43), background: .indexed(231)), "background:#ffffff"),
      ("█", Style(foreground: .indexed(43)), "color:transparent;background:#00d7af"),
      ("░", Style(foreground: .indexed(231)), "color:transparent;background:#404040"),
    ] as [(String, Style, String)])
  func stylesAreCSS(text: String, style: Style, expected: String) throws {
    #expect(try css(text, style) == expected)
  }

  @Test func halfBlocksAreGroundsOfTwoColours() throws {
    let style = Style(foreground: .indexed(231), background: .indexed(21))
    #expect(
      try css("▄▄", style)
        == "color:transparent;background:linear-gradient(to bottom,"
        + "#0000ff 50%,#ffffff 50%,#ffffff 100%,#0000ff 100%)")
    #expect(try css("▏").contains("to right,#000000 0%,#d0d0d0 0%,#d0d0d0 12.5%,#000000 12.5%"))
    #expect(try elements(canvas("▄▄", style: style), "span").count == 1)
    // Their grounds change from left to right: one for two would be stretched.
    #expect(try elements(canvas("▌▌", style: style), "span").count == 2)
  }

  @Test func blanksBelongToTheWordsBeforeThem() throws {
    var canvas = canvas("a b  ", style: .bold)
    canvas.write("c", x: 6, y: 0)
    #expect(try elements(canvas, "span").map(\.text) == ["a b   "])
    let underlined = self.canvas("a", style: Style(attributes: .underline))
    #expect(try elements(underlined, "span").map(\.text) == ["a"])
  }

  @Test func otherGlyphsThanLettersHaveBoxesOfTheirWidth() throws {
    let boxes = try elements(canvas("a⠒門b"), "i")
    #expect(boxes.map(\.text) == ["⠒", "門"])
    #expect(boxes.map { $0["class"] } == [nil, "w"])
  }

  @Test func theTitleIsTheFirstRowsText() throws {
    #expect(try elements(canvas("a & b"), "title").first?.text == "a & b")
  }

  @Test func anyTextGivesWellFormedPictures() throws {
    let pool: [Character] =
      Array("a <>&\"'門\u{1B}\n😀C\u{303}\u{85}\u{0}א▄▌▚░⠒é")
      + [0xFFFF, 0xFFFE, 0xFDD0, 0x1FFFE].compactMap(Unicode.Scalar.init).map(Character.init)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let size = Size(
        columns: .random(in: 0...12, using: &random), rows: .random(in: 0...4, using: &random))
      var canvas = Canvas(size: size)
      for _ in 0..<30 {
        let style = Style(
          foreground: Bool.random(using: &random)
            ? .standard : .indexed(.random(in: 0...255, using: &random)),
          background: Bool.random(using: &random)
            ? .standard : .indexed(.random(in: 0...255, using: &random)),
          attributes: Attributes(rawValue: .random(in: 0...15, using: &random)))
        canvas.put(
          Cell(Glyph(pool.randomElement(using: &random) ?? "a"), style: style),
          x: .random(in: -2...13, using: &random), y: .random(in: -1...4, using: &random))
      }
      for theme in Theme.allCases {
        #expect(try MarkupElement.elements(of: canvas.svg(theme: theme), named: "svg").count == 1)
        let pre = try MarkupElement.elements(of: canvas.html(theme: theme), named: "pre")
        let lines = pre.first?.text.split(separator: "\n", omittingEmptySubsequences: false) ?? []
        #expect(lines.count == size.rows + 2)
      }
    }
  }
}
