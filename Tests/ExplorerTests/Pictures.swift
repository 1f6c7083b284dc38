import Recurrent
import Screen
import TestSupport
import Testing

@testable import Explorer

/// Every picture at every size: no trap, nothing empty, nothing cut to a wrong number.
@Suite struct Pictures {
  private static let appearances: [Appearance] = [
    Appearance(), Appearance(colorDepth: .sixteen), Appearance(colorDepth: .never),
    Appearance(colorDepth: .eight, isUnicode: false), Appearance(splitsCells: false),
    Appearance(colorDepth: .never, isUnicode: false),
  ]

  @Test(arguments: RandomNetwork.all.indices)
  func everySmallSizeIsDrawn(index: Int) {
    let appearance = Pictures.appearances[index % Pictures.appearances.count]
    var explorer = RandomNetwork.all[index].explorer(appearance: appearance)
    for rows in 1...20 {
      for columns in 1...60 {
        let size = Size(columns: columns, rows: rows)
        _ = explorer.update(.resized(size))
        #expect(explorer.view().size == size)
      }
    }
  }

  @Test(arguments: RandomNetwork.all.indices)
  func seededSizesAndPlacesAreDrawn(index: Int) {
    var random = SeededGenerator(seed: UInt64(index))
    for appearance in Pictures.appearances {
      var explorer = RandomNetwork.all[index].explorer(appearance: appearance)
      for _ in 0..<36 {
        let size = Size(
          columns: .random(in: 40...300, using: &random),
          rows: .random(in: 10...100, using: &random))
        _ = explorer.update(.resized(size))
        _ = explorer.update(
          .time(.steppedTo(.random(in: 0..<explorer.trace.stepCount, using: &random))))
        _ = explorer.update(.units(.movedLayer(by: .random(in: -1...1, using: &random))))
        _ = explorer.update(.units(.selected(.random(in: 0..<1000, using: &random))))
        let page = Page.allCases.randomElement(using: &random) ?? .gates
        _ = explorer.update(.view(.turned(to: page)))
        let canvas = explorer.view()
        if page == .gates { expectWhole(canvas, explorer) }
        if size.columns >= 80, size.rows >= 24 { expectNothingEmpty(canvas, explorer) }
      }
    }
  }

  @Test(arguments: RandomNetwork.all)
  func inASCIIEveryCellIsASCII(network: RandomNetwork) {
    let appearance = Appearance(colorDepth: .never, isUnicode: false)
    for (columns, rows) in [(10, 3), (40, 10), (80, 24), (120, 36), (200, 60)] {
      var explorer = Explorer(
        trace: network.trace(),
        title: Explorer.Title(file: "門→é.txt", network: ["LSTM 1→2", "· next value"]),
        appearance: appearance, size: Size(columns: columns, rows: rows))
      #expect(explorer.view().text.allSatisfy { $0.isASCII })
      _ = explorer.update(.time(.toggledPlay))
      #expect(explorer.view().text.allSatisfy { $0.isASCII })
      _ = explorer.update(.openedHelp)
      #expect(explorer.view().text.allSatisfy { $0.isASCII })
    }
  }

  /// A sign that ASCII lacks has another in its place: `?` says that a value is not computed yet.
  @Test(arguments: RandomNetwork.all.filter { !$0.isTokens })
  func inASCIINoSignIsLost(network: RandomNetwork) throws {
    let summary = try #require(TraceSummary(of: network.trace()))
    let questions = { (isUnicode: Bool, page: Page, layer: Int) in
      var explorer = Explorer(
        trace: network.trace(), title: Explorer.Title(file: "a.txt", network: ["LSTM"]),
        appearance: Appearance(colorDepth: .never, isUnicode: isUnicode),
        size: Size(columns: 200, rows: 60))
      _ = explorer.update(.summarised(summary))
      _ = explorer.update(.units(.movedLayer(by: layer)))
      _ = explorer.update(.view(.turned(to: page)))
      return explorer.view().text.count { $0 == "?" }
    }
    for page in Page.allCases {
      for layer in 0..<network.layers {
        #expect(questions(false, page, layer) == questions(true, page, layer), "\(page)")
      }
    }
  }

  @Test(arguments: [39, 40, 200], [9, 10, 5, 1])
  func underTheLeastSizeASentenceSaysSo(columns: Int, rows: Int) throws {
    let explorer = try Example.explorer(size: Size(columns: columns, rows: rows))
    let text = explorer.view().lines.joined()
    let isTooSmall = columns < 40 || rows < 10
    #expect(text.contains("needs 40×10 or more, not \(columns)×\(rows)") == isTooSmall)
    #expect(text.contains("q quits") == isTooSmall)
    #expect((explorer.view().cursor == nil) == isTooSmall)
  }

  @Test func thatSentenceIsWholeWhereverThereIsRoomForIt() throws {
    for rows in 1...9 {
      for columns in 1...39 where columns * rows >= 44 {
        let explorer = try Example.explorer(size: Size(columns: columns, rows: rows))
        let text = explorer.view().lines.joined()
        #expect(text.contains("40×10"))
        #expect(text.contains("q quits"))
      }
    }
  }

  @Test func whenTooSmallQuittingStillQuits() throws {
    var explorer = try Example.explorer(size: Size(columns: 5, rows: 2))
    #expect(explorer.update(.left) == .quit)
  }

  @Test func numbersOfStepsAreNeverCut() throws {
    for columns in 40...130 {
      var explorer = try Example.explorer(size: Size(columns: columns, rows: 24))
      for step in [0, 9, 62, 99, 100, 133, 198, 199] {
        _ = explorer.update(.time(.steppedTo(step)))
        let layout = explorer.gatesLayout
        let axis = explorer.timeAxis
        let canvas = explorer.view()
        let ruler = canvas.glyphs(layout.ruler, 0..<layout.chart.upperBound)
        let numbers = ruler.split(separator: " ").map { Int($0) }
        #expect(numbers.contains(step))
        // A cut number would not be a multiple of ten or five, or out of order.
        #expect(numbers.allSatisfy { $0.map { $0 == step || $0 % 5 == 0 } ?? false })
        #expect(numbers.compactMap { $0 } == numbers.compactMap { $0 }.sorted())
        #expect(numbers.allSatisfy { $0.map(axis.steps.contains) ?? false })
      }
    }
  }

  @Test func aPanelsRangeIsNeverCut() {
    for hidden in [256, 1000] {
      let network = RandomNetwork(hidden: hidden, steps: 2)
      for columns in [70, 80, 120, 300] {
        var explorer = network.explorer(size: Size(columns: columns, rows: 36))
        _ = explorer.update(.units(.selected(hidden - 1)))
        let panel = explorer.gatesLayout.panels[0].rect
        let first = hidden - explorer.gatesLayout.visibleUnits
        let words = explorer.view().glyphs(panel.endY - 1).split(separator: " ")[0]
        #expect(
          words == "\(first)–\(hidden - 1)" || words == "\(first)–\(hidden - 1)/\(hidden)")
      }
    }
  }

  @Test func aPlaceThatHasNoRoomLosesItsRanges() {
    var explorer = RandomNetwork(hidden: 100, steps: 200, layers: 2).explorer(
      size: Size(columns: 40, rows: 10))
    _ = explorer.update(.time(.steppedTo(.max)))
    _ = explorer.update(.units(.selected(.max)))
    #expect(explorer.view().lines[0].hasSuffix(" t 199 · unit 99 · layer 0"))
    _ = explorer.update(.resized(Size(columns: 80, rows: 24)))
    #expect(
      explorer.view().lines[0].hasSuffix(
        "t 199 of 0–199 · unit 99 of 0–99 by activity… · layer 0 of 0–1"))
  }

  /// Expects that every place of the page that has a name shows something.
  private func expectNothingEmpty(_ canvas: Canvas, _ explorer: Explorer) {
    let rects: [Rect] =
      switch explorer.page {
      case .gates: []
      case .cell: [Rect(x: 0, y: 1, columns: canvas.size.columns, rows: 11)]
      case .unit:
        explorer.unitLayout.curves.map(\.rect).map { rect in
          Rect(
            x: explorer.unitLayout.chart.lowerBound, y: rect.y,
            columns: explorer.unitLayout.chart.count, rows: rect.rows)
        }
      case .units: explorer.summary == nil ? [] : [explorer.unitsLayout.rows]
      case .output: [explorer.outputLayout.body]
      }
    for rect in rects {
      let isEmpty = (rect.y..<rect.endY).allSatisfy { y in
        (rect.x..<rect.endX).allSatisfy { canvas[$0, y] == .blank }
      }
      let size = "\(explorer.size.columns)x\(explorer.size.rows)"
      #expect(!isEmpty, "\(explorer.page) at \(size): \(rect)")
    }
  }

  /// Expects that no panel is empty and that each shows the selected unit.
  private func expectWhole(_ canvas: Canvas, _ explorer: Explorer) {
    let layout = explorer.gatesLayout
    let marks: [Character] = explorer.appearance.isUnicode ? ["▸", "▝", "▗"] : [">"]
    let hasColors = explorer.appearance.colorDepth == .indexed256
    for panel in layout.panels {
      let rect = panel.rect
      let first = canvas.glyphs(rect.y, 0..<layout.gutterText)
      let symbol = panel.signal.symbol(in: explorer.appearance)
      let marked = (rect.y..<rect.endY).filter { y in
        let gutter = canvas.glyphs(y, layout.gutterText..<layout.chart.lowerBound)
        return marks.contains { gutter.hasSuffix("\(explorer.unit)\($0)") }
      }
      let axis = explorer.timeAxis
      // Behind spaced quantiles there is a blank row.
      let blank = panel.rows.quantiles == .spaced ? rect.y + 3 : -1
      let isFilled = (rect.y..<rect.endY).allSatisfy { y in
        y == blank || (axis.x..<axis.endX).allSatisfy { canvas[$0, y] != .blank }
      }
      guard first.hasPrefix(symbol), marked.count == 1, isFilled || !hasColors else {
        let size = "\(explorer.size.columns)x\(explorer.size.rows)"
        Issue.record("\(panel.signal) at \(size), unit \(explorer.unit): \(first) \(marked)")
        return
      }
    }
    let cursor = canvas.cursor ?? Point(x: -1, y: -1)
    #expect(layout.panels[0].rect.contains(cursor))
    #expect(cursor.x == layout.chart.lowerBound - 1)
  }
}
