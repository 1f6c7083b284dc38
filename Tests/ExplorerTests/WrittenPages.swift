import Recurrent
import Screen
import Testing

@testable import Explorer

/// A page becomes a file in the format that its name says.
@Suite struct WrittenPages {
  private func written(_ line: String, _ explorer: Explorer) -> PageFile? {
    var explorer = explorer
    for key in ":\(line)" { _ = explorer.type([.character(key)]) }
    guard case .write(let file) = explorer.update(.prompt(.submitted)) else { return nil }
    return file
  }

  private func text(_ file: PageFile) -> String {
    var bytes: [UInt8] = []
    file.write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func csv(_ explorer: Explorer) throws -> (header: [String], rows: [[String]]) {
    let file = try #require(written("write numbers.csv", explorer))
    let lines = text(file).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "")
    let fields = lines.dropLast().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(fields.first)
    #expect(fields.allSatisfy { $0.count == header.count })
    return (header, Array(fields.dropFirst()))
  }

  @Test func theExtensionSaysTheFormat() throws {
    let explorer = try Example.explorer()
    let canvas = explorer.view()
    for (name, expected) in [
      ("a.txt", canvas.text), ("a.ansi", canvas.ansi), ("b/a.b.SVG", canvas.svg(theme: .dark)),
      ("a b.html", canvas.html(theme: .dark)),
    ] {
      let file = try #require(written("write \(name)", explorer))
      #expect(file.name == name && !file.replaces)
      #expect(text(file) == expected, "\(name)")
    }
    #expect(written("write! a.svg", explorer)?.replaces == true)
    #expect(written("write a", explorer) == nil && written("write a.jpg", explorer) == nil)
  }

  @Test(arguments: ["write", "w", "write!"])
  func withoutANameItIsAPictureUnderAFreeOne(line: String) throws {
    let explorer = try Example.explorer()
    let file = try #require(written(line, explorer))
    #expect(file.name == nil && !file.replaces && file.format == .svg)
    var other = explorer
    #expect(other.update(.picture(.askedToWrite)) == .write(file))
  }

  @Test func pagesOverTimeHaveTheirStepsAndTheLayersSignals() throws {
    for page in [Page.gates, .unit, .output] {
      var explorer = try Example.explorer()
      _ = explorer.update(.view(.turned(to: page)))
      let (header, rows) = try csv(explorer)
      #expect(header.prefix(3) == ["t", "x[0]", "l0.f[0]"])
      #expect(header.contains("l0.h[11]") && header.contains("pred[0]") == (page == .output))
      #expect(header.count == 2 + 6 * 12 + (page == .output ? 1 : 0))
      let steps = explorer.timeAxis.steps
      #expect(rows.map { Int($0[0]) } == steps.map { $0 })
      #expect(steps.contains(62) && steps.count < 200)
      let column = try #require(header.firstIndex(of: "l0.f[8]"))
      for row in rows {
        let step = try #require(Int(row[0]))
        #expect(Float(row[column]) == explorer.trace[step, 0][.forgetGate][8])
        #expect(Float(row[1]) == explorer.trace.sequence.rows(step..<step + 1).first)
      }
    }
  }

  @Test func pageTwoHasTheUnitsStep() throws {
    var explorer = try Example.explorer()
    _ = explorer.update(.view(.turned(to: .cell)))
    let (header, rows) = try csv(explorer)
    #expect(
      header == ["t", "x[0]"] + ["f", "i", "g", "c", "o", "h"].map { "l0.\($0)[8]" })
    #expect(rows.count == 1 && rows.first?.first == "62")
    #expect(Float(rows.first?[2] ?? "") == explorer.trace[62, 0][.forgetGate][8])
  }

  @Test func pageSixHasItsTableInTheOrderShown() throws {
    var explorer = try Example.explorer()
    _ = explorer.update(.view(.turned(to: .units)))
    let (header, rows) = try csv(explorer)
    #expect(
      header.prefix(3) == ["unit", "f.closed", "f.open"] && header.contains("half_life.50")
        && header.contains("written.mean") && header.contains("c.mean")
        && header.contains("head_weight")
        && header.suffix(3) == ["finite", "dead", "stuck"])
    #expect(rows.map { Int($0[0]) } == Array(0..<12))
    let mean = try #require(header.firstIndex(of: "c.mean"))
    let figures = try #require(explorer.layerFigures)
    #expect(rows.map { Float($0[mean]) } == figures.units.map(\.mean))
    while explorer.viewpoint.order != .mean { _ = explorer.update(.units(.ordered(.next))) }
    let ordered = try csv(explorer).rows
    let means = ordered.compactMap { Float($0[mean]) }
    #expect(means == means.sorted(by: >) && Set(means) == Set(figures.units.map(\.mean)))
  }

  @Test func whatIsNotKnownYetIsSaid() {
    var explorer = RandomNetwork(hidden: 3, steps: 4).explorer()
    _ = explorer.update(.view(.turned(to: .units)))
    #expect(written("write a.csv", explorer) == nil)
    #expect(written("write a.txt", explorer) != nil)
  }

  @Test func otherCellsAndLayersHaveTheirOwnSignals() throws {
    for network in RandomNetwork.all {
      var explorer = network.explorer(size: Size(columns: 80, rows: 24))
      _ = explorer.update(.summarised(try #require(TraceSummary(of: explorer.trace))))
      for layer in explorer.trace.network.layers.indices {
        _ = explorer.update(.units(.movedLayer(by: layer == 0 ? 0 : 1)))
        for page in Page.allCases {
          _ = explorer.update(.view(.turned(to: page)))
          let (header, rows) = try csv(explorer)
          #expect(!rows.isEmpty)
          guard page == .gates else { continue }
          let name = explorer.trace.network.name(ofLayer: explorer.layer)
          let recurrent = explorer.recurrentLayer
          let widths = recurrent.signals.map { recurrent.width(of: $0) }
          #expect(header.filter { $0.hasPrefix("\(name).") }.count == widths.reduce(0, +))
        }
      }
    }
  }

  @Test func whatBecameOfItIsSaidInBothLanguages() throws {
    for language in Language.allCases {
      var explorer = try Example.explorer(language: language)
      _ = explorer.update(.picture(.exists(file: "a.svg")))
      let line = explorer.view().lines[22]
      #expect(line.contains(":write! "))
      _ = explorer.type([.character("l")])
      #expect(!explorer.view().lines[22].contains("a.svg"))
    }
  }
}
