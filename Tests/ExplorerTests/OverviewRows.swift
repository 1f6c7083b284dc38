import Recurrent
import Screen
import Testing

@testable import Explorer

/// The whole sequence, a row a layer where there is room.
@Suite struct OverviewRows {
  private func explorer(
    layers: Int, _ size: Size, appearance: Appearance = Appearance()
  ) throws -> Explorer {
    let network = RandomNetwork(hidden: 5, steps: 200, layers: layers, hasHead: true)
    var explorer = Explorer(
      trace: network.trace(), title: .init(file: "", network: []), appearance: appearance,
      size: size)
    _ = explorer.update(.summarised(try #require(TraceSummary(of: network.trace()))))
    return explorer
  }

  @Test(arguments: [(39, 1), (40, 3), (60, 3)])
  func eachLayerHasOneFrom40RowsUp(height: Int, rows: Int) throws {
    let explorer = try explorer(layers: 3, Size(columns: 120, rows: height))
    let rect = try #require(explorer.gatesLayout.overview)
    #expect(rect.rows == rows && rect.endY == height - 2)
    #expect(explorer.overviews?.strengths.count == rows)
  }

  @Test func aRowIsNumberedAndTheShownLayersHasThePage() throws {
    var explorer = try explorer(layers: 2, Size(columns: 120, rows: 40))
    let rect = try #require(explorer.gatesLayout.overview)
    for layer in 0..<2 {
      _ = explorer.type([.character(layer == 0 ? "{" : "}")])
      let lines = (rect.y..<rect.endY).map { explorer.view().glyphs($0) }
      #expect(lines[0].hasPrefix("whole      0") && lines[1].hasPrefix("by layer   1"))
      for (row, line) in lines.enumerated() {
        #expect(line.contains("▸") == (row == layer))
        #expect(line.contains("▼") == (row == layer))
        #expect(line.contains("]") == (row == layer))
      }
      let strengths = try #require(explorer.overviews?.strengths[layer])
      let summary = try #require(explorer.summary)
      #expect(
        strengths
          == summary.layers[layer].strongestEvents(
            parts: strengths.count, bucketCount: summary.bucketCount))
    }
  }

  @Test func ofMoreLayersThanRowsTheShownOneIsAmongThem() throws {
    var explorer = try explorer(layers: 9, Size(columns: 80, rows: 42))
    for layer in 0..<9 {
      let rows = try #require(explorer.gatesLayout.overview?.rows)
      #expect(rows == 4)
      #expect(explorer.layer == layer)
      #expect(explorer.overviewLayers(rows).contains(layer))
      #expect((0...9).contains(explorer.overviewLayers(rows).upperBound))
      _ = explorer.type([.character("}")])
    }
  }

  @Test func aPlaceInARowIsItsStepAndItsLayer() throws {
    var explorer = try explorer(layers: 3, Size(columns: 120, rows: 40))
    let rect = try #require(explorer.gatesLayout.overview)
    let x = explorer.gatesLayout.chart.lowerBound
    for layer in [2, 0, 1] {
      explorer.click(x + 10 * layer, rect.y + layer)
      #expect(explorer.layer == layer)
      #expect(explorer.view()[x + 10 * layer, rect.y + layer].glyph == "▼")
    }
    _ = explorer.type([.character("u")])
    #expect(explorer.layer == 0 && explorer.step == 0)
  }
}
