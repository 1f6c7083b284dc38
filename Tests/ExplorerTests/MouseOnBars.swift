import Recurrent
import Screen
import Testing

@testable import Explorer

/// Pointing at scroll bars, and at the stops and the past of page 2.
@Suite struct MouseOnBars {
  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 46)])
  func aScrollBarLeadsToTheUnitsOfThatPart(size: Size) throws {
    var explorer = RandomNetwork(hidden: 256, steps: 5, features: 40).explorer(size: size)
    let layout = explorer.gatesLayout
    let rect = explorer.scrollBarRect(of: layout.panels[0], layout)
    let units = explorer.orderedUnits.units
    explorer.click(rect.x, rect.endY - 1)
    #expect(explorer.unit == units.last)
    explorer.click(rect.x, rect.y)
    #expect(explorer.unit == units.first)
    explorer.click(rect.x, rect.y + rect.rows / 2)
    #expect(rect.rows >= 3)
    #expect((60..<196).contains(explorer.orderedUnits.places[explorer.unit]))
  }

  @Test func whereAllUnitsAreShownThereIsNoBar() throws {
    var explorer = try Example.explorer(size: Size(columns: 200, rows: 60))
    let x = try #require(explorer.gatesLayout.scrollBar)
    let unit = explorer.unit
    for panel in explorer.gatesLayout.panels {
      explorer.click(x, panel.rect.endY - 1)
      #expect(explorer.unit == unit)
    }
  }

  @Test(arguments: [CellKind.lstm, .gru, .tanhRNN])
  func aStopsNameLeadsThere(kind: CellKind) {
    var explorer = RandomNetwork(kind: kind, hidden: 3, steps: 200).explorer(
      size: Size(columns: 80, rows: 24))
    _ = explorer.update(.view(.turned(to: .cell)))
    for (index, stage) in kind.stages.enumerated().reversed() {
      let row = explorer.view().glyphs(1)
      let name = explorer.texts.cell.stage(stage)
      guard let range = row.firstRange(of: " \(name) ") else {
        Issue.record("no \(name) in \(row)")
        continue
      }
      explorer.click(row.distance(from: row.startIndex, to: range.lowerBound) + 1, 1)
      #expect(explorer.stage == stage && explorer.viewpoint.stage == index)
      #expect(explorer.step == 0)
    }
    explorer.click(79, 1)
    #expect(explorer.viewpoint.stage == 0)
  }

  @Test func thePastBelowTheCellIsItsSteps() throws {
    var explorer = try Example.explorer(size: Size(columns: 120, rows: 48))
    _ = explorer.update(.view(.turned(to: .cell)))
    let rect = try #require(
      explorer.pastRect(below: explorer.cellPage.end(in: explorer.cellRect)))
    for (row, step) in zip(rect.y..<rect.endY, explorer.timeAxis.steps) {
      explorer.click(explorer.timeAxis.middle(of: step), row)
      #expect(explorer.step == step)
    }
    let unit = explorer.unit
    explorer.click(1, rect.y)
    explorer.click(100, rect.endY)
    #expect(explorer.step == explorer.timeAxis.steps.lowerBound + rect.rows - 1)
    #expect(explorer.unit == unit)
  }
}
