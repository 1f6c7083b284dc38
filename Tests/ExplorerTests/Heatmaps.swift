import Recurrent
import Screen
import Testing

@testable import Explorer

/// Values as cells.
@Suite struct Heatmaps {
  private func shading(
    _ scale: Shading.Scale, _ depth: ColorDepth = .indexed256, isUnicode: Bool = true
  ) -> Shading {
    Shading(scale: scale, appearance: Appearance(colorDepth: depth, isUnicode: isUnicode))
  }

  private func panel(
    isSplit: Bool, units: [Int], selected: Int, firstPlace: Int = 1, showsValues: Bool = false
  ) -> SignalPanel {
    // Two steps of five units.
    SignalPanel(
      symbol: "f", names: Texts.english.signal(.forgetGate), shading: shading(.gate),
      values: [0, 0.25, 0.5, 0.75, 1, 1, 0.75, 0.5, 0.25, 0], width: 5, units: units,
      firstPlace: firstPlace, selectedUnit: selected,
      rows: UnitRows(visibleUnits: units.count, isSplit: isSplit, rowsPerUnit: 1), isFocused: false,
      showsValues: showsValues, quantiles: [],
      axis: TimeAxis(showing: 0, of: 2, x: 13, columns: 2), gutterText: 10)
  }

  private func drawn(_ panel: SignalPanel, rows: Int) -> Canvas {
    var canvas = Canvas(size: Size(columns: 15, rows: rows))
    panel.draw(into: &canvas, in: canvas.bounds)
    return canvas
  }

  private func cell(_ upper: Float, over lower: Float) -> Cell {
    Cell(
      "▄",
      style: Style(
        foreground: .indexed(ColorMap.light.color(at: lower)),
        background: .indexed(ColorMap.light.color(at: upper))))
  }

  @Test func aSplitRowShowsTheUpperUnitOverTheLower() {
    let canvas = drawn(panel(isSplit: true, units: [1, 2, 3, 4], selected: 4), rows: 2)
    #expect(canvas[13, 0] == cell(0.25, over: 0.5))
    #expect(canvas[14, 0] == cell(0.75, over: 0.5))
    #expect(canvas[13, 1] == cell(0.75, over: 1))
    #expect(canvas[14, 1] == cell(0.25, over: 0))
    #expect(canvas.glyphs(0, 10..<13) == " 1 ")
    #expect(canvas.glyphs(1, 10..<13) == " 4▗")
  }

  @Test func theLastOfAnOddNumberHasAWholeRow() {
    let canvas = drawn(panel(isSplit: true, units: [0, 1, 2, 3, 4], selected: 0), rows: 3)
    #expect(canvas[13, 2] == Cell(" ", style: Style(background: .indexed(231))))
    #expect(canvas[14, 2] == Cell(" ", style: Style(background: .indexed(16))))
  }

  @Test func aPanelSaysWhichOfHowManyUnitsItShows() {
    let canvas = drawn(panel(isSplit: false, units: [1, 2, 3], selected: 2), rows: 3)
    #expect(
      canvas.lines.map { $0.prefix(13) } == ["f forget   1 ", "1 keeps    2▸", "1–3/5      3 "])
  }

  @Test func unitsOfAnotherOrderKeepTheirNumbersAndValues() {
    let canvas = drawn(
      panel(isSplit: false, units: [4, 0, 2], selected: 0, firstPlace: 2), rows: 3)
    #expect(
      canvas.lines.map { $0.prefix(13) } == ["f forget   4 ", "1 keeps    0▸", "2–4/5      2 "])
    #expect(
      (0..<3).map { canvas[13, $0].style.background }
        == [1, 0, 0.5].map { .indexed(ColorMap.light.color(at: $0)) })
    let split = drawn(panel(isSplit: true, units: [4, 0, 2], selected: 0), rows: 2)
    #expect(split[13, 0] == cell(1, over: 0))
    #expect(split.glyphs(0, 10..<13) == " 0▗")
    #expect(split[13, 1] == Cell(" ", style: Style(background: .indexed(242))))
  }

  @Test func unitsHaveTheirRowsInOrder() {
    let canvas = drawn(panel(isSplit: false, units: [0, 1, 2, 3, 4], selected: 0), rows: 5)
    #expect(
      (0..<5).map { canvas[13, $0].style.background }
        == [0, 0.25, 0.5, 0.75, 1].map { .indexed(ColorMap.light.color(at: $0)) })
  }

  @Test(
    arguments: [
      (ColorDepth.eight, true, "█", Color.indexed(3), Color.indexed(4)),
      (.sixteen, true, "█", .indexed(11), .indexed(12)),
      (.eight, false, "@", .indexed(3), .indexed(4)),
    ] as [(ColorDepth, Bool, Glyph, Color, Color)])
  func fewColoursSaySignByHueAndSizeByShade(
    depth: ColorDepth, isUnicode: Bool, full: Glyph, above: Color, below: Color
  ) {
    let shading = shading(.signed, depth, isUnicode: isUnicode)
    #expect(shading.cell(1) == Cell(full, style: Style(foreground: above)))
    #expect(shading.cell(-1) == Cell(full, style: Style(foreground: below)))
    #expect(shading.cell(-0.01).glyph == " ")
    #expect(self.shading(.gate, depth, isUnicode: isUnicode).cell(1) == Cell(full))
  }

  @Test func withoutColoursNegativeIsStrokesAndUnderlined() {
    let shading = shading(.signed, .never)
    #expect(shading.cell(0.5) == Cell("▒"))
    #expect(shading.cell(-0.5) == Cell("-", style: Style(attributes: .underline)))
    #expect(self.shading(.gate, .never).cell(0.5) == Cell("▒"))
  }

  @Test func shadesRiseWithTheValue() {
    let ramps = [true, false].map { isUnicode in
      String(shading(.gate, .never, isUnicode: isUnicode).ramp(columns: 10).map(\.glyph.character))
    }
    #expect(ramps == ["  ░░▒▒▓▓██", " .:-=+*#%@"])
  }

  @Test(arguments: [true, false])
  func withoutColoursNoGlyphMeansBothSigns(isUnicode: Bool) {
    let shading = shading(.signed, .never, isUnicode: isUnicode)
    let values = (1...20).map { Float($0) / 20 }
    let above = Set(values.map { shading.cell($0).glyph }).subtracting([" "])
    let below = Set(values.map { shading.cell(-$0).glyph }).subtracting([" "])
    #expect(above.count >= 4 && below.count >= 4)
    #expect(above.isDisjoint(with: below))
  }

  @Test(arguments: ColorDepth.allCases, [true, false])
  func whatIsNoNumberSaysSoInReverse(depth: ColorDepth, isUnicode: Bool) {
    let marked = Style(attributes: [.bold, .reverse])
    for scale in [Shading.Scale.gate, .signed] {
      let shading = shading(scale, depth, isUnicode: isUnicode)
      let infinity = Cell(isUnicode ? "∞" : "I", style: marked)
      #expect(shading.cell(.nan) == Cell("N", style: marked))
      #expect(shading.cell(.infinity) == infinity)
      #expect(shading.cell(-.infinity) == infinity)
      #expect(shading.cell(.nan, over: 0.5) == Cell("N", style: marked))
      #expect(shading.cell(0.5, over: .infinity) == infinity)
    }
  }

  @Test func statesAreBlueBelowZeroAndOrangeAbove() {
    let backgrounds = [-1, 0, 1].map { shading(.signed).cell($0).style.background }
    #expect(backgrounds == [.indexed(195), .indexed(232), .indexed(223)])
  }

  @Test func cellsAreSplitOnlyWhereItCanBeSeen() {
    #expect(Appearance().splitsCells)
    #expect(!Appearance(isUnicode: false).splitsCells)
    #expect(!Appearance(colorDepth: .sixteen).splitsCells)
    #expect(!Appearance(splitsCells: false).splitsCells)
  }
}
