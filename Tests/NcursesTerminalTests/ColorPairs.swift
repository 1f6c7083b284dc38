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
}
