/// A column of page 6's table, behind the units' numbers.
enum UnitsColumn: Equatable {
  /// How often the gate of this index is closed and open: two numbers.
  case saturation(Int)
  case lowerQuartile
  case halfLife
  case upperQuartile
  /// How much a step writes on average.
  case written
  case mean
  case variance
  case largest
  case weight

  /// How many columns it has, the blanks before it included.
  var columns: Int {
    switch self {
    case .saturation, .variance, .written: 9
    case .halfLife: 10
    case .lowerQuartile, .upperQuartile: 6
    case .mean, .largest, .weight: 8
    }
  }

  /// The columns that fit; those that are wanted most are kept longest.
  ///
  /// - Parameters:
  ///   - room: how many columns of the screen there are for them.
  ///   - gateCount: how many gates the cell has.
  ///   - hasHalfLives: whether it keeps a part of its memory.
  ///   - hasWeights: whether one matrix reads its units.
  /// - Returns: those that fit, from the left.
  static func fitting(
    _ room: Int, gateCount: Int, hasHalfLives: Bool, hasWeights: Bool
  ) -> [UnitsColumn] {
    let saturations = (0..<gateCount).map { UnitsColumn.saturation($0) }
    let wanted =
      saturations + (hasHalfLives ? [.halfLife] : []) + [.mean] + (hasWeights ? [.weight] : [])
      + (hasHalfLives ? [.written] : []) + [.variance, .largest]
      + (hasHalfLives ? [.lowerQuartile, .upperQuartile] : [])
    var kept: [UnitsColumn] = []
    var used = 0
    for column in wanted {
      guard used + column.columns <= room else { break }
      used += column.columns
      kept.append(column)
    }
    // One quartile alone would say nothing.
    if !kept.contains(.upperQuartile) { kept.removeAll { $0 == .lowerQuartile } }
    let order: [UnitsColumn] = [
      .lowerQuartile, .halfLife, .upperQuartile, .written, .mean, .variance, .largest, .weight,
    ]
    return (saturations + order).filter { kept.contains($0) }
  }
}
