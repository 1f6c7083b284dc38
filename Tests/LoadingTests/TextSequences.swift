import Loading
import Recurrent
import Testing

@Suite struct TextSequences {
  private func read(_ text: String) throws(LoadingError) -> [InputSequence] {
    try TextParser.sequences(in: Array(text.utf8), file: "a.txt").map(\.input)
  }

  private func refusal(_ text: String) -> LoadingError? {
    do throws(LoadingError) {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    "1 2\n3 4\n", "1,2\n3,4", "1, 2\r\n3 ,4\r\n", "1;2\n3 ; 4\n", "1\t2\r\n3\t4", "1 2\r3 4\r",
    "  1\t2  \n3   4", "# two\n1 2 # a\n3 4\n\n",
    "\u{FEFF}1 2\n3 4", "1 2\n# between\n3 4",
  ])
  func valuesAreSeparatedByBlanksOrCommas(_ text: String) throws {
    let sequence = try #require(read(text).first)
    #expect(sequence.values == [1, 2, 3, 4])
    #expect(sequence.featureCount == 2)
    #expect(sequence.stepCount == 2)
  }

  @Test func numbersAreReadToTheNearestFloat() throws {
    #expect(
      try read("0.1\n-1e-3\n+2.5\n.5\n16777217\n").first?.values == [
        0.1, -1e-3, 2.5, 0.5, 16_777_216,
      ])
  }

  @Test func aFirstLineOfNamesIsAHeader() throws {
    let sequence = try #require(read("\"speed\",turn\n1,2\n").first)
    #expect(sequence.columnNames == ["speed", "turn"])
    #expect(sequence.values == [1, 2])
  }

  @Test(arguments: ["label", "Target"])
  func aLastColumnOfLabelsIsKeptApart(_ name: String) throws {
    let sequence = try #require(
      TextParser.sequences(in: Array("a,\(name)\n1,2\n3,4\n".utf8), file: "a").first)
    #expect(sequence.input.values == [1, 3])
    #expect(sequence.labels == [2, 4])
  }

  @Test func columnsAreChosenByNameOrNumber() throws {
    let text = Array("a,b,c\n1,2,3\n4,5,6\n".utf8)
    let chosen = try TextParser.sequences(in: text, file: "a", columns: ["c", "0"])
    #expect(chosen.first?.input.values == [3, 1, 6, 4])
    #expect(chosen.first?.input.columnNames == ["c", "a"])
    #expect(
      problem { _ = try TextParser.sequences(in: text, file: "a", columns: ["d"]) }
        == .noColumn("d", available: ["a", "b", "c"]))
  }

  @Test func aBlankLineEndsASequence() throws {
    let sequences = try read("1\n2\n\n\n3\n \n4\n5\n")
    #expect(sequences.map(\.values) == [[1, 2], [3], [4, 5]])
  }

  @Test func anEmptyFileIsRefused() {
    #expect(refusal("")?.problem == .empty)
  }

  @Test(arguments: ["# nothing\n", "\n\n", "name\n", " "])
  func aTextWithoutNumbersIsRefused(_ text: String) {
    #expect(refusal(text)?.problem == .noSteps)
  }

  @Test func aRaggedLineIsRefusedWithItsNumber() {
    #expect(
      refusal("# x\n1 2\n3\n")
        == LoadingError(.raggedLine(expected: 2, found: 1), file: "a.txt", line: 3))
    #expect(refusal("a,b\n1\n")?.problem == .raggedLine(expected: 2, found: 1))
  }

  @Test func everySequenceOfATextHasTheSameWidth() {
    #expect(refusal("1\n\n1 2\n")?.problem == .raggedLine(expected: 1, found: 2))
  }

  @Test(arguments: ["nan", "NaN", "inf", "-Infinity", "1e39"])
  func whatIsNotFiniteIsRefused(_ word: String) {
    #expect(
      refusal("1 2\n3 \(word)\n")
        == LoadingError(.notFinite(word, position: 2), file: "a.txt", line: 2))
  }

  @Test(arguments: ["x", "1.2.3", "0,5;", "１", "--1"])
  func whatIsNoNumberIsRefused(_ word: String) {
    #expect(refusal("1\n\(word)\n") != nil)
  }

  @Test func aHeaderInTheMiddleIsNoHeader() {
    #expect(refusal("1\nspeed\n")?.problem == .notNumber("speed", position: 1))
  }

  @Test func aLineOfNumbersAndWordsIsNoHeader() {
    #expect(refusal("1 speed\n")?.problem == .notNumber("speed", position: 2))
  }

  @Test(arguments: ["1,,2\n", ",1\n", "1,2,\n"])
  func aMissingValueIsRefused(_ text: String) {
    guard case .missingValue = refusal(text)?.problem else {
      Issue.record("\(text) was not refused for its missing value")
      return
    }
  }

  @Test func bytesThatNoTextHasAreRefused() {
    #expect(refusal("1\u{0}2")?.problem == .notText)
  }

  @Test func noLineHasMillionsOfValues() {
    #expect(
      refusal(String(repeating: "1 ", count: 1_048_577))?.problem
        == .tooManyColumns(limit: 1_048_576))
  }

  @Test func noTextHasMillionsOfSequences() {
    #expect(
      refusal(String(repeating: "1\n\n", count: 1_048_577))?.problem
        == .tooManySequences(limit: 1_048_576))
  }

  @Test func readingIsReportedInOrder() throws {
    let text = String(repeating: "0.25\n", count: 1_000_000)
    var reports: [Int] = []
    let sequences = try TextParser.sequences(in: Array(text.utf8), file: "long") {
      reports.append($0)
    }
    #expect(sequences.first?.input.stepCount == 1_000_000)
    #expect(reports.count == 4)
    #expect(reports == reports.sorted() && reports.allSatisfy { (1..<5_000_000).contains($0) })
  }
}
