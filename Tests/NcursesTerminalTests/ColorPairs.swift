import Screen
import Testing

@testable import NcursesTerminal

@Suite struct ColorPairs {
  @Test func everyPairHasOneNumber() {
    var table = PairTable(colorCount: 256, limit: 65536)
    let first = table.entry(foreground: .indexed(1), background: .standard)
    #expect(first.number == 1)
    #expect(first.new == PairTable.NewPair(number: 1, foreground: 1, background: -1))
    #expect(table.entry(foreground: .indexed(1), background: .standard) == .init(number: 1))
    #expect(table.entry(foreground: .standard, background: .indexed(1)).number == 2)
    #expect(table.entry(foreground: .standard, background: .standard) == .own)
  }

  @Test func noColors() {
    var table = PairTable(colorCount: 0, limit: 1)
    #expect(table.entry(foreground: .indexed(1), background: .indexed(2)) == .own)
    #expect(table.entry(foreground: .standard, background: .standard) == .own)
    #expect(!table.isExhausted)
  }

  @Test func sameBackgroundStandsInWhenPairsRunOut() {
    var table = PairTable(colorCount: 8, limit: 3)
    _ = table.entry(foreground: .indexed(1), background: .indexed(4))
    let second = table.entry(foreground: .indexed(1), background: .indexed(5))
    #expect(!table.isExhausted)
    let third = table.entry(foreground: .indexed(2), background: .indexed(5))
    #expect(third == PairTable.Entry(number: second.number))
    #expect(table.isExhausted)
    #expect(table.entry(foreground: .indexed(2), background: .indexed(6)) == .own)
  }

  @Test func emptiedTableBeginsAnew() {
    var table = PairTable(colorCount: 8, limit: 2)
    _ = table.entry(foreground: .indexed(1), background: .indexed(4))
    _ = table.entry(foreground: .indexed(2), background: .indexed(4))
    table.empty()
    #expect(!table.isExhausted)
    #expect(table.entry(foreground: .indexed(2), background: .indexed(4)).new != nil)
  }

  @Test func colorsBeyondTheTerminals() {
    var table = PairTable(colorCount: 8, limit: 64)
    let bright = table.entry(foreground: .indexed(15), background: .indexed(0))
    #expect(bright.new == PairTable.NewPair(number: 1, foreground: 7, background: 0))
    #expect(table.entry(foreground: .indexed(0), background: .indexed(200)) == .own)
  }

  @Test func aTerminalWithoutAPaletteGetsItsColoursMixed() {
    var table = PairTable(colorCount: 256, limit: 65536, isDirect: true)
    let pair = table.entry(foreground: .indexed(43), background: .indexed(7)).new
    #expect(pair == PairTable.NewPair(number: 1, foreground: 0x00D7AF, background: 7))
    let bright = table.entry(foreground: .indexed(15), background: .standard).new
    #expect(bright == PairTable.NewPair(number: 2, foreground: 0xFFFFFF, background: -1))
    #expect(table.entry(foreground: .rgb(RGB(9, 9, 9)), background: .standard) == .own)
  }

  @Test func mixedColoursNeverCollideWithThePalettes() {
    var table = PairTable(
      colorCount: ColorDepth.truecolor.rawValue, limit: 65536, isDirect: true)
    let numbers = (0...UInt8(9)).map { blue in
      table.entry(foreground: .rgb(RGB(0, 0, blue)), background: .rgb(RGB(1, 2, 3)))
    }
    #expect(numbers.compactMap { $0.new?.foreground } == [0, 8, 9])
    #expect(numbers.allSatisfy { ($0.new?.background ?? 0x010203) == 0x010203 })
    #expect(numbers[4].number == numbers[8].number && numbers[0].number == numbers[3].number)
  }

  @Test func mixedColoursAreNotDrawnByAPalette() {
    var table = PairTable(colorCount: 256, limit: 65536)
    #expect(table.entry(foreground: .rgb(RGB(9, 9, 9)), background: .indexed(0)) == .own)
  }

  @Test func everyTwoLevelsOfBothMapsFit() {
    var table = PairTable(
      colorCount: ColorDepth.truecolor.rawValue, limit: 32767, isDirect: true)
    let levels = (0..<ColorMap.fineLevels).map { Float($0) / Float(ColorMap.fineLevels - 1) }
    for map in [ColorMap.light, .blueOrange] {
      for upper in levels {
        for lower in levels {
          _ = table.entry(
            foreground: .rgb(map.rgb(at: lower)), background: .rgb(map.rgb(at: upper)))
        }
      }
    }
    #expect(!table.isExhausted)
  }

  @Test func theDescriptionForAllColoursIsTheTerminalsOwnOrItsFamilys() {
    let all: Int32 = 16_777_216
    let known: [String: Int32] = [
      "xterm-256color": 256, "xterm-direct": all, "xterm": 8, "tmux-256color": 256,
      "tmux-direct": all, "alacritty": 256, "own": all, "vt100": 0, "linux": 8,
    ]
    let type = { (name: String) in
      DirectColor.type(for: name) { known[$0] ?? -1 }
    }
    #expect(type("own") == "own")
    #expect(type("xterm-256color") == "xterm-direct")
    #expect(type("xterm") == "xterm-direct")
    #expect(type("tmux-256color") == "tmux-direct")
    #expect(type("alacritty") == "xterm-direct")
    #expect(type("vt100") == nil && type("linux") == nil && type("") == nil)
    #expect(DirectColor.type(for: "xterm-256color") { _ in 256 } == nil)
  }
}
