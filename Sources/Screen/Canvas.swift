/// A picture of a terminal's screen: a grid of cells, and where the cursor stands.
///
/// Whatever is written outside the grid is ignored, and whatever a terminal would obey rather than
/// show (control characters, lone combining marks) is written as `?`; of glyphs joined into one, of
/// which terminals disagree how wide they are, only the first is kept. So a canvas can be built from
/// any text and shown on any terminal.
public struct Canvas: Equatable, Sendable {
  public let size: Size
  /// The cells in row-major order, `[rows, columns]`.
  public private(set) var cells: [Cell]
  /// Where the hardware cursor stands; none hides it.
  public var cursor: Point?

  public init(size: Size) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    self.cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  public var bounds: Rect { Rect(x: 0, y: 0, columns: size.columns, rows: size.rows) }

  /// The cell at a place inside the canvas; a blank one outside.
  public subscript(x: Int, y: Int) -> Cell {
    guard bounds.contains(Point(x: x, y: y)) else { return .blank }
    return cells[y * size.columns + x]
  }

  /// One row's cells; `y` must lie inside the canvas.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    cells[y * size.columns..<(y + 1) * size.columns]
  }

  /// Puts one cell. A wide glyph needs both of its columns inside the canvas, else it is a blank.
  public mutating func put(_ cell: Cell, x: Int, y: Int) {
    if x == -1, cell.glyph.columns == 2 { put(Cell(" ", style: cell.style), x: 0, y: y) }
    guard bounds.contains(Point(x: x, y: y)) else { return }
    var cell = cell
    cell.isContinuation = false
    let index = y * size.columns + x
    clearHalves(at: index, x: x)
    guard cell.glyph.columns == 2 else {
      cells[index] = cell
      return
    }
    guard x + 1 < size.columns else {
      cells[index] = Cell(" ", style: cell.style)
      return
    }
    clearHalves(at: index + 1, x: x + 1)
    cells[index] = cell
    cells[index + 1] = .continuation(style: cell.style)
  }

  /// Writes text to the right from a place, at most up to column `end`.
  ///
  /// - Returns: the column after the last one written.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, style: Style = .plain, end: Int = .max
  ) -> Int {
    var column = x
    for character in text {
      let glyph = Glyph(character)
      guard column + glyph.columns <= end else { break }
      put(Cell(glyph, style: style), x: column, y: y)
      column += glyph.columns
    }
    return column
  }

  /// Fills a rectangle with one cell, which must not be wide.
  public mutating func fill(_ rect: Rect, with cell: Cell) {
    for y in rect.y..<rect.endY {
      for x in rect.x..<rect.endX {
        put(cell, x: x, y: y)
      }
    }
  }

  /// Changes the style of the cells of a rectangle and leaves their glyphs.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    for y in (rect.y..<rect.endY).clamped(to: 0..<size.rows) {
      for x in (rect.x..<rect.endX).clamped(to: 0..<size.columns) {
        change(&cells[y * size.columns + x].style)
      }
    }
  }

  /// A wide glyph of which one half is about to be overwritten becomes a blank.
  private mutating func clearHalves(at index: Int, x: Int) {
    if cells[index].isContinuation, x > 0 {
      cells[index - 1].glyph = " "
    }
    if x + 1 < size.columns, cells[index + 1].isContinuation {
      cells[index + 1] = Cell(" ", style: cells[index + 1].style)
    }
  }
}
