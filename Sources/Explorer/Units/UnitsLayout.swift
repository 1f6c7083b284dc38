import Recurrent
import Screen

/// Where everything of page 6 stands.
struct UnitsLayout: Equatable {
  /// What of the page depends on the network.
  struct Content: Equatable {
    let unitCount: Int
    let gateCount: Int
    let hasHalfLives: Bool
    let hasWeights: Bool
  }

  /// How many columns a unit's number has, with the mark before it.
  let numberColumns: Int
  let columns: [UnitsColumn]
  /// What the percentages are of; only where there is room.
  private(set) var caption: Int?
  /// The first of the two rows that say what each column is.
  private(set) var header = 1
  /// A row a unit.
  private(set) var rows: Rect
  /// A panel a gate.
  private(set) var scatters: [Rect] = []
  /// What the marks mean.
  private(set) var legend: Rect?

  init(size: Size, content: Content) {
    numberColumns = 1 + max(4, String(content.unitCount - 1).count)
    let body = Rect(x: 0, y: 1, columns: size.columns, rows: max(0, size.rows - 3))
    let isWide =
      size.columns >= UnitsLayout.wide && content.gateCount > 0
      && UnitsLayout.rowsBeside(body, content) >= UnitsLayout.leastRows
    let tableRoom = size.columns - (isWide ? UnitsLayout.scatterColumns + UnitsLayout.gap : 0)
    let flagColumns = tableRoom >= 70 ? UnitsLayout.flagColumns : 6
    columns = UnitsColumn.fitting(
      tableRoom - numberColumns - flagColumns, gateCount: content.gateCount,
      hasHalfLives: content.hasHalfLives, hasWeights: content.hasWeights)
    let used = numberColumns + columns.reduce(0) { $0 + $1.columns }
    let tableColumns = isWide ? min(used + UnitsLayout.longestFlags, tableRoom) : size.columns
    if size.rows >= 12 { caption = 1 }
    header = caption == nil ? 1 : 2
    rows = Rect(
      x: 0, y: header + 2, columns: tableColumns, rows: max(1, body.endY - header - 2))
    guard content.gateCount > 0 else { return }
    if isWide {
      placeBeside(body, from: tableColumns + UnitsLayout.gap, content)
    } else if size.rows >= 20 {
      placeBelow(body, content)
    }
  }

  /// How many units are shown.
  var visibleUnits: Int { rows.rows }

  /// How many rows each panel gets beside the table.
  private static func rowsBeside(_ body: Rect, _ content: Content) -> Int {
    (body.rows - legendRows) / content.gateCount
  }

  /// Panels under one another to the right of the table, what the marks mean below them.
  private mutating func placeBeside(_ body: Rect, from x: Int, _ content: Content) {
    let room = Rect(
      x: x, y: body.y, columns: min(body.endX - x, 3 * UnitsLayout.scatterColumns / 2),
      rows: body.rows)
    let each = min(UnitsLayout.rowsBeside(body, content), 20)
    scatters = (0..<content.gateCount).map { room.rows($0 * each..<($0 + 1) * each - 1) }
    let end = content.gateCount * each
    legend = room.rows(end..<end + UnitsLayout.legendRows)
  }

  /// Panels side by side below the table, what the marks mean to their right. The table gives them
  /// the rows that it does not need.
  private mutating func placeBelow(_ body: Rect, _ content: Content) {
    let free = rows.rows - min(content.unitCount, rows.rows)
    let height = min(max(body.rows / 3, free - 1), 14)
    let top = body.endY - height
    rows = Rect(x: 0, y: rows.y, columns: rows.columns, rows: top - 1 - rows.y)
    let each = min(26, (body.columns - UnitsLayout.legendColumns) / content.gateCount)
    let width = each >= 14 ? each : body.columns / content.gateCount
    scatters = (0..<content.gateCount).map {
      Rect(x: $0 * width, y: top, columns: width - 1, rows: height)
    }
    let end = content.gateCount * width + 1
    guard body.endX - end >= UnitsLayout.legendColumns else { return }
    legend = Rect(
      x: end, y: top + 1, columns: body.endX - end, rows: min(UnitsLayout.legendRows, height - 1))
  }

  /// From this width on the panels stand beside the table.
  private static let wide = 110
  private static let scatterColumns = 30
  private static let gap = 2
  /// Room for `stuck f i o` with a blank before it.
  private static let flagColumns = 12
  /// Room for `dead stuck f i o`.
  private static let longestFlags = 17
  /// Title, three rows of dots, lower edge and a blank row.
  private static let leastRows = 6
  private static let legendRows = 4
  private static let legendColumns = 24
}
