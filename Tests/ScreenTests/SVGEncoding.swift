import Screen
import Testing

/// A canvas as an SVG file.
@Suite struct SVGEncoding {
  private func canvas(_ text: String, style: Style = .plain, columns: Int = 8) -> Canvas {
    var canvas = Canvas(size: Size(columns: columns, rows: 1))
    canvas.write(text, x: 0, y: 0, style: style)
    return canvas
  }

  private func rectangles(_ canvas: Canvas, theme: Theme = .dark) throws -> [MarkupElement] {
    // The first one is the ground.
    try MarkupElement.elements(of: canvas.svg(theme: theme), named: "rect").dropFirst().map(\.self)
  }

  private func texts(_ canvas: Canvas, theme: Theme = .dark) throws -> [MarkupElement] {
    try MarkupElement.elements(of: canvas.svg(theme: theme), named: "text")
  }

  @Test func aCellIsEightByteSixteen() throws {
    let svg = try MarkupElement.elements(
      of: Canvas(size: Size(columns: 80, rows: 24)).svg(), named: "svg")
    #expect(svg.first?["viewBox"] == "0 0 640 384")
    #expect(svg.first?["width"] == "640" && svg.first?["height"] == "384")
  }

  @Test func theGroundIsTheThemes() throws {
    for (theme, color) in [(Theme.dark, "#000000"), (.light, "#ffffff")] {
      let all = try MarkupElement.elements(of: canvas("a").svg(theme: theme), named: "rect")
      #expect(all.count == 1)
      #expect(all.first?["fill"] == color)
    }
  }

  @Test func mixedColoursAreThemselves() throws {
    let style = Style(foreground: .rgb(RGB(1, 2, 3)), background: .rgb(RGB(255, 0, 7)))
    #expect(try rectangles(canvas("a", style: style))[0]["fill"] == "#ff0007")
    #expect(try texts(canvas("a", style: style))[0]["fill"] == "#010203")
    #expect(canvas("a", style: style).html().contains("color:#010203;background:#ff0007"))
  }

  @Test func wordsOfOneStyleAreOneTextAsWideAsTheirColumns() throws {
    let texts = try texts(canvas("ab  c"))
    #expect(texts.map(\.text) == ["ab  c"])
    #expect(texts[0]["x"] == "0" && texts[0]["textLength"] == "40")
    #expect(texts[0]["fill"] == "#d0d0d0")
  }

  @Test func anotherStyleIsAnotherText() throws {
    var canvas = canvas("ab")
    canvas.write("cd", x: 2, y: 0, style: Style(foreground: .indexed(43), attributes: .bold))
    let texts = try texts(canvas)
    #expect(texts.map(\.text) == ["ab", "cd"])
    #expect(texts[1]["x"] == "16" && texts[1]["fill"] == "#00d7af")
    #expect(texts[1]["font-weight"] == "bold" && texts[0]["font-weight"] == nil)
  }

  @Test func wideGlyphsTakeTwoColumnsAndATextOfTheirOwn() throws {
    let texts = try texts(canvas("a門門b"))
    #expect(texts.map(\.text) == ["a", "門門", "b"])
    #expect(texts.map { $0["x"] } == ["0", "8", "40"])
    #expect(texts[1]["textLength"] == "32")
  }

  @Test func symbolsHaveTextsOfTheirOwn() throws {
    #expect(try texts(canvas("a ⠒⠒ ⠒")).map(\.text) == ["a", "⠒⠒", "⠒"])
    #expect(try texts(canvas("0–9 C̃")).map(\.text) == ["0–9 C̃"])
  }

  @Test func equalGroundsAreOneRectangle() throws {
    var canvas = Canvas(size: Size(columns: 8, rows: 2))
    let cell = Cell(" ", style: Style(background: .indexed(231)))
    canvas.fill(Rect(x: 2, y: 1, columns: 3, rows: 1), with: cell)
    let rectangles = try rectangles(canvas)
    #expect(rectangles.count == 1)
    #expect(
      rectangles[0].attributes == [
        "x": "16", "y": "16", "width": "24", "height": "16", "fill": "#ffffff",
      ])
  }

  @Test func halfBlocksAreRectanglesAndNoText() throws {
    let style = Style(foreground: .indexed(231), background: .indexed(21))
    let canvas = canvas("▄▄", style: style)
    let rectangles = try rectangles(canvas)
    #expect(
      rectangles.map(\.attributes) == [
        ["x": "0", "y": "0", "width": "16", "height": "16", "fill": "#0000ff"],
        ["x": "0", "y": "8", "width": "16", "height": "8", "fill": "#ffffff"],
      ])
    #expect(try texts(canvas).isEmpty)
  }

  @Test(
    arguments: [
      ("▀", ["0 0 8 8"]), ("▁", ["0 14 8 2"]), ("▇", ["0 2 8 14"]), ("█", ["0 0 8 16"]),
      ("▉", ["0 0 7 16"]), ("▏", ["0 0 1 16"]), ("▐", ["4 0 4 16"]), ("▔", ["0 0 8 2"]),
      ("▕", ["7 0 1 16"]), ("▖", ["0 8 4 8"]), ("▝", ["4 0 4 8"]),
      ("▚", ["0 0 4 8", "4 8 4 8"]), ("▟", ["4 0 4 8", "0 8 8 8"]),
    ] as [(String, [String])])
  func blocksHaveTheirPlaceInTheCell(glyph: String, places: [String]) throws {
    let rectangles = try rectangles(canvas(glyph))
    #expect(
      rectangles.map { rectangle in
        ["x", "y", "width", "height"].map { rectangle[$0] ?? "" }.joined(separator: " ")
      } == places)
    #expect(rectangles.allSatisfy { $0["fill"] == "#d0d0d0" })
  }

  @Test func shadesAreMixedWithTheirGround() throws {
    let fills = try ["░", "▒", "▓", "█"].map { glyph in
      try rectangles(canvas(glyph, style: Style(foreground: .indexed(231)))).first?["fill"]
    }
    #expect(fills == ["#404040", "#808080", "#bfbfbf", "#ffffff"])
  }

  @Test func reverseChangesInkAndGround() throws {
    let style = Style(attributes: .reverse)
    #expect(try rectangles(canvas("a", style: style)).first?["fill"] == "#d0d0d0")
    #expect(try texts(canvas("a", style: style)).first?["fill"] == "#000000")
  }

  @Test func dimLiesBetweenInkAndGround() throws {
    let style = Style(foreground: .indexed(231), attributes: .dim)
    #expect(try texts(canvas("a", style: style)).first?["fill"] == "#999999")
    #expect(try texts(canvas("a", style: style), theme: .light).first?["fill"] == "#ffffff")
  }

  @Test func underlinedBlanksAreTexts() throws {
    let texts = try texts(canvas(" a ", style: Style(attributes: .underline)))
    #expect(texts.map(\.text) == [" a "])
    #expect(texts[0]["text-decoration"] == "underline")
    #expect(texts[0]["textLength"] == "24")
  }

  @Test func blanksSayNothing() throws {
    #expect(try texts(canvas("        ")).isEmpty)
    #expect(try rectangles(canvas("        ")).isEmpty)
  }

  @Test func whatWouldBeMarkupIsText() throws {
    let text = "<a&\"'>]]>"
    let texts = try texts(canvas(text, columns: 20))
    #expect(texts.map(\.text) == [text])
  }
}
