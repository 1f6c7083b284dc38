import Recurrent
import Screen
import Testing

@testable import Explorer

/// For people whom moving pictures make ill: nothing moves by itself.
@Suite struct ReducedMotion {
  private func explorer(_ language: Language = .english) throws -> Explorer {
    var explorer = try Example.explorer(language: language)
    explorer.preferences.reducesMotion = true
    return explorer
  }

  @Test(arguments: Language.allCases)
  func spaceSaysSoInsteadOfPlaying(language: Language) throws {
    var explorer = try explorer(language)
    _ = explorer.type([.character(" ")])
    #expect(!explorer.isPlaying)
    #expect(explorer.tick == nil)
    #expect(explorer.view().glyphs(22).contains(explorer.texts.motionIsReduced))
    #expect(explorer.step == 62)
  }

  @Test func stepsByHandGoOnAsEver() throws {
    var explorer = try explorer()
    _ = explorer.type([.character(" "), .character("l")])
    #expect(explorer.step == 63)
    #expect(explorer.view().glyphs(22).hasPrefix("u8 "))
  }

  @Test func atTheLastStepSpaceDoesNotGoToTheFirst() throws {
    var explorer = try explorer()
    _ = explorer.type([.character("$"), .character(" ")])
    #expect(explorer.step == explorer.trace.stepCount - 1)
  }
}
