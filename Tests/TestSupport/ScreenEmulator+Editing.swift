import Screen

extension ScreenEmulator {
  /// An erased cell keeps the ground of the moment.
  private var blank: EmulatedCell {
    EmulatedCell(" ", style: Style(background: style.background))
  }

  mutating func print(_ scalar: Unicode.Scalar) {
    let category = scalar.properties.generalCategory
    if category == .nonspacingMark || category == .enclosingMark || category == .format {
      combine(scalar)
    } else {
      print(String(Character(scalar)))
    }
  }

  /// Writes a glyph at the cursor and moves it on.
  mutating func print(_ glyph: String) {
    let width = glyph.columns
    if isWrapPending || cursor.x + width > size.columns {
      lineFeed()
      move(x: 0, y: cursor.y)
    }
    guard cursor.x + width <= size.columns else { return }
    splitWideGlyphs(cursor.x..<cursor.x + width)
    cells[cursor.y][cursor.x] = EmulatedCell(glyph, style: style)
    if width == 2 { cells[cursor.y][cursor.x + 1] = EmulatedCell("", style: style) }
    lastGlyph = glyph
    isWrapPending = cursor.x + width == size.columns
    cursor.x = min(cursor.x + width, size.columns - 1)
  }

  private mutating func combine(_ scalar: Unicode.Scalar) {
    var x = isWrapPending ? cursor.x : cursor.x - 1
    if x > 0, cells[cursor.y][x].text.isEmpty { x -= 1 }
    guard x >= 0 else { return }
    cells[cursor.y][x].text.unicodeScalars.append(scalar)
  }

  /// Blanks the other half of wide glyphs of which one half is about to be overwritten.
  private mutating func splitWideGlyphs(_ columns: Range<Int>) {
    let y = cursor.y
    if columns.lowerBound > 0, cells[y][columns.lowerBound].text.isEmpty {
      cells[y][columns.lowerBound - 1].text = " "
    }
    if columns.upperBound < size.columns, cells[y][columns.upperBound].text.isEmpty {
      cells[y][columns.upperBound].text = " "
    }
  }

  mutating func lineFeed() {
    if cursor.y == region.upperBound - 1 {
      deleteRows(1, at: region.lowerBound)
    } else {
      move(x: cursor.x, y: cursor.y + 1)
    }
    isWrapPending = false
  }

  mutating func reverseLineFeed() {
    if cursor.y == region.lowerBound {
      insertRows(1, at: region.lowerBound)
    } else {
      move(x: cursor.x, y: cursor.y - 1)
    }
  }

  mutating func erase(columns: Range<Int>, row y: Int) {
    for x in columns.clamped(to: 0..<size.columns) {
      cells[y][x] = blank
    }
    isWrapPending = false
  }

  mutating func eraseRow(_ part: Int) {
    switch part {
    case 0: erase(columns: cursor.x..<size.columns, row: cursor.y)
    case 1: erase(columns: 0..<cursor.x + 1, row: cursor.y)
    default: erase(columns: 0..<size.columns, row: cursor.y)
    }
  }

  mutating func eraseScreen(_ part: Int) {
    if part < 2 { eraseRow(part) }
    for y in 0..<size.rows where part >= 2 || (part == 0 ? y > cursor.y : y < cursor.y) {
      erase(columns: 0..<size.columns, row: y)
    }
  }

  mutating func insertCells(_ count: Int) {
    let count = min(count, size.columns - cursor.x)
    cells[cursor.y].removeLast(count)
    cells[cursor.y].insert(contentsOf: Array(repeating: blank, count: count), at: cursor.x)
  }

  mutating func deleteCells(_ count: Int) {
    let count = min(count, size.columns - cursor.x)
    cells[cursor.y].removeSubrange(cursor.x..<cursor.x + count)
    cells[cursor.y] += Array(repeating: blank, count: count)
  }

  mutating func insertRows(_ count: Int, at y: Int) {
    guard region.contains(y) else { return }
    for _ in 0..<min(count, region.upperBound - y) {
      cells.remove(at: region.upperBound - 1)
      cells.insert(Array(repeating: blank, count: size.columns), at: y)
    }
  }

  mutating func deleteRows(_ count: Int, at y: Int) {
    guard region.contains(y) else { return }
    for _ in 0..<min(count, region.upperBound - y) {
      cells.remove(at: y)
      cells.insert(Array(repeating: blank, count: size.columns), at: region.upperBound - 1)
    }
  }
}
