import Recurrent
import Screen
import Testing

@testable import Explorer

/// Which of the input's columns are shown.
@Suite struct InputColumns {
  /// Five named columns of which each is ten times as large as the one before.
  static func explorer(
    size: Size = Size(columns: 80, rows: 24), appearance: Appearance = Appearance(),
    isNamed: Bool = true, features: Int = 5, language: Language = .english
  ) throws -> Explorer {
    let source = RandomNetwork(hidden: 12, steps: 200, features: features).trace()
    let values = source.sequence.values.enumerated().map { place, value in
      value * [0.01, 0.1, 1, 10, 100][place % features % 5]
    }
    let names = ["temperature", "rain", "wind", "light", "noise"].prefix(features)
    let trace = Trace(
      of: source.network,
      over: InputSequence(
        values: values, featureCount: features, columnNames: isNamed ? Array(names) : []))
    var explorer = Explorer(
      trace: trace, title: Explorer.Title(file: "weather.csv", network: ["LSTM 5→12"]),
      appearance: appearance, size: size, texts: language.texts)
    _ = explorer.update(.summarised(try #require(TraceSummary(of: trace))))
    return explorer
  }

  @Test(arguments: [(2, InputChoice.column(0)), (3, .column(0)), (4, .all), (5, .all)])
  func fewBeginWithTheFirstAndManyWithAll(features: Int, choice: InputChoice) throws {
    #expect(try InputColumns.explorer(features: features).inputChoice == choice)
  }

  @Test func theKeyGoesThroughAllOfThem() throws {
    var explorer = try InputColumns.explorer()
    var seen: [InputChoice] = []
    for _ in 0..<7 {
      _ = explorer.type([.character("x")])
      seen.append(explorer.inputChoice)
    }
    #expect(seen == (0..<5).map { .column($0) } + [.all, .column(0)])
    _ = explorer.type([.character("u")])
    #expect(explorer.inputChoice == .all)
    _ = explorer.type([.control("r")])
    #expect(explorer.inputChoice == .column(0))
  }

  @Test(arguments: [true, false])
  func aColumnHasItsNameAndItsOwnScale(isBinned: Bool) throws {
    var explorer = try InputColumns.explorer()
    if !isBinned { _ = explorer.type([.character("z")]) }
    #expect(explorer.timeAxis.isBinned == isBinned)
    _ = explorer.type([.character("x"), .character("x")])
    let lines = explorer.view().lines
    let range = try #require(explorer.inputRanges?[1])
    let column = stride(from: 1, to: 1000, by: 5).map { explorer.trace.sequence.values[$0] }
    #expect(range == (column.min() ?? 0)...(column.max() ?? 0))
    #expect(lines[1].hasPrefix("x1 rain "))
    #expect(lines[2].hasPrefix(Numbers.short(range.lowerBound) + "…"))
    #expect(lines[22].hasPrefix("x shows column 1 of 0–4, rain."))
    // The curve of a hundredth of the largest column reaches over its rows.
    let chart = explorer.gatesLayout.chart
    for line in lines[1...2] { #expect(line.dropFirst(chart.lowerBound).contains { $0 != " " }) }
  }

  @Test func withoutANameItHasANumber() throws {
    var explorer = try InputColumns.explorer(isNamed: false)
    let range = explorer.trace.sequence.valueRange
    let largest = max(-range.lowerBound, range.upperBound)
    #expect(explorer.view().lines[2].hasPrefix("±\(Numbers.short(largest)) "))
    _ = explorer.type([.character("x"), .character("x"), .character("x")])
    #expect(explorer.view().lines[1].hasPrefix("x2 of 0–4 "))
  }

  @Test func eachNamedColumnIsAsBrightAsItsLargest() throws {
    let named = try InputColumns.explorer(size: Size(columns: 80, rows: 60))
    let alike = try InputColumns.explorer(size: Size(columns: 80, rows: 60), isNamed: false)
    let chart = named.gatesLayout.chart
    // The first column's row: its largest |x| is a ten thousandth of the last one's.
    let colors = { (explorer: Explorer) in
      let canvas = explorer.view()
      return Set(chart.map { "\(canvas[$0, 1].style.background)" }).count
    }
    #expect(named.view().lines[2].hasPrefix("each ±max"))
    #expect(colors(named) > 3)
    #expect(colors(alike) <= 2)
  }

  @Test func commandsChooseByNumberAndName() throws {
    var explorer = try InputColumns.explorer()
    let type = { (line: String, explorer: inout Explorer) in
      _ = explorer.type([.character(":")] + line.map(Key.character) + [Key(.enter)])
    }
    type("input 3", &explorer)
    #expect(explorer.inputChoice == .column(3))
    type("input noise", &explorer)
    #expect(explorer.inputChoice == .column(4))
    type("input 5", &explorer)
    #expect(explorer.inputChoice == .column(4))
    #expect(explorer.view().lines[22].contains("the columns are 0–4"))
    _ = explorer.type([Key(.escape)])
    type("next-input", &explorer)
    #expect(explorer.inputChoice == .all)
  }

  @Test(arguments: Language.allCases)
  func whereThereIsOneThatIsSaid(language: Language) throws {
    var single = try Example.explorer(language: language)
    let before = single.viewpoint
    _ = single.type([.character("x")])
    #expect(single.viewpoint == before)
    #expect(single.view().lines[22].contains(language.texts.inputStrip.single))
    var tokens = RandomNetwork.characters.explorer(language: language)
    _ = tokens.type([.character("x")])
    #expect(tokens.view().lines[22].contains(language.texts.inputStrip.tokens))
  }

  @Test(arguments: Language.allCases)
  func theWordsFit(language: Language) throws {
    let texts = language.texts.inputStrip
    #expect(texts.ownScales.columns <= 11)
    for text in [texts.single, texts.tokens, texts.all(1000, 100, true), texts.all(9, 1, false)] {
      #expect(text.columns <= 80, "\(text)")
    }
    for columns in [40, 60, 80, 200] {
      for isUnicode in [true, false] {
        var explorer = try InputColumns.explorer(
          size: Size(columns: columns, rows: 24),
          appearance: Appearance(colorDepth: .never, isUnicode: isUnicode), language: language)
        for _ in 0..<6 {
          _ = explorer.type([.character("x")])
          let view = explorer.view()
          #expect(view.lines[1].hasPrefix("x"))
          if !isUnicode, language == .english { #expect(view.text.allSatisfy { $0.isASCII }) }
        }
      }
    }
  }

  @Test func page3ShowsTheSame() throws {
    var explorer = try InputColumns.explorer(size: Size(columns: 120, rows: 36))
    _ = explorer.type([.character("x"), .character("3")])
    #expect(explorer.view().lines[1].hasPrefix("x0 temperatur"))
  }
}
