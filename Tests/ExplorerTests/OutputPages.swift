import Recurrent
import Screen
import Testing

@testable import Explorer

/// Page 8: what the head says, beside what is true.
@Suite struct OutputPages {
  private func explorer(
    _ size: Size = Size(columns: 80, rows: 24), language: Language = .english
  ) throws -> Explorer {
    var explorer = try Example.explorer(size: size, language: language)
    _ = explorer.update(.view(.turned(to: .output)))
    return explorer
  }

  private func characters(
    _ size: Size = Size(columns: 80, rows: 24), appearance: Appearance = Appearance()
  ) -> Explorer {
    var explorer = RandomNetwork.characters.explorer(size: size, appearance: appearance)
    _ = explorer.update(.view(.turned(to: .output)))
    return explorer
  }

  @Test(arguments: Language.allCases)
  func theNumbersAtTheCursorAreThoseOfTheStepAndOfWhatWasSaidOfIt(language: Language) throws {
    let trace = try Example.trace()
    let explorer = try explorer(language: language)
    let said = try #require(trace.predictions(steps: 61..<63))
    let came = trace.sequence[62, 0]
    let lines = explorer.view().lines
    let numbers = lines[explorer.outputLayout.comparison.numbers.y]
    #expect(numbers.contains("x \(Numbers.precise(came))"))
    #expect(numbers.contains("ŷ \(Numbers.precise(said[0]))"))
    #expect(numbers.contains("x−ŷ \(Numbers.precise(came - said[0]))"))
    let next = lines[explorer.outputLayout.comparison.numbers.y + 1]
    #expect(next.contains("t  63") && next.contains("ŷ \(Numbers.precise(said[1]))"))
  }

  @Test func nothingWasSaidOfTheFirstStepAndNothingIsKnownBehindTheLast() throws {
    var explorer = try explorer()
    let y = explorer.outputLayout.comparison.numbers.y
    _ = explorer.update(.time(.steppedTo(0)))
    #expect(explorer.view().lines[y].contains("ŷ       –"))
    _ = explorer.update(.time(.steppedTo(.max)))
    #expect(explorer.view().lines[y + 1].contains("t 200"))
  }

  @Test(arguments: RandomNetwork.all)
  func itFitsEverySizeInBothLanguages(network: RandomNetwork) {
    for size in [(40, 10), (60, 16), (80, 24), (100, 12), (200, 60)] {
      for (language, appearance) in [
        (Language.english, Appearance()), (.chinese, Appearance(colorDepth: .sixteen)),
        (.english, Appearance(colorDepth: .never, isUnicode: false)),
      ] {
        var explorer = network.explorer(
          size: Size(columns: size.0, rows: size.1), appearance: appearance, language: language)
        _ = explorer.update(.view(.turned(to: .output)))
        for step in [0, network.steps - 1] {
          _ = explorer.update(.time(.steppedTo(step)))
          let cursor = explorer.view().cursor
          #expect(cursor.map { (1..<size.1 - 2).contains($0.y) && $0.x < size.0 } == true)
        }
      }
    }
  }

  @Test func withoutAHeadItSaysSoAndShowsH() {
    var explorer = RandomNetwork(hidden: 2, steps: 2, features: 3).explorer()
    _ = explorer.update(.view(.turned(to: .output)))
    let text = explorer.view().text
    #expect(text.contains(Texts.english.outputPage.noHead))
    for unit in 0..<2 {
      #expect(text.contains("h[\(unit)]"))
      #expect(text.contains(Numbers.precise(explorer.trace[0, 0].hiddenState[unit])))
    }
  }

  @Test func theUnitKeysChooseOneOfSeveralOutputs() throws {
    var explorer = RandomNetwork(hidden: 17, steps: 200, features: 3, layers: 2, hasHead: true)
      .explorer()
    _ = explorer.update(.view(.turned(to: .output)))
    _ = explorer.update(.time(.steppedTo(20)))
    let unit = explorer.unit
    for output in [0, 1, 2, 2] {
      #expect(explorer.viewpoint.output == output)
      let said = try #require(explorer.trace.predictions(steps: 19..<20))[output]
      let lines = explorer.view().lines
      #expect(lines[1].contains("output \(output) of 0–2"))
      #expect(
        lines[explorer.outputLayout.comparison.numbers.y].contains(
          "x \(Numbers.precise(explorer.trace.sequence[20, output]))  ŷ \(Numbers.precise(said))"))
      _ = explorer.type([.character("j")])
    }
    #expect(explorer.unit == unit)
    _ = explorer.type([.character("u")])
    #expect(explorer.viewpoint.output == 0)
  }

  @Test func targetsOfTheFileAreCompared() throws {
    let network = RandomNetwork(hidden: 3, steps: 200, hasHead: true, task: .stepValue)
    var labels = (0..<200).map { Float($0) / 100 }
    labels[7] = .nan
    var explorer = Explorer(
      trace: network.trace(), title: .init(file: "", network: []), labels: labels,
      appearance: Appearance(), size: Size(columns: 80, rows: 24))
    _ = explorer.update(.view(.turned(to: .output)))
    _ = explorer.update(.time(.steppedTo(50)))
    let said = try #require(explorer.trace.predictions(steps: 50..<51))[0]
    let y = explorer.outputLayout.comparison.numbers.y
    #expect(
      explorer.view().lines[y].contains(
        "y  +0.500  ŷ \(Numbers.precise(said))  y−ŷ \(Numbers.precise(0.5 - said))"))
    _ = explorer.update(.time(.steppedTo(7)))
    #expect(explorer.view().lines[y].contains("y       –"))
  }

  @Test func theBarsAreTheMostProbableCharactersAndTheTrueOne() throws {
    var explorer = characters(Size(columns: 80, rows: 30))
    for step in [0, 5, 400, 2998] {
      _ = explorer.update(.time(.steppedTo(step)))
      let head = try #require(explorer.trace.network.head)
      let scores = try #require(explorer.trace.predictions(steps: step..<step + 1))
      let probabilities = head.probabilities(scores)
      #expect(abs(probabilities.reduce(0, +) - 1) < 1e-5)
      let ranking = Ranking(
        probabilities, most: 7, truth: explorer.trace.sequence.token(at: step + 1))
      #expect(ranking.top.map(\.index) == (0..<7).sorted { probabilities[$0] > probabilities[$1] })
      let rect = try #require(explorer.classRects).distribution
      let lines = explorer.view().lines
      for (row, entry) in ranking.top.enumerated() {
        let line = lines[rect.y + 2 + row]
        #expect(line.contains("\(Numbers.probability(entry.probability)) %"))
        #expect(line.hasPrefix("▸") == (entry.index == ranking.truth?.index))
      }
      #expect(lines[rect.y + 1].contains("rank \(ranking.truth?.rank ?? 0) of 7"))
    }
    _ = explorer.update(.time(.steppedTo(.max)))
    #expect(explorer.view().text.contains(Texts.english.outputPage.endsHere))
  }

  @Test func theTrueOneIsShownBelowWhenItIsNotAmongTheFirst() {
    let ranking = Ranking([0.5, 0.1, 0.3, 0.05, 0.05], most: 2, truth: 4)
    #expect(ranking.top.map(\.index) == [0, 2])
    #expect(ranking.truth == Ranking.Entry(index: 4, probability: 0.05, rank: 5))
    var canvas = Canvas(size: Size(columns: 40, rows: 2))
    Distribution(
      ranking: ranking, names: [0: "'a'", 2: "'b'", 4: "'c'"], classCount: 5,
      appearance: Appearance()
    ).draw(into: &canvas, in: canvas.bounds)
    #expect(canvas.lines[0].hasPrefix(" 1 'a'  50.0 % ████"))
    #expect(canvas.lines[1].hasPrefix("▸5 'c'   5.0 % █"))
  }

  @Test func theWholeTextIsThereAndTheCursorIsAlwaysInIt() throws {
    var explorer = characters(Size(columns: 60, rows: 20))
    let rect = try #require(explorer.classRects?.text)
    for step in stride(from: 0, to: 3000, by: 37) {
      _ = explorer.update(.time(.steppedTo(step)))
      let view = explorer.view()
      let marked = rect.rows(0..<rect.rows)
      var glyphs: [Character] = []
      for y in marked.y..<marked.endY {
        for x in 0..<60 where view[x, y].style == Appearance().style(.marked) {
          if !view[x, y].isContinuation { glyphs.append(view[x, y].glyph.character) }
        }
      }
      let token = explorer.trace.sequence.token(at: step)
      #expect(glyphs == [["a", "b", " ", "↵", "é", "字", "<"][token]])
    }
  }

  @Test func textIsColouredByTheUnit() throws {
    var explorer = characters()
    _ = explorer.update(.time(.steppedTo(0)))
    let rect = try #require(explorer.classRects?.text)
    let expected = { (explorer: Explorer) in
      let value = tanh(explorer.trace[1, 0][.cellState][explorer.unit])
      return Appearance().textStyle(activation: value)
    }
    let first = try #require(explorer.tokens?[explorer.trace.sequence.token(at: 0)])
    let x = TokenText.gutter(stepCount: 3000) + first.columns
    let place = first == "\n" ? Point(x: x - 1, y: rect.y + 1) : Point(x: x, y: rect.y)
    #expect(explorer.view()[place.x, place.y].style == expected(explorer))
    _ = explorer.type([.character("j")])
    #expect(explorer.view()[place.x, place.y].style == expected(explorer))
    #expect(explorer.view().text.contains("tanh C of unit 1"))
  }

  @Test func everyRowOfTextFits() {
    let tokens: [(text: String, breaks: Bool)] = [
      ("字", false), ("a", false), ("字", false), ("↵", true), ("字", false), ("b", false),
    ]
    let text = TokenText(
      steps: 10..<16, tokens: tokens, step: 12, stepCount: 16, columns: 7,
      appearance: Appearance())
    #expect(text.rows == [10..<12, 12..<14, 14..<16])
    #expect(text.shownRows(2) == 0..<2)
    #expect(text.shownRows(1) == 1..<2)
  }

  @Test func strangeProbabilitiesAreShown() {
    let head = LinearHead(weights: Matrix(rows: 3, columns: 1, elements: [1, 1, 1]))
    #expect(head.probabilities([1000, 1000, -1000]) == [0.5, 0.5, 0])
    #expect(head.probabilities([.nan, 1, 2]).allSatisfy { $0.isNaN })
    let ranking = Ranking([.nan, .nan], most: 3, truth: 1)
    #expect(ranking.top.isEmpty)
    var canvas = Canvas(size: Size(columns: 30, rows: 3))
    Distribution(ranking: ranking, names: [:], classCount: 2, appearance: Appearance())
      .draw(into: &canvas, in: canvas.bounds)
  }

  @Test func aPageOfTextIsTurned() throws {
    var explorer = characters()
    let steps = explorer.textSteps(in: try #require(explorer.classRects?.text))
    _ = explorer.type([Key(.pageDown)])
    #expect(explorer.step == steps.count)
  }
}
