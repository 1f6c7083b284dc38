/// How the units of a heatmap share its rows.
///
/// Whoever draws a row, marks a unit or asks what lies under a place goes by it. Many units have rows
/// of quantiles above them: how high the upper tenth, the middle and the lower tenth stand.
struct UnitRows: Equatable {
  /// How many units are shown.
  let visibleUnits: Int
  /// Whether a row shows two units, and two quantiles.
  let isSplit: Bool
  /// How many rows a unit has when it has whole ones.
  let rowsPerUnit: Int
  /// How the quantiles stand above the units.
  var quantiles = Quantiles.none

  /// The rows of quantiles.
  enum Quantiles: Equatable {
    case none
    /// Two a row, half of the second row is blank.
    case split
    case whole
    /// A blank row behind them.
    case spaced

    /// How many rows they take.
    var rows: Int {
      switch self {
      case .none: 0
      case .split: 2
      case .whole: 3
      case .spaced: 4
      }
    }
  }

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
    let quantiles =
      UnitRows.areMany(unitCount, in: rows)
      ? UnitRows.quantiles(in: rows, splitsCells: splitsCells) : .none
    let left = rows - quantiles.rows
    self.init(
      visibleUnits: min(unitCount, splitsCells ? 2 * left : left), isSplit: splitsCells,
      rowsPerUnit: 1, quantiles: quantiles)
  }

  init(visibleUnits: Int, isSplit: Bool, rowsPerUnit: Int, quantiles: Quantiles = .none) {
    self.visibleUnits = visibleUnits
    self.isSplit = isSplit
    self.rowsPerUnit = rowsPerUnit
    self.quantiles = quantiles
  }

  /// Whether there are so many units that some rows of them say little: more than twice as many as
  /// rows of two units show.
  static func areMany(_ unitCount: Int, in rows: Int) -> Bool { unitCount > 4 * rows }

  /// At least half of the rows are left for units.
  private static func quantiles(in rows: Int, splitsCells: Bool) -> Quantiles {
    if rows >= 9 { return .spaced }
    if rows >= 7 { return .whole }
    return splitsCells && rows >= 4 ? .split : .none
  }

  /// How many rows they take.
  var count: Int {
    quantiles.rows + (isSplit ? (visibleUnits + 1) / 2 : visibleUnits * rowsPerUnit)
  }

  /// The units of a row, counted from the first one shown: one, two where rows are split, none where
  /// quantiles stand.
  func offsets(inRow row: Int) -> Range<Int> {
    let row = row - quantiles.rows
    guard row >= 0 else { return 0..<0 }
    let first = isSplit ? 2 * row : row / rowsPerUnit
    return (first..<first + (isSplit ? 2 : 1)).clamped(to: 0..<visibleUnits)
  }

  /// The quantiles of a row, counted from the highest: one or two where they stand, else none.
  func quantiles(inRow row: Int) -> Range<Int> {
    guard row < quantiles.rows else { return 0..<0 }
    let first = quantiles == .split ? 2 * row : row
    return (first..<first + (quantiles == .split ? 2 : 1))
      .clamped(to: 0..<PageQuantiles.shares.count)
  }

  /// The first row of a unit, counted from the first one shown.
  func row(of offset: Int) -> Int {
    quantiles.rows + (isSplit ? offset / 2 : offset * rowsPerUnit)
  }

  /// Whether a row is the first one of its unit, or of two.
  func isFirst(row: Int) -> Bool { isSplit || (row - quantiles.rows) % rowsPerUnit == 0 }

  /// Taller ones would show no more.
  private static let tallest = 3
}
