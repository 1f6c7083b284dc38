import Screen
import Testing

@testable import Explorer

/// Few whole pictures, each looked at when it was recorded: the example behind the jump that unit 8
/// throws away.
@Suite struct Snapshots {
  private func picture(
    _ columns: Int, _ rows: Int, _ appearance: Appearance = Appearance()
  ) throws -> Explorer {
    try Example.explorer(
      size: Size(columns: columns, rows: rows), appearance: appearance, isFitted: true)
  }

  @Test func smallScreen() throws {
    try Snapshot(name: "sine-80x24").expect(picture(80, 24).view())
  }

  @Test func usualScreen() throws {
    try Snapshot(name: "sine-120x36").expect(picture(120, 36).view())
  }

  @Test func largeScreen() throws {
    try Snapshot(name: "sine-200x60").expect(picture(200, 60).view())
  }

  @Test func withoutColoursOrUnicode() throws {
    let appearance = Appearance(colorDepth: .never, isUnicode: false)
    try Snapshot(name: "sine-80x24-ascii").expect(picture(80, 24, appearance).view())
  }

  @Test func oneOfSeveralSequences() throws {
    var explorer = SeveralSequences.explorer(at: 1)
    _ = explorer.update(.time(.steppedTo(12)))
    try Snapshot(name: "several-80x24").expect(explorer.view())
  }

  @Test func help() throws {
    var explorer = try picture(80, 24)
    _ = explorer.update(.openedHelp)
    try Snapshot(name: "help-80x24").expect(explorer.view())
  }
}
