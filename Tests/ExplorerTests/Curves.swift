import Recurrent
import Screen
import Testing

@testable import Explorer

/// Values over time as dots and bars, and what stands beside them.
@Suite struct Curves {
  private func curve(
    _ values: [Float], in range: ClosedRange<Float> = -1...1, rows: Int = 1,
    isUnicode: Bool = true
  ) -> [String] {
    var canvas = Canvas(size: Size(columns: values.count, rows: rows))
    let axis = TimeAxis(showing: 0, of: values.count, x: 0, columns: values.count)
    Chart(axis: axis, appearance: Appearance(isUnicode: isUnicode))
      .curve(values, in: range, rows: canvas.bounds, style: .plain, on: &canvas)
    return canvas.lines
  }

  @Test func aValueIsAtItsHeight() {
    #expect(curve([-1, -0.33, 0.33, 1]) == ["⣀⠤⠒⠉"])
    #expect(curve([-0.72, -0.43, 0.43, 0.72], in: -1...1, rows: 2)[1].hasPrefix("⠤⠒"))
  }

  @Test func jumpsAreJoinedWithoutAGap() {
    #expect(curve([-1, 1, -1]) == ["⣀⠿⣶"])
    #expect(curve([-1, 1], rows: 2) == [" ⣿", "⣀⠿"])
  }

  @Test func valuesOutsideAreAtTheEdge() {
    #expect(curve([-5, 0, 7]).joined() == curve([-1, 0, 1]).joined())
  }

  @Test func aGapStaysAGap() {
    #expect(curve([1, .nan, -1]) == ["⠉ ⣀"])
    #expect(curve([1, .infinity, 1]) == ["⠉ ⠉"])
  }

  @Test func aFlatRangeIsDrawnInTheMiddle() {
    #expect(curve([7, 7], in: 7...7, rows: 3) == ["  ", "⠒⠒", "  "])
  }

  @Test func inASCIIItIsStars() {
    #expect(curve([-1, 1], rows: 2, isUnicode: false) == [" *", "* "])
  }

  @Test func aBinReachesFromItsLeastToItsGreatest() {
    var canvas = Canvas(size: Size(columns: 4, rows: 1))
    let axis = TimeAxis(showing: 0, of: 40, x: 0, columns: 4, length: 40, grain: 1)
    Chart(axis: axis, appearance: Appearance()).curve(
      CurveValues(lows: [-1, -0.33, 1, .nan], highs: [1, 0.33, 1, .nan]), in: -1...1,
      rows: canvas.bounds, style: .plain, on: &canvas)
    #expect(canvas.lines == ["⣿⠶⠉ "])
  }

  @Test func barsHaveEightHeights() {
    let shares = (0...8).map { Float($0) / 8 } + [-1, 2]
    var canvas = Canvas(size: Size(columns: 11, rows: 2))
    let axis = TimeAxis(showing: 0, of: 11, x: 0, columns: 11)
    Chart(axis: axis, appearance: Appearance())
      .bars(shares, y: 0, style: .plain, on: &canvas)
    Chart(axis: axis, appearance: Appearance(isUnicode: false))
      .bars(shares, y: 1, style: .plain, on: &canvas)
    #expect(canvas.lines == [" ▁▂▃▄▅▆▇█ █", " .:-=*#%@ @"])
  }

  @Test func shortSequencesAreDrawnWideButNotTooWide() {
    let wide = TimeAxis(showing: 0, of: 2, x: 5, columns: 70)
    #expect(wide.columnsPerStep == 6)
    #expect(wide.columns(of: 1) == 11..<17)
    #expect(wide.endX == 17)
    let fitting = TimeAxis(showing: 0, of: 30, x: 5, columns: 70)
    #expect(fitting.columnsPerStep == 2)
    #expect(fitting.steps == 0..<30)
    let one = TimeAxis(showing: 3, of: 5, x: 0, columns: 1)
    #expect(one.steps == 3..<4)
  }

  @Test func theFirstPredictionHasNoError() throws {
    let trace = try Example.trace()
    let errors = try #require(trace.predictionErrors(steps: 0..<200))
    #expect(errors.count == 200)
    #expect(errors[0] == 0)
    #expect(errors.allSatisfy { $0 >= 0 })
    // A glitch is what the network cannot foresee.
    #expect(errors.firstIndex(of: errors[50..<70].max() ?? 0) == 61)
    let part = try #require(trace.predictionErrors(steps: 60..<70))
    #expect(part == Array(errors[60..<70]))
  }

  @Test(
    arguments: [
      (["a", "b", "\n"], true, "abb↵a "), (["a", "b", "\r\n"], false, "abb/a "),
      (["é", "門", "long"], true, "é  lé "), (["é", "門", "long"], false, "???l? "),
      ([], true, "01120 "),
    ] as [([String], Bool, String)])
  func tokensStandUnderTheirColumns(tokens: [String], isUnicode: Bool, shown: String) {
    let appearance = Appearance(isUnicode: isUnicode)
    let strip = InputStrip(
      values: CurveValues([0, 1, 1, 2, 0]), featureCount: 1, tokens: tokens, range: 0...2,
      errors: nil,
      axis: TimeAxis(showing: 0, of: 1000, x: 13, columns: 5), appearance: appearance,
      texts: .english, gutterText: 10)
    var canvas = Canvas(size: Size(columns: 19, rows: 2))
    strip.draw(into: &canvas, input: canvas.bounds, error: nil)
    #expect(canvas.glyphs(1, 13..<19) == shown)
  }

  @Test func wideTokensHaveTheRoomTheyNeed() {
    let network = RandomNetwork(hidden: 3, steps: 1, features: 2).trace().network
    let sequence = InputSequence(tokens: (0..<200).map { $0 % 2 })
    var explorer = Explorer(
      trace: Trace(of: network, over: sequence), title: .init(file: "text", network: []),
      tokens: ["門", "a"], appearance: Appearance(), size: Size(columns: 80, rows: 24))
    for step in [0, 61, 199] {
      _ = explorer.update(.time(.steppedTo(step)))
      let axis = explorer.timeAxis
      let canvas = explorer.view()
      #expect(axis.columnsPerStep == 2)
      #expect(axis.steps.contains(step))
      for step in axis.steps {
        let glyph = canvas[axis.columns(of: step).lowerBound, 2].glyph
        #expect(glyph == (step % 2 == 0 ? "門" : "a"))
      }
    }
  }

  @Test func manyInputsShowTheirExtremes() {
    var values = Array(repeating: Float(0.1), count: 40)
    values[7] = -1
    let strip = InputStrip(
      values: CurveValues(values), featureCount: 40, tokens: nil, range: -1...0.1, errors: nil,
      axis: TimeAxis(showing: 0, of: 1, x: 13, columns: 1), appearance: Appearance(),
      texts: .english, gutterText: 10)
    var canvas = Canvas(size: Size(columns: 14, rows: 2))
    strip.draw(into: &canvas, input: canvas.bounds, error: nil)
    #expect(canvas.glyphs(0, 0..<13) == "x 40 inputs  ")
    // The first of four tens holds the −1, in the upper half of the upper row.
    #expect(canvas[13, 0].style.background == .indexed(195))
    #expect(canvas[13, 0].style.foreground != .indexed(195))
  }
}
