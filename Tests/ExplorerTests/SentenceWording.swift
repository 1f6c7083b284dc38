import Recurrent
import Screen
import Testing

@testable import Explorer

/// The line that says what the selected unit did.
@Suite struct SentenceWording {
  private func sentence(
    _ step: UnitStep, unit: Int = 9, of count: Int = 16, isProjected: Bool = false,
    isUnicode: Bool = true
  ) -> Sentence {
    Sentence(
      unit: unit, unitCount: count, content: .gated(step), memory: "C",
      output: isProjected ? "m" : "h", appearance: Appearance(isUnicode: isUnicode), texts: .english
    )
  }

  @Test func theExamplesJumpIsTold() throws {
    let explorer = try Example.explorer()
    let line = explorer.view().glyphs(22)
    #expect(
      line.split(separator: " ").joined(separator: " ")
        == "u8 keeps 17 % of -0.81, adds -0.06 → C -0.20, shows 96 % → h -0.19")
  }

  @Test func itsNumbersAreTheTraces() throws {
    let trace = try Example.trace()
    for step in [0, 1, 61, 62, 130, 199] {
      for unit in [0, 8, 11] {
        let explorer = try Example.explorer(step: step, unit: unit)
        let line = explorer.view().glyphs(22)
        let gates = trace[step, 0]
        let before = trace.state(before: step, layer: 0).cell[unit]
        #expect(line.contains("\(Numbers.percentage(gates.forgetGate[unit])) % of"))
        #expect(line.contains("of \(Numbers.signed(before)),"))
        #expect(line.contains("C \(Numbers.signed(gates.cellState[unit])),"))
        #expect(line.contains("\(Numbers.percentage(gates.outputGate[unit])) % →"))
        #expect(line.contains("h \(Numbers.signed(gates.hiddenState[unit]))"))
        let written = gates.inputGate[unit] * gates.candidate[unit]
        #expect(line.contains(Numbers.size(written).filter { $0 != " " }))
      }
    }
  }

  @Test func onlyDigitsMoveOverAllStepsAndUnits() throws {
    let trace = try Example.trace()
    var places: Set<[Int]> = []
    for step in 0..<trace.stepCount {
      let snapshot = trace[step, 0]
      let before = trace.state(before: step, layer: 0).cell
      for unit in 0..<12 {
        let change = try #require(
          UnitStep(snapshot, of: trace.network.layers[0], unit: unit, before: before[unit]))
        let line = sentence(change, unit: unit).text(columns: 80)
        #expect(line.columns <= 80)
        let glyphs = Array(line.plain)
        places.insert(glyphs.indices.filter { ",→%".contains(glyphs[$0]) } + [glyphs.count])
      }
    }
    #expect(places.count == 1)
  }

  @Test(
    arguments: [
      (1e9, 1), (-1e9, -1), (.infinity, 1), (.nan, 1), (-3e38, 0), (0, 0), (99.99, -1),
    ] as [(Float, Float)])
  func itFits80ColumnsWhateverTheNumbers(before: Float, candidate: Float) throws {
    let step = try UnitStep.lstm(f: 0.9973, before: before, candidate: candidate, o: 0.9999)
    for unit in [0, 9, 1000] {
      let line = sentence(step, unit: unit, of: 1001, isProjected: true).text(columns: 80)
      #expect(line.columns == 80)
      #expect(!line.plain.contains("…"))
      let ascii = sentence(step, unit: unit, of: 1001, isUnicode: false).text(columns: 80)
      #expect(ascii.columns <= 80)
      #expect(ascii.plain.allSatisfy { $0.isASCII })
    }
  }

  @Test(
    arguments: [
      (0.5, 0.8, 0.2, "adds      +0.20"), (0.5, -0.8, -0.2, "adds      -0.20"),
      (0.5, 0, -0.2, "adds      -0.20"), (0, 0.5, -0.2, "adds      -0.20"),
      (0.5, 0.8, -0.2, "takes back 0.20"), (0.5, -0.8, 0.2, "takes back 0.20"),
      (0.5, 0.5, -0.25, "takes back 0.25"), (0.5, 0.8, -0.6, "flips by  -0.60"),
      (0.5, -0.8, 0.6, "flips by  +0.60"), (1, 0, 0, "adds       0.00"),
    ] as [(Float, Float, Float, String)])
  func theVerbSaysHowTheWriteMeetsWhatWasKept(
    f: Float, before: Float, written: Float, words: String
  ) throws {
    let step = try UnitStep.lstm(f: f, before: before, candidate: written)
    #expect(sentence(step).text(columns: 80).plain.contains(", \(words) → C "))
  }

  @Test func withAProjectionItNamesWhatIsProjected() throws {
    let step = try UnitStep.lstm(f: 0.5, before: 0.8, candidate: 0.2)
    #expect(sentence(step, isProjected: true).text(columns: 80).plain.contains("→ m +0.54"))
    #expect(sentence(step).text(columns: 80).plain.contains("→ h +0.54"))
  }

  @Test func whereItHasNoRoomWholeClausesAreLeftOut() throws {
    let sentence = sentence(try UnitStep.lstm(f: 0.265, before: 0.88, candidate: -0.11))
    let whole = sentence.text(columns: 200).plain
    for columns in 28..<whole.columns {
      let cut = sentence.text(columns: columns)
      #expect(cut.columns <= columns)
      #expect(cut.plain.hasSuffix(" …"))
      let rest = whole.dropFirst(cut.plain.dropLast(2).count)
      #expect(whole.hasPrefix(cut.plain.dropLast(2)))
      #expect(rest.hasPrefix(", ") || rest.hasPrefix(" → "))
    }
    #expect(sentence.text(columns: whole.columns).plain == whole)
  }

  @Test func aGRUTellsOfItsHiddenState() {
    let network = RandomNetwork(kind: .gru, hidden: 3, steps: 5)
    let explorer = network.explorer()
    let line = explorer.view().glyphs(22)
    let snapshot = explorer.trace[0, 0]
    #expect(line.hasPrefix("u0 keeps \(Numbers.percentage(snapshot.updateGate[0])) % of  0.00, "))
    let after = Numbers.signed(snapshot.hiddenState[0])
    #expect(line.split(separator: " ").suffix(3) == ["→", "h", after[...]])
  }

  @Test(arguments: [1, 3, 17], [CellKind.tanhRNN, .reluRNN])
  func aVanillaCellTellsWhatAddsUp(hidden: Int, kind: CellKind) throws {
    var explorer = RandomNetwork(kind: kind, hidden: hidden, steps: 5).explorer()
    for step in 0..<5 {
      _ = explorer.update(.time(.steppedTo(step)))
      let words = explorer.view().glyphs(22).split(separator: " ")
      let numbers = words.compactMap { Float($0.filter { $0 != "," }) }
      try #require(numbers.count == 5)
      let sum = numbers[1] + numbers[2] + numbers[3]
      let expected = kind == .reluRNN ? max(0, sum) : tanh(sum)
      #expect(abs(expected - numbers[4]) < 0.03)
      #expect(words.filter { ["W·x", "U·h", "b", "→"].contains($0) }.count == 4)
    }
  }
}
