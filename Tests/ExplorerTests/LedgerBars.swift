import Screen
import TestSupport
import Testing

@testable import Explorer

/// The two bars of what was kept, let go and written.
@Suite struct LedgerBars {
  /// Both bars without the words and numbers before them, 20 columns each.
  private func rows(_ step: UnitStep, scale: Float = 1, isUnicode: Bool = true) -> [String] {
    var canvas = Canvas(size: Size(columns: 30, rows: 2))
    LedgerBar(
      step: step, scale: scale, appearance: Appearance(isUnicode: isUnicode), texts: .english
    ).draw(into: &canvas, in: canvas.bounds)
    return canvas.text.split(separator: "\n").map { String($0.dropFirst(10)) }
  }

  @Test(
    arguments: [
      (0.5, 0.8, 0.2, "          ████░░░░", "          ████▒▒"),
      // Below zero they run to the left, and zero is marked.
      (0.5, -0.8, -0.2, "  ░░░░████│", "    ▒▒████│"),
      // A write that takes back covers what was kept, one that flips reaches across zero.
      (0.5, 0.8, -0.2, "          ████░░░░", "          ██▒▒"),
      (0.5, 0.8, -0.6, "          ████░░░░", "        ▒▒▒▒▒▒"),
      // What is no number has no length, what is infinite fills its side.
      (.nan, 0.8, 0.2, "          ░░░░░░░░", "          │"),
      (1, .infinity, 0, "          ██████████", "          ██████████"),
    ] as [(Float, Float, Float, String, String)])
  func keptAndLetGoMakeTheOldAndKeptAndWrittenTheNew(
    f: Float, before: Float, written: Float, old: String, new: String
  ) throws {
    #expect(
      rows(try UnitStep.lstm(f: f, before: before, candidate: written)) == [old, new])
  }

  @Test func inASCIITheyHaveSignsOfTheirOwn() throws {
    let step = try UnitStep.lstm(f: 0.5, before: -0.8, candidate: 0.2)
    #expect(rows(step, isUnicode: false) == ["  ....####|", "      ++##|"])
  }

  @Test(arguments: [0, .nan, -1] as [Float])
  func withoutAScaleOnlyZeroIsMarked(scale: Float) throws {
    let step = try UnitStep.lstm(f: 0.5, before: 0.8, candidate: 0.2)
    #expect(rows(step, scale: scale) == ["          │", "          │"])
  }

  @Test func bothBarsSayTheirNumbers() throws {
    var canvas = Canvas(size: Size(columns: 30, rows: 2))
    LedgerBar(
      step: try UnitStep.lstm(f: 0.5, before: -0.8, candidate: 0.2), scale: 1,
      appearance: Appearance(), texts: .english
    ).draw(into: &canvas, in: canvas.bounds)
    #expect(canvas.glyphs(0, 0..<10) == "old -0.80 ")
    #expect(canvas.glyphs(1, 0..<10) == "new -0.20 ")
  }

  @Test func lengthsAddUpForAnyStep() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let step = try UnitStep.lstm(
        f: .random(in: 0...1, using: &random), before: .random(in: -1...1, using: &random),
        i: .random(in: 0...1, using: &random), candidate: .random(in: -1...1, using: &random))
      let rows = rows(step, scale: 2)
      let cells = { (row: Int, glyph: Character) in rows[row].count { $0 == glyph } }
      let column = { (value: Float) in Int((10 + value / 2 * 10).rounded()) }
      let length = { (first: Float, last: Float) in abs(column(first) - column(last)) }
      #expect(cells(0, "█") == length(0, step.kept))
      #expect(cells(0, "░") == length(step.kept, step.before))
      #expect(cells(1, "▒") == length(step.kept, step.after))
      // The new bar ends at C, or at what was kept where a write has eaten of it.
      let far = step.kept * step.written < 0 ? step.kept : step.after
      let near = step.kept * step.after < 0 ? step.after : 0
      #expect(cells(1, "█") + cells(1, "▒") == length(near, far))
    }
  }
}
