import Recurrent
import Screen
import Testing

@testable import Explorer

/// Every page as a whole picture, each looked at when it was recorded.
@Suite struct PageSnapshots {
  /// Page 1 at these sizes is in ``Snapshots``.
  static let others = Page.allCases.filter { $0 != .gates }

  private func expect(_ explorer: Explorer, _ page: Page, _ name: String) throws {
    var explorer = explorer
    _ = explorer.update(.view(.turned(to: page)))
    try Snapshot(name: "\(page.name)-\(name)").expect(explorer.view())
  }

  @Test(arguments: others, [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)])
  func inColour(page: Page, size: Size) throws {
    try expect(Example.explorer(size: size), page, "\(size.columns)x\(size.rows)")
  }

  @Test(arguments: others) func onALargeScreen(page: Page) throws {
    try expect(Example.explorer(size: Size(columns: 200, rows: 60)), page, "200x60")
  }

  @Test(arguments: Page.allCases) func withoutColour(page: Page) throws {
    let explorer = try Example.explorer(appearance: Appearance(colorDepth: .never))
    try expect(explorer, page, "80x24-monochrome")
  }

  @Test(arguments: others) func inASCII(page: Page) throws {
    let appearance = Appearance(colorDepth: .never, isUnicode: false)
    try expect(Example.explorer(appearance: appearance), page, "80x24-ascii")
  }

  @Test(arguments: Page.allCases) func inChinese(page: Page) throws {
    try expect(Example.explorer(language: .chinese), page, "80x24-chinese")
  }

  @Test(arguments: Page.allCases) func ofAGRU(page: Page) throws {
    let network = RandomNetwork(kind: .gru, hidden: 12, steps: 200, hasHead: true)
    try expect(at62(network), page, "80x24-gru")
  }

  @Test(arguments: Page.allCases) func ofAVanillaNetwork(page: Page) throws {
    let network = RandomNetwork(kind: .tanhRNN, hidden: 12, steps: 200, hasHead: true)
    try expect(at62(network), page, "80x24-rnn")
  }

  @Test func theListOfBookmarks() throws {
    var explorer = try Example.explorer()
    for (step, page) in [(62, Page.gates), (20, .cell), (140, .unit)] {
      _ = explorer.update(.view(.turned(to: page)))
      _ = explorer.update(.time(.steppedTo(step)))
      _ = explorer.type([.character("b")])
    }
    _ = explorer.type([.character("B")])
    try Snapshot(name: "bookmarks-80x24").expect(explorer.view())
  }

  @Test func manyInputColumns() throws {
    try Snapshot(name: "inputs-80x24").expect(InputColumns.explorer().view())
  }

  private func at62(_ network: RandomNetwork) throws -> Explorer {
    var explorer = network.explorer(size: Size(columns: 80, rows: 24))
    let summary = try #require(TraceSummary(of: network.trace()))
    _ = explorer.update(.summarised(summary))
    _ = explorer.update(.time(.steppedTo(62)))
    _ = explorer.update(.units(.selected(8)))
    return explorer
  }
}
