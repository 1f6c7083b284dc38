import CNcurses
import Screen

/// Turns the cells of a canvas into what curses takes.
struct RowEncoder {
  /// Whether only ASCII can be drawn.
  let isASCII: Bool
  /// The pairs in use.
  private(set) var pairs: PairTable
  /// The last style met, since neighbours mostly share theirs.
  private var lastStyle = Style.plain
  private var lastPair: Int32 = 0

  init(isASCII: Bool, pairs: PairTable) {
    self.isASCII = isASCII
    self.pairs = pairs
  }

  /// Forgets the pairs if they have run out, so that the next picture has all of them.
  ///
  /// - Returns: whether it did; then every row must be encoded anew.
  mutating func beginPicture() -> Bool {
    guard pairs.isExhausted else { return false }
    pairs.empty()
    lastStyle = .plain
    lastPair = 0
    return true
  }

  /// Encodes a row, cut or filled with blanks to a number of columns.
  ///
  /// - Parameters:
  ///   - row: the cells.
  ///   - columns: how many columns the terminal has.
  ///   - encoded: receives one entry a glyph.
  ///   - makePair: tells curses of a new pair.
  mutating func encode(
    _ row: ArraySlice<Cell>, columns: Int, into encoded: inout [cn_cell],
    makePair: (PairTable.NewPair) -> Void
  ) {
    encoded.removeAll(keepingCapacity: true)
    var column = 0
    for cell in row.prefix(columns) where !cell.isContinuation {
      var target = cn_cell()
      target.pair = pair(for: cell.style, makePair: makePair)
      target.attributes = cell.style.attributes.rawValue
      write(cell.glyph, to: &target, room: columns - column)
      column += Int(target.width)
      encoded.append(target)
    }
    while column < columns {
      encoded.append(.blank)
      column += 1
    }
  }

  private mutating func pair(for style: Style, makePair: (PairTable.NewPair) -> Void) -> Int32 {
    if style.foreground == lastStyle.foreground, style.background == lastStyle.background {
      return lastPair
    }
    let entry = pairs.entry(foreground: style.foreground, background: style.background)
    if let new = entry.new { makePair(new) }
    lastStyle = style
    lastPair = entry.number
    return entry.number
  }

  /// Writes a glyph's scalars; one that has no room or no place in ASCII is replaced.
  private func write(_ glyph: Glyph, to target: inout cn_cell, room: Int) {
    let isPlain = glyph.first < 0x80 && glyph.scalar(1) == 0
    guard glyph.columns <= room else {
      target.width = 1
      target.scalars.0 = 0x20
      return
    }
    target.width = UInt8(glyph.columns)
    guard isPlain || !isASCII else {
      target.scalars.0 = 0x3F
      return
    }
    target.scalars.0 = glyph.first
    target.scalars.1 = glyph.scalar(1)
    target.scalars.2 = glyph.scalar(2)
  }
}

extension cn_cell {
  fileprivate static let blank = cn_cell(
    scalars: (0x20, 0, 0, 0, 0), pair: 0, width: 1, attributes: 0)
}
