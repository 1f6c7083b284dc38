import Testing

@testable import Recurrent

/// Units in an order in which neighbours are alike.
@Suite struct LikeUnits {
  /// A summary of some curves, one a unit.
  private func summary(of curves: [[Float]]) -> SignalSummary {
    let count = curves.first?.count ?? 0
    let means = (0..<count).flatMap { time in curves.map { $0[time] } }
    let zeros = [Float](repeating: 0, count: curves.count)
    return SignalSummary(
      width: curves.count, minima: means, maxima: means, means: means, mean: zeros,
      variance: zeros, closedFraction: zeros, openFraction: zeros)
  }

  /// Curves of some kinds in random order: the kind's own with another size, level and some noise.
  private func planted(
    _ kinds: Int, units: Int, times: Int, seed: UInt64
  ) -> (kinds: [Int], curves: [[Float]]) {
    var random = RandomSource(seed: seed)
    let models = (0..<kinds).map { _ in
      (0..<times).map { _ in Float.random(in: -1...1, using: &random) }
    }
    let own = (0..<units).map { $0 % kinds }.shuffled(using: &random)
    let curves = own.map { kind in
      let size = Float.random(in: 0.1...5, using: &random)
      let level = Float.random(in: -9...9, using: &random)
      return models[kind].map { level + size * ($0 + Float.random(in: -0.2...0.2, using: &random)) }
    }
    return (own, curves)
  }

  @Test(arguments: [(2, 7, 50), (3, 24, 100), (5, 60, 37), (4, 4, 9)])
  func unitsOfOneKindStandTogether(kinds: Int, units: Int, times: Int) {
    let (own, curves) = planted(kinds, units: units, times: times, seed: 5)
    let order = summary(of: curves).unitsByLikeness()
    #expect(order.sorted() == Array(0..<units))
    let changes = zip(order, order.dropFirst()).count { own[$0] != own[$1] }
    #expect(changes == kinds - 1)
  }

  @Test func oppositesAreNotAlike() {
    let rising: [Float] = [0, 1, 2, 4, 3, 5]
    let falling = rising.map { -$0 }
    let order = summary(of: [rising, falling, rising.map { 2 * $0 + 1 }, falling.map { $0 - 3 }])
      .unitsByLikeness()
    #expect([Set([0, 2]), Set([1, 3])].contains(Set(order.prefix(2))))
  }

  @Test func whatNeverChangesOrIsNoNumberIsLast() {
    let wave: [Float] = [0, 1, 0, -1]
    let still: [Float] = [0.3, 0.3, 0.3, 0.3]
    let broken: [Float] = [0, .nan, 1, 2]
    let endless: [Float] = [0, .infinity, 1, 2]
    let order = summary(of: [broken, still, wave, endless, [1, 0, 1, 2]]).unitsByLikeness()
    #expect(order == [2, 4, 0, 1, 3])
  }

  @Test func timesWithoutValuesCountNot() {
    let none = Float.nan
    let order = summary(of: [[none, 0, 1, 2], [none, 2, 1, 0], [none, 1, 2, 3.5]])
      .unitsByLikeness()
    // The two that rise stand together.
    #expect(order[1] != 1)
  }

  @Test func fewUnitsHaveTheirOrder() {
    #expect(summary(of: []).unitsByLikeness() == [])
    #expect(summary(of: [[1, 2, 3]]).unitsByLikeness() == [0])
    #expect(summary(of: [[1], [2], [3]]).unitsByLikeness() == [0, 1, 2])
    #expect(summary(of: [[1, 2], [3, 1]]).unitsByLikeness() == [0, 1])
  }
}
