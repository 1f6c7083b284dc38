import Screen
import TestSupport
import Testing

@testable import Explorer

/// Whoever leans on the keyboard gets a picture.
@Suite struct RandomKeys {
  @Test(arguments: RandomNetwork.all)
  func anyKeysAtAnySizesKeepTheStateValid(network: RandomNetwork) {
    leanOnTheKeyboard(network.explorer())
  }

  @Test func anyKeysAtAnySizesKeepTheStateOfSeveralSequencesValid() {
    leanOnTheKeyboard(SeveralSequences.explorer())
  }

  private func leanOnTheKeyboard(_ explorer: Explorer) {
    var random = SeededGenerator(seed: 11)
    let keys = KeyTable.entries.flatMap(\.bindings).map(\.0).filter {
      ![.character("q"), .character("Q"), .control("c")].contains($0)
    }
    let ways = [Key(.enter), Key(.escape), Key(.backspace), Key(.tab), .control("u")]
    var explorer = explorer
    for index in 0..<7_600 {
      switch Int.random(in: 0..<20, using: &random) {
      case 0:
        let size = Size(
          columns: .random(in: 0...200, using: &random), rows: .random(in: 0...60, using: &random))
        #expect(explorer.update(.resized(size)) == nil)
      case 1...4: #expect(explorer.update(.time(.ticked)) == nil)
      default:
        // A line that is typed would take most keys, did it not end soon.
        let some = explorer.prompt == nil || Bool.random(using: &random) ? keys : ways
        if let key = some.randomElement(using: &random) { #expect(explorer.type([key]) == false) }
      }
      expectValid(explorer)
      if index.isMultiple(of: 400) { #expect(explorer.view().size == explorer.size) }
    }
  }

  @Test func keysThatMeanNothingDoNothing() throws {
    var explorer = try Example.explorer()
    let before = explorer.view()
    let quits = explorer.type([.character("ä"), .character("X"), Key(.function(9)), Key(.insert)])
    #expect(!quits)
    #expect(explorer.view() == before)
  }

  @Test func keysBehindQuittingAreNotObeyed() throws {
    var explorer = try Example.explorer(step: 5)
    let quits = explorer.type([.character("l"), .character("q"), .character("l")])
    #expect(quits)
    #expect(explorer.step == 6)
  }
}
