import Recurrent
import Screen
import TestSupport
import Testing

@testable import Explorer

/// Pointing at what the pages show.
@Suite struct MouseOnPages {
  private static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 36), Size(columns: 200, rows: 60),
  ]

  private func explorer(_ page: Page = .gates, _ size: Size = sizes[0]) throws -> Explorer {
    var explorer = try Example.explorer(size: size)
    _ = explorer.update(.view(.turned(to: page)))
    return explorer
  }

  // MARK: Page 1

  @Test(arguments: sizes)
  func aCellIsItsStepAndUnit(size: Size) throws {
    var explorer = try explorer(.gates, size)
    let (layout, axis) = (explorer.gatesLayout, explorer.timeAxis)
    for panel in layout.panels where !panel.isSingle {
      for y in panel.rect.y..<panel.rect.endY {
        // The gutter says which unit the row shows: the selected one or the first of two.
        let number = Int(explorer.view().glyphs(y, 10..<13).filter(\.isNumber))
        for step in [axis.steps.lowerBound, axis.steps.lowerBound + 33] {
          let x = axis.columns(of: step).upperBound - 1
          explorer.click(x, y)
          #expect(explorer.step == step)
          if let number, number != 8 { #expect(explorer.unit == number) }
          _ = explorer.update(.units(.selected(8)))
        }
      }
    }
  }

  @Test func aSplitCellIsItsUpperUnitAndThenTheLower() {
    var explorer = RandomNetwork(hidden: 20, steps: 50).explorer()
    let panel = explorer.gatesLayout.panels[0]
    let units = explorer.units(of: panel, inRow: 2)
    #expect(units == [4, 5])
    for expected in [4, 5, 4] {
      explorer.click(explorer.timeAxis.columns(of: 7).lowerBound, panel.rect.y + 2)
      #expect(explorer.unit == expected && explorer.step == 7)
    }
  }

  @Test func besideTheCellsOnlyTheUnitIsMeant() throws {
    var explorer = try explorer(.gates, MouseOnPages.sizes[2])
    let panel = explorer.gatesLayout.panels[0]
    explorer.click(11, panel.rect.y)
    #expect(explorer.unit == 0 && explorer.step == 62)
  }

  @Test func theQuantilesOfManyUnitsAreOnlyASteps() {
    var explorer = RandomNetwork(hidden: 256, steps: 5, features: 40).explorer()
    _ = explorer.update(.units(.selected(9)))
    let panel = explorer.gatesLayout.panels[0]
    explorer.click(explorer.timeAxis.middle(of: 3), panel.rect.y)
    #expect(explorer.step == 3 && explorer.unit == 9)
  }

  @Test func aPanelsWordsFocusItAndThenEnlargeIt() throws {
    var explorer = try explorer()
    let panel = explorer.gatesLayout.panels[1]
    explorer.click(1, panel.rect.y)
    #expect(explorer.viewpoint.focus == panel.signal && !explorer.isEnlarged)
    explorer.click(1, panel.rect.y)
    #expect(explorer.isEnlarged && explorer.gatesLayout.panels.map(\.signal) == [panel.signal])
    explorer.click(1, explorer.gatesLayout.panels[0].rect.y)
    #expect(!explorer.isEnlarged)
    #expect(explorer.step == 62 && explorer.unit == 8)
  }

  @Test(arguments: [sizes[1], sizes[2]])
  func theInspectorsListsAreTheirUnits(size: Size) throws {
    var explorer = try explorer(.gates, size)
    let rect = try #require(explorer.gatesLayout.inspector)
    var count = 0
    for y in rect.y..<rect.endY {
      let row = explorer.view().glyphs(y, rect.x..<rect.x + 4)
      guard row.hasPrefix("u"), let unit = Int(row.dropFirst().prefix(while: \.isNumber)) else {
        continue
      }
      var other = explorer
      _ = other.update(.units(.selected(unit == 0 ? 1 : 0)))
      other.click(rect.x + 10, y)
      #expect(other.unit == unit && other.step == 62)
      count += 1
    }
    #expect(count == 10)
    explorer.click(rect.x, rect.y)
    #expect(explorer.unit == 8)
  }

  @Test(arguments: sizes)
  func whatStandsOverATimeIsItsStep(size: Size) throws {
    var explorer = try explorer(.gates, size)
    let layout = explorer.gatesLayout
    let rows =
      [layout.ruler, layout.error, layout.input?.y, layout.events?.y, layout.memory?.y]
      .compactMap { $0 }
    #expect(rows.count >= 4)
    for (offset, y) in rows.enumerated() {
      let step = explorer.timeAxis.steps.lowerBound + 10 + offset
      explorer.click(explorer.timeAxis.middle(of: step), y)
      #expect(explorer.step == step && explorer.unit == 8)
    }
  }

  @Test(arguments: [sizes[0], sizes[1]])
  func aPlaceOfTheWholePutsTheCursorsMarkThere(size: Size) throws {
    var explorer = try explorer(.gates, size)
    let y = try #require(explorer.gatesLayout.overview?.y)
    let last = explorer.timeAxis.endX - 1
    let first = explorer.gatesLayout.chart.lowerBound
    for x in Array(stride(from: first, to: last, by: 7)) + [last] {
      explorer.click(x, y)
      #expect(explorer.view()[x, y].glyph == "▼")
    }
    #expect(explorer.step == explorer.trace.stepCount - 1)
    explorer.click(last + 1, y)
    #expect(explorer.step == explorer.trace.stepCount - 1)
  }

  // MARK: Pages 2, 3 and 6

  @Test(arguments: sizes)
  func theStripOfUnitsIsItsUnits(size: Size) throws {
    var explorer = try explorer(.cell, Size(columns: size.columns, rows: max(size.rows, 40)))
    let y = try #require(explorer.view().lines.firstIndex { $0.contains("units ") })
    for unit in 0..<12 {
      _ = explorer.update(.units(.selected(unit == 11 ? 10 : unit + 1)))
      let row = explorer.view().glyphs(y)
      let x = try #require(row.firstRange(of: " \(unit) ")).lowerBound
      explorer.click(row.distance(from: row.startIndex, to: x) + 2, y + 1)
      #expect(explorer.unit == unit && explorer.step == 62)
    }
  }

  @Test(arguments: sizes)
  func aCurveIsItsSteps(size: Size) throws {
    var explorer = try explorer(.unit, size)
    let axis = explorer.timeAxis
    for (row, step) in zip(explorer.unitLayout.curves, axis.steps) {
      explorer.click(axis.middle(of: step), row.rect.endY - 1)
      #expect(explorer.step == step && explorer.unit == 8)
    }
    explorer.click(2, explorer.unitLayout.ruler)
    #expect(explorer.step == axis.steps.lowerBound + explorer.unitLayout.curves.count - 1)
  }

  @Test(arguments: sizes)
  func aRowOfTheTableIsItsUnit(size: Size) throws {
    var explorer = try explorer(.units, size)
    let layout = explorer.unitsLayout
    let first = explorer.firstPlace
    for row in 0..<min(layout.visibleUnits, 12) {
      explorer.click(20, layout.rows.y + row)
      #expect(explorer.unit == first + row)
      #expect(explorer.view()[0, layout.rows.y + row].glyph == "▸")
    }
    explorer.click(20, layout.rows.y - 1)
    #expect(explorer.unit == first + min(layout.visibleUnits, 12) - 1)
  }

  @Test func dotsOfTheScatterAreTheirUnits() throws {
    var explorer = try explorer(.units, MouseOnPages.sizes[2])
    let rect = try #require(explorer.unitsLayout.scatters.first)
    let view = explorer.view()
    var met: Set<Int> = []
    for y in rect.y + 1..<rect.endY - 1 {
      for x in rect.x + 5..<rect.endX where "▘▝▀▖▌▞▛▗▚▐▜▄▙▟█◆".contains(view[x, y].glyph.character)
      {
        // Several may lie in one cell: each click goes on to the next.
        for _ in 0..<12 {
          explorer.click(x, y)
          met.insert(explorer.unit)
          #expect(explorer.view()[x, y].glyph == "◆")
        }
      }
    }
    #expect(met == Set(0..<12))
  }

  // MARK: Page 8

  @Test func aTokenOfTheTextIsItsStep() throws {
    for size in MouseOnPages.sizes {
      var explorer = RandomNetwork.characters.explorer(size: size)
      _ = explorer.update(.view(.turned(to: .output)))
      let rect = try #require(explorer.classRects?.text)
      let text = explorer.tokenText(in: rect)
      var count = 0
      for y in rect.y..<rect.endY {
        for x in rect.x..<rect.endX {
          guard let step = text.step(at: Point(x: x, y: y), in: rect) else { continue }
          count += 1
          var other = explorer
          other.click(x, y)
          #expect(other.step == step)
          // A wide token has two places.
          #expect(other.view().cursor?.y == y && (x - 1...x).contains(other.view().cursor?.x ?? -1))
          if count % 50 != 0 { break }
        }
      }
      #expect(count > 3)
    }
  }

  @Test func valuesAreTheirSteps() throws {
    var explorer = try explorer(.output)
    let axis = explorer.timeAxis
    explorer.click(axis.middle(of: 40), explorer.outputLayout.ruler)
    #expect(explorer.step == 40)
    explorer.click(axis.middle(of: 41), explorer.outputLayout.comparison.difference.y)
    #expect(explorer.step == 41)
    explorer.click(axis.middle(of: 42), explorer.outputLayout.comparison.numbers.y)
    #expect(explorer.step == 41)
  }

  // MARK: Everywhere

  @Test(arguments: RandomNetwork.all)
  func anyPlaceIsSafeAndGoesWhereItSays(network: RandomNetwork) {
    var random = SeededGenerator(seed: 9)
    var explorer = network.explorer()
    for size in MouseOnPages.sizes + [Size(columns: 40, rows: 10), Size(columns: 61, rows: 19)] {
      for page in Page.allCases {
        _ = explorer.update(.resized(size))
        _ = explorer.update(.view(.turned(to: page)))
        for _ in 0..<12 {
          let place = Point(
            x: .random(in: -1...size.columns, using: &random),
            y: .random(in: -1...size.rows, using: &random))
          guard case .moment(let step, let unit, let layer)? = explorer.target(at: place) else {
            continue
          }
          explorer.click(place.x, place.y)
          if let step { #expect(explorer.step == step) }
          if let unit { #expect(explorer.unit == unit) }
          if let layer { #expect(explorer.layer == layer) }
        }
      }
    }
  }

  @Test func undoBringsEachClickBack() throws {
    var explorer = try explorer()
    let ruler = explorer.gatesLayout.ruler
    explorer.click(explorer.timeAxis.middle(of: 20), ruler)
    explorer.click(explorer.timeAxis.middle(of: 30), ruler)
    _ = explorer.type([.character("u")])
    #expect(explorer.step == 20)
    _ = explorer.type([.character("u")])
    #expect(explorer.step == 62)
  }

  @Test func theMouseMeansNothingWhereItWouldSurprise() throws {
    var typing = try explorer()
    _ = typing.type([.character("/")])
    typing.click(40, typing.gatesLayout.ruler)
    typing.click(10, 23)
    #expect(typing.step == 62 && typing.page == .gates && typing.prompt != nil)
    var small = try explorer()
    _ = small.update(.resized(Size(columns: 30, rows: 5)))
    small.click(3, 4)
    #expect(small.page == .gates && small.step == 62)
    var other = try explorer()
    for action in [Mouse.Action.right, .middle] {
      other.send(Mouse(action, at: Point(x: 40, y: other.gatesLayout.ruler)))
    }
    #expect(other.step == 62)
  }
}
