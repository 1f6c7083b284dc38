import Recurrent
import Screen

/// How often one gate of each unit is at its ends: a dot a unit, to the right how often it is closed
/// (left-saturated), upwards how often it is open (right-saturated).
///
/// The scatter of Karpathy, Johnson & Fei-Fei 2015 ("Visualizing and understanding recurrent
/// networks"). No gate is both at once, so that the dots lie in a triangle.
struct SaturationScatter {
  let symbol: String
  let name: String
  /// One a unit.
  let saturations: [UnitFigures.Saturation]
  let selectedUnit: Int
  let appearance: Appearance
  let texts: UnitsTexts

  func draw(into canvas: inout Canvas, in rect: Rect) {
    let plot = plotArea(in: rect)
    guard plot.columns >= 3, plot.rows >= 2 else { return }
    drawFrame(into: &canvas, in: rect, plot)
    drawDots(into: &canvas, in: plot)
    guard saturations.indices.contains(selectedUnit),
      let place = place(of: saturations[selectedUnit], columns: plot.columns, rows: plot.rows)
    else { return }
    canvas.put(
      selectedMark, x: plot.x + place.x, y: plot.endY - 1 - place.y)
  }

  /// How a single unit looks.
  var dot: String { String(glyph(grid[0][0]).character) }

  /// How the selected unit looks.
  var selectedMark: Cell {
    Cell(appearance.isUnicode ? "◆" : "#", style: appearance.style(.marked))
  }

  /// The dots' room: below the title, above the words of the lower edge, right of the upward scale.
  private func plotArea(in rect: Rect) -> Rect {
    let rows = max(0, rect.rows - 2)
    return Rect(
      x: rect.x + 5, y: rect.y + 1, columns: min(rect.columns - 5, 3 * rows), rows: rows)
  }

  private func drawFrame(into canvas: inout Canvas, in rect: Rect, _ plot: Rect) {
    let dim = appearance.style(.dim)
    let end = canvas.write(
      symbol, x: plot.x, y: rect.y, style: appearance.style(.strong), end: rect.endX)
    canvas.writeWhole(name, x: end + 1, y: rect.y, end: rect.endX)
    canvas.write("100", x: rect.x, y: plot.y, style: dim)
    canvas.writeWhole(texts.openColumn, x: rect.x, y: plot.y + 1, style: dim, end: plot.x)
    canvas.write("0", x: rect.x + 2, y: plot.endY - 1, style: dim)
    canvas.write("0", x: plot.x, y: plot.endY, style: dim)
    canvas.write("100", x: plot.endX - 3, y: plot.endY, style: dim)
    let word = texts.closedColumn
    // Between the 0 and the 100.
    let room = plot.columns - 2 - 4
    if word.columns <= room {
      canvas.write(word, x: plot.x + 2 + (room - word.columns) / 2, y: plot.endY, style: dim)
    }
    for y in 0..<plot.rows {
      for x in 0..<plot.columns where isGround(x, y, in: plot) {
        canvas.put(ground, x: plot.x + x, y: plot.y + y)
      }
    }
  }

  /// Whether a gate could be so often at its ends: where colours are few, only the edge is drawn.
  private func isGround(_ x: Int, _ y: Int, in plot: Rect) -> Bool {
    // The row y has room for shares of open from its lower edge upwards.
    let reach = ((y + 1) * plot.columns + plot.rows - 1) / plot.rows
    return appearance.hasMaps ? x < reach : x == reach - 1
  }

  private var ground: Cell {
    appearance.hasMaps
      ? Cell(" ", style: appearance.style(.ground))
      : Cell(appearance.isUnicode ? "·" : ".", style: appearance.style(.dim))
  }

  /// A unit whose dot lies in a cell of the screen, or in one beside it when it has none itself. Of
  /// several the one behind the selected one, so that all of them can be had.
  func unit(at place: Point, in rect: Rect) -> Int? {
    let plot = plotArea(in: rect)
    let cells = saturations.map { cell(of: $0, in: plot)?.cell }
    for reach in 0...1 {
      let units = cells.indices.filter { unit in
        guard let cell = cells[unit] else { return false }
        return max(abs(cell.x - place.x), abs(cell.y - place.y)) <= reach
      }
      guard let first = units.first else { continue }
      guard units.contains(selectedUnit) else { return first }
      return units.first { $0 > selectedUnit } ?? first
    }
    return nil
  }

  /// The cell of the screen that a unit's dot lies in, and the dot's bit there.
  private func cell(
    of saturation: UnitFigures.Saturation, in plot: Rect
  ) -> (cell: Point, bit: Int)? {
    let (across, up) = (grid[0].count, grid.count)
    guard let dot = place(of: saturation, columns: plot.columns * across, rows: plot.rows * up)
    else { return nil }
    return (
      Point(x: plot.x + dot.x / across, y: plot.endY - 1 - dot.y / up),
      grid[dot.y % up][dot.x % across]
    )
  }

  private func drawDots(into canvas: inout Canvas, in plot: Rect) {
    var masks: [Point: Int] = [:]
    for saturation in saturations {
      guard let (cell, bit) = cell(of: saturation, in: plot) else { continue }
      masks[cell, default: 0] |= bit
    }
    for (cell, mask) in masks {
      var style = canvas[cell.x, cell.y].style
      style.foreground = appearance.style(.plain).foreground
      style.attributes = .bold
      canvas.put(Cell(glyph(mask), style: style), x: cell.x, y: cell.y)
    }
  }

  /// A unit's place on a grid of so many dots, from the lower left; none for what is no number.
  private func place(
    of saturation: UnitFigures.Saturation, columns: Int, rows: Int
  ) -> Point? {
    guard saturation.closed.isFinite, saturation.open.isFinite else { return nil }
    return Point(
      x: Int((saturation.closed * Float(columns - 1)).rounded()),
      y: Int((saturation.open * Float(rows - 1)).rounded()))
  }

  /// What a cell can show: the bits of its dots, a row each from the bottom row upwards. Few units
  /// are quarters of a cell, which are seen from afar; many are braille.
  private var grid: [[Int]] {
    guard appearance.isUnicode else { return [[1]] }
    return isDense ? SaturationScatter.braille : [[4, 8], [1, 2]]
  }

  private var isDense: Bool { saturations.count > SaturationScatter.fewUnits }

  private func glyph(_ mask: Int) -> Glyph {
    guard appearance.isUnicode else { return "*" }
    guard isDense else { return SaturationScatter.quarters[mask] }
    return Glyph.braille(UInt32(mask))
  }

  /// Up to so many units quarters of cells don't run together.
  private static let fewUnits = 100

  private static let quarters = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".glyphs

  /// Unicode's block U+2800.
  private static let braille = [[0x40, 0x80], [0x04, 0x20], [0x02, 0x10], [0x01, 0x08]]
}
