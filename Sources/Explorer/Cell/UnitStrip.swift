import Screen

/// Page 2's strip: some units about the selected one, side by side, in five columns each.
struct UnitStrip {
  /// The units shown, from the left.
  let units: ArraySlice<Int>
  /// Where the numbers and values of the units stand.
  let rect: Rect

  /// The strip of as many units as fit, at most 16.
  ///
  /// - Parameters:
  ///   - ordered: the layer's units.
  ///   - unit: the selected one.
  ///   - room: the columns there are for the units, and the rows that they take.
  init(of ordered: OrderedUnits, around unit: Int, in room: Rect) {
    let count = ordered.units.count
    let shown = min(UnitStrip.most, count, max(1, room.columns / UnitStrip.columns))
    let first = min(max(ordered.places[unit] - shown / 2, 0), count - shown)
    units = ordered.units[first..<first + shown]
    rect = Rect(x: room.x, y: room.y, columns: shown * UnitStrip.columns, rows: room.rows)
  }

  /// The first column of each unit with the unit.
  var places: [(x: Int, unit: Int)] {
    units.enumerated().map { (rect.x + $0.offset * UnitStrip.columns, $0.element) }
  }

  func unit(at place: Point) -> Int? {
    guard rect.contains(place) else { return nil }
    return units[units.startIndex + (place.x - rect.x) / UnitStrip.columns]
  }

  static let columns = 5
  private static let most = 16
}
