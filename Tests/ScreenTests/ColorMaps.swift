import Screen
import Testing

/// From values to the palette's colours.
@Suite struct ColorMaps {
  @Test(arguments: ColorMap.allCases)
  func thereAreFifteenDifferentColours(map: ColorMap) {
    #expect(map.indices.count == 15)
    #expect(Set(map.indices).count == 15)
    // The first 16 of the palette are whatever the person chose for them.
    #expect(map.indices.allSatisfy { $0 >= 16 })
  }

  @Test(arguments: ColorMap.allCases)
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
    arguments: [
      (.light, 16, 231), (.blueOrange, 195, 223), (.viridis, 17, 227), (.cividis, 235, 227),
      (.inferno, 16, 229), (.redBlue, 236, 52),
    ] as [(ColorMap, UInt8, UInt8)])
  func mapsBeginAndEndAsInTheDesign(map: ColorMap, first: UInt8, last: UInt8) {
    #expect(map.indices.first == first && map.indices.last == last)
  }

  @Test(arguments: ColorMap.allCases)
  func lightnessRunsOneWayFromTheMiddleOrFromTheLowEnd(map: ColorMap) {
    let levels = map.indices.map { RGB(xterm: $0).luminance }
    let rises = zip(levels, levels.dropFirst()).map { $0 < $1 }
    if map.isDiverging {
      #expect(Set(rises[..<7]).count == 1 && Set(rises[7...]) == [!rises[0]])
    } else {
      #expect(Set(rises) == [true])
    }
  }

  @Test(arguments: [
    ("light", ColorMap.light), ("blue-orange", .blueOrange), ("RdBu_r", .redBlue),
    ("rdbu_r", .redBlue), ("Viridis", .viridis), ("cividis", .cividis), ("inferno", .inferno),
    ("jet", nil), ("", nil),
  ])
  func mapsHaveTheNamesThatPeopleKnow(name: String, map: ColorMap?) {
    #expect(ColorMap(named: name) == map)
  }

  @Test func aColourToBeToldFromTheGroundLiesFartherOut() {
    let (black, white) = (RGB(0, 0, 0), RGB(255, 255, 255))
    #expect(ColorMap.blueOrange.color(at: 0.45, on: black, contrast: 3) == 26)
    #expect(ColorMap.blueOrange.color(at: 0.55, on: black, contrast: 3) == 130)
    #expect(ColorMap.redBlue.color(at: 0.55, on: white, contrast: 3) == 167)
    #expect(ColorMap.redBlue.color(at: 0, on: white, contrast: 3) == 236)
    #expect(ColorMap.viridis.color(at: 0, on: black, contrast: 3) == nil)
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
      (88, .sixteen), (256, .indexed256), (32_767, .indexed256),
      (16_777_216, .truecolor),
    ] as [(Int, ColorDepth)])
  func aTerminalsColoursGiveADepth(count: Int, depth: ColorDepth) {
    #expect(ColorDepth(colorCount: count) == depth)
  }

  @Test(arguments: ColorMap.allCases)
  func fineColoursBeginAndEndWithThePalettesAndLieBetween(map: ColorMap) {
    let last = ColorMap.fineLevels - 1
    let colors = (0...last).map { map.rgb(at: Float($0) / Float(last)) }
    #expect(colors.first == map.indices.first.map { RGB(xterm: $0) })
    #expect(colors.last == map.indices.last.map { RGB(xterm: $0) })
    #expect(colors[last / 2] == RGB(xterm: map.indices[7]))
    #expect(Set(colors).count > 60)
    for (one, next) in zip(colors, colors.dropFirst()) {
      let steps = [(one.red, next.red), (one.green, next.green), (one.blue, next.blue)]
      // A quarter of the way from one of the palette's colours to the next, no leap.
      #expect(steps.allSatisfy { abs(Int($0) - Int($1)) <= 40 })
    }
  }

  @Test func fineColoursOfWhatIsOutsideOrNoNumber() {
    #expect(ColorMap.light.rgb(at: -1) == RGB(0, 0, 0))
    #expect(ColorMap.light.rgb(at: .infinity) == RGB(255, 255, 255))
    #expect(ColorMap.blueOrange.rgb(at: .nan) == RGB(xterm: 232))
  }

  @Test func fineGatesGetBrighterAllTheWay() {
    let levels = (0..<ColorMap.fineLevels).map {
      ColorMap.light.rgb(at: Float($0) / Float(ColorMap.fineLevels - 1)).luminance
    }
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func depthsAreOrdered() {
    #expect(ColorDepth.allCases == ColorDepth.allCases.sorted())
  }
}
