import Foundation
import Testing

/// What the README shows and says of the sine example is what the program does.
@Suite struct Readme {
  @Test func itsPictureIsTheProgramsOwn() throws {
    let text = try String(contentsOfFile: "\(Command.repository)/README.md", encoding: .utf8)
    let frame = try Command.run(
      ["frame", Command.sine, "--size", "80x24", "--step", "62", "--unit", "8"])
    #expect(text.contains("```text\n\(frame.output)```"))
  }

  @Test func unitEightWritesMostAtTheJumpAndThenThrowsItAway() throws {
    let scratch = try Scratch()
    let path = "\(scratch.folder)/t.csv"
    #expect(try Command.run(["trace", Command.sine, "--out", path]).status == 0)
    let table = try CSVTable(contentsOfFile: path)
    let writes = try (0..<200).map { step in
      abs(try table.value("l0.i[8]", step) * table.value("l0.g[8]", step))
    }
    #expect(writes.max() == writes[61])
    let largest = try (0..<200).map { abs(try table.value("l0.c[8]", $0)) }.max()
    #expect(try abs(table.value("l0.c[8]", 61)) == largest)
    #expect(try table.value("l0.f[8]", 62) < 0.2)
  }

  @Test func itsLossIsTheOneThatTheExamplesPageStates() throws {
    let scratch = try Scratch()
    let path = "\(scratch.folder)/t.csv"
    #expect(try Command.run(["trace", Command.sine, "--out", path]).status == 0)
    let table = try CSVTable(contentsOfFile: path)
    let squares = try (0..<199).map { step in
      let error = try table.value("pred[0]", step) - table.value("x[0]", step + 1)
      return error * error
    }
    let loss = squares.reduce(0, +) / 199
    let page = try String(
      contentsOfFile: "\(Command.repository)/Examples/README.md", encoding: .utf8)
    #expect(page.contains(String(format: "is %.4f.", loss)))
  }
}
