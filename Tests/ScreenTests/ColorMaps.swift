import Screen
import Testing

/// From values to the palette's colours.
@Suite struct ColorMaps {
  @Test(arguments: [ColorMap.light, .blueOrange])
  func thereAreFifteenDifferentColours(map: ColorMap) {
    #expect(map.indices.count == 15)
    #expect(Set(map.indices).count == 15)
    // The first 16 of the palette are whatever the person chose for them.
    #expect(map.indices.allSatisfy { $0 >= 16 })
  }

  @Test(arguments: [ColorMap.light, .blueOrange])
  func everyColourStandsForItsPartOfTheScale(map: ColorMap) {
    let colors = (0...14).map { map.color(at: Float($0) / 14) }
    #expect(colors == map.indices)
    #expect(map.color(at: 0.5 / 14 - 0.001) == map.indices[0])
    #expect(map.color(at: 0.5 / 14 + 0.001) == map.indices[1])
  }

  @Test func endsAndMiddleAreThoseOfTheDesign() {
    #expect(ColorMap.light.color(at: 0) == 16)
    #expect(ColorMap.light.color(at: 1) == 231)
    #expect(ColorMap.blueOrange.color(at: 0) == 195)
    #expect(ColorMap.blueOrange.color(at: 0.5) == 232)
    #expect(ColorMap.blueOrange.color(at: 1) == 223)
  }

  @Test(
    arguments: [(-0.1, 16), (-Float.infinity, 16), (1.1, 231), (.infinity, 231), (1e30, 231)]
      as [(Float, UInt8)])
  func valuesOutsideTakeTheNearerEnd(value: Float, color: UInt8) {
    #expect(ColorMap.light.color(at: value) == color)
  }

  @Test(arguments: [Float.nan, -.nan, .signalingNaN])
  func whatIsNoNumberHasTheMiddle(value: Float) {
    #expect(ColorMap.light.color(at: value) == ColorMap.light.indices[7])
  }

  @Test(
    arguments: [
      (-1, .never), (0, .never), (7, .never), (8, .eight), (15, .eight), (16, .sixteen),
      (88, .sixteen), (256, .indexed256), (16_777_216, .indexed256),
    ] as [(Int, ColorDepth)])
  func aTerminalsColoursGiveADepth(count: Int, depth: ColorDepth) {
    #expect(ColorDepth(colorCount: count) == depth)
  }

  @Test func depthsAreOrdered() {
    #expect(ColorDepth.allCases == ColorDepth.allCases.sorted())
  }
}
