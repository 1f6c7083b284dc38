/// How the units of a heatmap share its rows.
///
/// Whoever draws a row, marks a unit or asks what lies under a place goes by it.
struct UnitRows: Equatable {
  /// How many units are shown.
  let visibleUnits: Int
  /// Whether a row shows two units.
  let isSplit: Bool
  /// How many rows a unit has when it has whole ones.
  let rowsPerUnit: Int

  /// One unit in one row.
  static let single = UnitRows(visibleUnits: 1, isSplit: false, rowsPerUnit: 1)

  /// Whole rows for as many units as there are, if they fit, else two units a row or as many units as
  /// rows.
  ///
  /// - Parameters:
  ///   - unitCount: how many units there are.
  ///   - rows: how many rows, at least 1.
  ///   - splitsCells: whether a row may show two units.
  init(of unitCount: Int, in rows: Int, splitsCells: Bool) {
    guard unitCount > rows else {
      self.init(
        visibleUnits: unitCount, isSplit: false,
        rowsPerUnit: min(rows / unitCount, UnitRows.tallest))
      return
    }
    self.init(
      visibleUnits: min(unitCount, splitsCells ? 2 * rows : rows), isSplit: splitsCells,
      rowsPerUnit: 1)
  }

  init(visibleUnits: Int, isSplit: Bool, rowsPerUnit: Int) {
    self.visibleUnits = visibleUnits
    self.isSplit = isSplit
    self.rowsPerUnit = rowsPerUnit
  }

  /// How many rows they take.
  var count: Int { isSplit ? (visibleUnits + 1) / 2 : visibleUnits * rowsPerUnit }

  /// The units of a row, counted from the first one shown: one, or two where rows are split.
  func offsets(inRow row: Int) -> Range<Int> {
    let first = isSplit ? 2 * row : row / rowsPerUnit
    return (first..<first + (isSplit ? 2 : 1)).clamped(to: 0..<visibleUnits)
  }

  /// The first row of a unit, counted from the first one shown.
  func row(of offset: Int) -> Int { isSplit ? offset / 2 : offset * rowsPerUnit }

  /// Whether a row is the first one of its unit, or of two.
  func isFirst(row: Int) -> Bool { isSplit || row % rowsPerUnit == 0 }

  /// Taller ones would show no more.
  private static let tallest = 3
}
