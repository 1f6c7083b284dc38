import Screen
import Testing

@testable import Explorer

/// Every change of the view can be taken back and made again.
@Suite struct UndoAndRedo {
  @Test func aMoveIsTakenBackWhole() throws {
    var explorer = try Example.explorer(step: 62, unit: 8)
    _ = explorer.type([.character("?"), Key(.escape)])
    let start = explorer.viewpoint
    _ = explorer.type([Key(.right), Key(.right), Key(.down)])
    let end = explorer.viewpoint
    #expect(end != start)
    _ = explorer.type([.character("u")])
    // Where the example begins was reached by moving, too.
    #expect(explorer.viewpoint != end)
    _ = explorer.type([.control("r")])
    #expect(explorer.viewpoint == end)
  }

  @Test func withoutAChangeNothingHappens() throws {
    var explorer = Explorer(
      trace: try Example.trace(), title: .init(file: "", network: []), appearance: Appearance(),
      size: Size(columns: 80, rows: 24))
    let start = explorer.viewpoint
    _ = explorer.type([.character("u"), .control("r"), .character("u")])
    #expect(explorer.viewpoint == start)
  }

  @Test func aNewChangeEndsWhatCouldBeMadeAgain() {
    var history = History()
    let places = (0..<3).map { step in Viewpoint(step: step, layer: step) }
    history.record(places[0], before: places[1])
    #expect(history.back(from: places[1]) == places[0])
    history.record(places[0], before: places[2])
    #expect(history.forth(from: places[2]) == places[2])
    #expect(history.back(from: places[2]) == places[0])
  }

  @Test func theHistoryIsBounded() {
    var history = History()
    var present = Viewpoint()
    for unit in 1...1000 {
      let old = present
      present = Viewpoint(unit: unit)
      history.record(old, before: present)
      // Going back ends a move, so that the next one is a change of its own.
      let undone = history.back(from: present)
      #expect(undone == old)
      present = history.forth(from: undone)
    }
    var count = 0
    while true {
      let earlier = history.back(from: present)
      guard earlier != present else { break }
      present = earlier
      count += 1
    }
    #expect(count == 200)
  }
}
