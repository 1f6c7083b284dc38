import Foundation
import Testing

/// What the README shows and says of the sine example is what the program does.
@Suite struct Readme {
  @Test func itsPictureIsTheProgramsOwn() throws {
    let text = try String(contentsOfFile: "\(Command.repository)/README.md", encoding: .utf8)
    let frame = try Command.run(
      ["frame", Command.sine, "--size", "80x24", "--step", "62", "--unit", "9"])
    #expect(text.contains("```text\n\(frame.output)```"))
  }

  @Test func unitNineWritesAtTheJumpAndThenThrowsMostAway() throws {
    let scratch = try Scratch()
    let path = "\(scratch.folder)/t.csv"
    #expect(try Command.run(["trace", Command.sine, "--out", path]).status == 0)
    let table = try CSVTable(contentsOfFile: path)
    #expect(abs(try table.value("l0.c[9]", 61) - 0.88) < 0.005)
    #expect(try table.value("l0.f[9]", 62) < 0.3)
  }
}
