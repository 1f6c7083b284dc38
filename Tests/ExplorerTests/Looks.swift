import Recurrent
import Screen
import Testing

@testable import Explorer

/// Colour maps and themes: readable on either ground, chosen by a key, taken back by another.
@Suite struct Looks {
  private func ratio(_ style: Style, on theme: Theme) -> Double {
    guard case .indexed(let index) = style.foreground else { return 21 }
    return RGB(xterm: index).contrast(with: theme.ground)
  }

  @Test(arguments: Theme.allCases, [ColorDepth.truecolor, .indexed256, .sixteen, .eight])
  func textCanBeReadOnItsGround(theme: Theme, depth: ColorDepth) {
    let appearance = Appearance(colorDepth: depth, theme: theme)
    // The first 16 are whatever the terminal has for them; xterm's magenta falls just short.
    let least = depth >= .indexed256 ? 4.5 : 4.4
    let roles: [Role] = [.plain, .strong, .dim, .kept, .written, .letGo, .marked]
    for role in roles { #expect(ratio(appearance.style(role), on: theme) >= least) }
  }

  @Test(arguments: Theme.allCases, ColorMap.allCases)
  func wiresCanBeSeenOnTheirGround(theme: Theme, states: ColorMap) {
    let appearance = Appearance(theme: theme, stateMap: states)
    for share in 0...20 {
      let value = Float(share) / 20
      let flows: [Wire.Flow] = [
        .gate(value), .state(4 * value), .state(-4 * value), .bundle, .state(.nan), .gate(.nan),
      ]
      for flow in flows {
        let style = appearance.wireStyle(Wire(flow: flow, isKnown: true, isActive: false))
        #expect(ratio(style, on: theme) >= 3)
      }
    }
  }

  @Test(arguments: ColorMap.allCases)
  func numbersCanBeReadOnEveryColour(map: ColorMap) {
    let shading = Shading(scale: .signed, appearance: Appearance(stateMap: map))
    for index in map.indices {
      var canvas = Canvas(size: Size(columns: 1, rows: 1))
      let cell = Cell(" ", style: Style(background: .indexed(index)))
      shading.write("7", over: cell, x: 0, y: 0, on: &canvas)
      guard case .indexed(let ink) = canvas[0, 0].style.foreground else {
        Issue.record("the number has no colour")
        return
      }
      #expect(RGB(xterm: ink).contrast(with: RGB(xterm: index)) >= 4.5)
    }
  }

  @Test(arguments: ColorMap.allCases)
  func numbersCanBeReadOnEveryMixedColour(map: ColorMap) throws {
    let appearance = Appearance(colorDepth: .truecolor, stateMap: map)
    let shading = Shading(scale: .signed, appearance: appearance)
    for level in 0...128 {
      let style = shading.textStyle(Float(level) / 64 - 1)
      let (ink, ground) = (RGB(style.foreground), RGB(style.background))
      #expect(try #require(ink).contrast(with: #require(ground)) >= 4.5)
    }
  }

  @Test func truecolorDrawsBetweenThePalettesColours() {
    let shading = Shading(scale: .gate, appearance: Appearance(colorDepth: .truecolor))
    #expect(
      shading.cell(0.52) == Cell(" ", style: Style(background: .rgb(ColorMap.light.rgb(at: 0.52)))))
    #expect(shading.cell(0.52) != shading.cell(0.54))
    #expect(
      shading.cell(0, over: 1).style
        == Style(foreground: .rgb(RGB(255, 255, 255)), background: .rgb(RGB(0, 0, 0))))
  }

  @Test func statesHaveADarkMiddleOnDarkAndALightOneOnLight() {
    for (theme, middle) in [(Theme.dark, UInt8(232)), (.light, 231)] {
      let shading = Shading(scale: .signed, appearance: Appearance(theme: theme))
      #expect(shading.cell(0).style.background == .indexed(middle))
    }
  }

  @Test func gatesAndStatesHaveTheMapsThatWereAskedFor() {
    let appearance = Appearance(gateMap: .viridis, stateMap: .redBlue)
    let cells = [
      Shading(scale: .gate, appearance: appearance).cell(1),
      Shading(scale: .signed, appearance: appearance).cell(1),
    ]
    #expect(cells.map(\.style.background) == [.indexed(227), .indexed(52)])
  }

  @Test(arguments: [ColorDepth.eight, .sixteen])
  func fewColoursOnALightGroundAreRedAndBlue(depth: ColorDepth) {
    let shading = Shading(
      scale: .signed, appearance: Appearance(colorDepth: depth, theme: .light))
    #expect(shading.cell(1).style.foreground == .indexed(1))
    #expect(shading.cell(-1).style.foreground == .indexed(4))
  }

  @Test(arguments: [
    Appearance(), Appearance(theme: .light), Appearance(gateMap: .cividis, stateMap: .inferno),
  ])
  func theKeyGoesThroughAllPairsAndComesBack(appearance: Appearance) throws {
    var explorer = try Example.explorer(appearance: appearance)
    var seen: [MapPair] = []
    repeat {
      seen.append(explorer.appearance.maps)
      _ = explorer.type([.character("c")])
    } while explorer.appearance.maps != appearance.maps && seen.count < 99
    let pairs = MapPair.choices(on: appearance.theme)
    #expect(seen.count == (pairs.contains(appearance.maps) ? pairs.count : pairs.count + 1))
    for pair in pairs { #expect(seen.contains(pair)) }
  }

  @Test func anotherMapIsAnotherPictureWithTheSameGlyphs() throws {
    var explorer = try Example.explorer()
    let before = explorer.view()
    _ = explorer.type([.character("c")])
    #expect(explorer.view().text == before.text)
    #expect(explorer.view() != before)
    _ = explorer.type([.character("u")])
    #expect(explorer.view() == before)
    _ = explorer.type([.control("r")])
    #expect(explorer.view() != before)
  }

  @Test(arguments: [ColorDepth.never, .eight, .sixteen])
  func withFewColoursThereIsNothingToChoose(depth: ColorDepth) throws {
    var explorer = try Example.explorer(appearance: Appearance(colorDepth: depth))
    let before = explorer.viewpoint
    _ = explorer.type([.character("c")])
    #expect(explorer.viewpoint == before)
  }

  @Test(arguments: [
    (Appearance(), "blue below 0, black at 0, orange above"),
    (Appearance(theme: .light), "blue below 0, white at 0, red above"),
    (Appearance(stateMap: .viridis), "dark blue below 0, green at 0, yellow above"),
    (Appearance(colorDepth: .eight), "blue below 0, black at 0, yellow above"),
    (Appearance(colorDepth: .sixteen, theme: .light), "blue below 0, white at 0, red above"),
  ])
  func theHelpNamesTheColours(appearance: Appearance, words: String) throws {
    var explorer = try Example.explorer(appearance: appearance)
    _ = explorer.type([.character("?")])
    #expect(explorer.view().text.contains(words))
  }

  @Test func everyMapHasWordsInEveryLanguage() {
    for map in ColorMap.allCases {
      let both = Language.allCases.map { $0.texts.map(map) }
      #expect(Set(both.map(\.low)).count == 2 && both.allSatisfy { $0.low != $0.high })
      for (language, words) in zip(Language.allCases, both) {
        #expect(language.texts.signs.inColors(words).columns <= 78)
      }
    }
  }
}
