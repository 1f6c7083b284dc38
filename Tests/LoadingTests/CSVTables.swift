import Loading
import Recurrent
import Testing

/// Tables as spreadsheets and data frames write them.
@Suite struct CSVTables {
  private func read(
    _ text: String, _ columns: [String]? = nil
  ) throws(LoadingError) -> LabelledSequence? {
    try TextParser.sequences(in: Array(text.utf8), file: "a.csv", columns: columns).first
  }

  private func refusal(_ text: String, _ columns: [String]? = nil) -> LoadingError? {
    do throws(LoadingError) {
      _ = try read(text, columns)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    "\"1.5\",2\n", " \"1.5\" , \"2\" \n", "\"1.5\";\"2\"\n", "\"1.5\"\t\"2\"\r\n", "\"1.5\" 2\n",
    "1.5,2 # \"a\n", "1.5,\"2\"#\n",
  ])
  func numbersMayStandInQuotes(_ text: String) throws {
    #expect(try read(text)?.input.values == [1.5, 2])
  }

  @Test func namesInQuotesMayHaveCommasQuotesAndHashes() throws {
    let text = "\"speed, m/s\",\"the \"\"x\"\"\",\"#\"\n1,2,3\n"
    #expect(try read(text)?.input.columnNames == ["speed, m/s", "the \"x\"", "#"])
    #expect(try read(text, ["the \"x\"", "speed, m/s"])?.input.values == [2, 1])
  }

  @Test func namesMayHaveBlanks() throws {
    #expect(try read("open price , close\n1,2\n")?.input.columnNames == ["open price", "close"])
  }

  @Test(arguments: [("\"1\n2\"\n", 1), ("1,\"2\n", 2), ("1,\"2\"\"\n", 2)])
  func aQuoteIsClosedOnItsLine(_ text: String, _ position: Int) {
    #expect(
      refusal(text) == LoadingError(.openQuote(position: position), file: "a.csv", line: 1))
  }

  @Test(arguments: ["1,\"2\"3\n", "1 \"2\"3\n", "1\t\"2\" 3\n"])
  func nothingStandsBehindAClosingQuote(_ text: String) {
    #expect(refusal(text)?.problem == .textBehindQuote(position: 2))
  }

  @Test(arguments: [
    ("1\t\t3\n", 1, 2), ("\t2\n", 1, 1), ("1\t2\n3\t\n", 2, 2), ("1\t2\n\t\n", 2, 1),
    ("1;;3\n", 1, 2), ("1,2\n3, \n", 2, 2), ("1,2\n\"\",3\n", 2, 1),
  ])
  func anEmptyCellIsRefusedWithItsPlace(_ text: String, _ line: Int, _ position: Int) {
    #expect(
      refusal(text) == LoadingError(.missingValue(position: position), file: "a.csv", line: line))
  }

  @Test(arguments: ["1 2\t3\n", "a;b\n1,5;2\n", "1\n0,5\n", "x\n\"1,000\"\n", "1;1.000,5\n"])
  func oneSeparatorHoldsForAText(_ text: String) {
    switch refusal(text)?.problem {
    case .notNumber, .decimalComma: break
    case let other: Issue.record("\(text) gave \(String(describing: other))")
    }
  }

  @Test func aCommaInANumberIsRefusedAsOne() {
    #expect(
      refusal("t;x\n0;0,5\n")
        == LoadingError(.decimalComma("0,5", position: 2), file: "a.csv", line: 2))
    #expect(refusal("1\t0,5\n")?.problem == .decimalComma("0,5", position: 2))
    #expect(refusal("\"1,5\",\"2,5\"\n")?.problem == .decimalComma("1,5", position: 1))
  }

  @Test func aColumnOfDatesIsRefusedUnlessOthersAreChosen() throws {
    let text = "date,x\n2024-01-01,1\n2024-01-02,2\n"
    let error = refusal(text)
    #expect(
      error == LoadingError(.notNumber("2024-01-01", position: 1), file: "a.csv", line: 2))
    #expect(error?.description.contains("--columns") == true)
    #expect(try read(text, ["x"])?.input.values == [1, 2])
    #expect(try read(text, ["1"])?.input.values == [1, 2])
  }

  @Test(arguments: [
    "date,x,note\n2024-01-01 12:00,1,\"a, b\"\n2024-01-02 12:00,2,\n",
    "date\tx\tnote\n2024-01-01 12:00\t1\t\n\t2\t\"#\"\n",
    "date x note\nMonday 1 nan\n\"Tues day\" 2 x\n",
    "x;date;x2\n1;;0,5\n2;a;\n",
  ])
  func columnsThatAreNotFedMayHoldAnything(_ text: String) throws {
    #expect(try read(text, ["x"])?.input.values == [1, 2])
  }

  @Test func aTextWithoutHeaderMayHaveDates() throws {
    #expect(try read("2024-01-01,1\n2024-01-02,2\n", ["1"])?.input.values == [1, 2])
  }

  @Test(arguments: [",0,1\n0,5,6\n", "t,0,1\n0,5,6\n", "date,0,1\n2024-01-01,5,6\n"])
  func aFirstLineThatMayBeAHeaderOfNumbersIsRefused(_ text: String) {
    #expect(
      refusal(text, ["1", "2"]) == LoadingError(.unclearHeader, file: "a.csv", line: 1))
  }

  @Test(arguments: ["2024-01-01,n/a\n2024-01-02,5\n", "12:00;x\n12:01;2\n"])
  func aFirstLineOfTextThatMayBeATimestepIsRefused(_ text: String) {
    #expect(refusal(text, ["1"]) == LoadingError(.unclearHeader, file: "a.csv", line: 1))
  }

  @Test func namesMayBeginWithDigits() throws {
    #expect(try read("time,10m_u\n2024-01-01,5\n", ["10m_u"])?.input.values == [5])
  }

  @Test(arguments: ["NA\n1\n", "n/a,null\n1,2\n", "-;\n1;2\n"])
  func wordsForMissingNumbersNameNoColumn(_ text: String) {
    guard case .notNumber(_, position: 1) = refusal(text)?.problem else {
      Issue.record("\(text) was taken for a header")
      return
    }
  }

  @Test func aHeaderMayLackTheNameOfTheIndex() throws {
    let text = ",a,b\n0,1,2\n1,3,4\n"
    #expect(try read(text)?.input.columnNames == ["", "a", "b"])
    #expect(try read(text, ["a", "b"])?.input.values == [1, 2, 3, 4])
  }

  @Test func aNameOfSeveralColumnsIsNoChoice() throws {
    #expect(refusal("a,a\n1,2\n", ["a"])?.problem == .repeatedColumn("a"))
    #expect(try read("a,a\n1,2\n", ["1", "0", "1"])?.input.values == [2, 1, 2])
  }

  @Test func labelsAreKeptWhateverIsChosen() throws {
    let sequence = try read("a,b,label\n1,x,0\n2,y,1\n", ["a"])
    #expect(sequence?.input.values == [1, 2])
    #expect(sequence?.labels == [0, 1])
    #expect(refusal("a,label\n1,cat\n")?.problem == .labelNotNumber("cat"))
    #expect(refusal("a,label\n1,\n")?.problem == .missingValue(position: 2))
  }

  @Test func wideCharactersAreRefusedByName() {
    let utf16 = Array("1\n2\n".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let swapped = stride(from: 0, to: utf16.count, by: 2).flatMap { [utf16[$0 + 1], utf16[$0]] }
    for bytes in [utf16, swapped, [0xFF, 0xFE] + utf16, [0xFE, 0xFF] + swapped] {
      #expect(problem { _ = try TextParser.sequences(in: bytes, file: "a") } == .utf16)
    }
  }

  @Test func listsOfColumnsAreReadAsHeadersAre() {
    #expect(TextParser.names(inList: "a, \"b, c\",3") == ["a", "b, c", "3"])
    for list in ["", " ", "a,", ",a", "\"a", "a#b", "\"\""] {
      #expect(TextParser.names(inList: list) == nil, "\(list)")
    }
  }

  /// However a table is written, its numbers are the same.
  @Test func randomTablesAreReadAsTheyWereMeant() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<hostileCount(2_000) {
      let width = Int.random(in: 1...4, using: &generator)
      let count = Int.random(in: 1...4, using: &generator)
      let values = (0..<width * count).map { _ in Float.random(in: -9...9, using: &generator) }
      let fed = (0..<width).shuffled(using: &generator).prefix(
        Int.random(in: 1...width, using: &generator))
      let text = table(values, width: width, fed: Set(fed), using: &generator)
      let expected = (0..<count).flatMap { row in fed.map { values[row * width + $0] } }
      #expect(try read(text, fed.map { "c \($0)" })?.input.values == expected, "\(text)")
    }
  }

  /// A table with the columns `c 0`, `c 1`, …, numbers in those that are fed.
  private func table(
    _ values: [Float], width: Int, fed: Set<Int>, using generator: inout SeededGenerator
  ) -> String {
    let separator = [",", ";", "\t", " "].randomElement(using: &generator) ?? ","
    let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
    let words = ["2024-01-01", "a", "\"x\(separator)y\"", "\"\"\"\"", "\"#\""]
    var lines = [(0..<width).map { "\"c \($0)\"" }.joined(separator: separator)]
    for start in stride(from: 0, to: values.count, by: width) {
      let fields = (0..<width).map { column in
        guard fed.contains(column) else { return words.randomElement(using: &generator) ?? "" }
        let number = "\(values[start + column])"
        return Bool.random(using: &generator) ? number : "\"\(number)\""
      }
      lines.append(fields.joined(separator: separator))
      if Bool.random(using: &generator) { lines[lines.count - 1] += " " }
      if Bool.random(using: &generator) { lines.append("# a comment") }
    }
    return lines.joined(separator: lineEnd)
  }
}
