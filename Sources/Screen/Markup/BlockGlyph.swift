/// A block element (U+2580…U+259F) as rectangles, so that neighbours join without the seams that
/// fonts leave between them.
struct BlockGlyph: Equatable {
  /// A part of a cell in eighths of its width and height from the upper left corner.
  struct Part: Equatable {
    let columns: Range<Int>
    let rows: Range<Int>
  }

  let parts: [Part]
  /// How much of the ink the parts have: shades have less than all.
  let share: Double

  /// The block that a glyph is, if it is one.
  init?(_ glyph: Glyph) {
    guard (0x2580...0x259F).contains(glyph.first), glyph.scalar(1) == 0 else { return nil }
    let code = Int(glyph.first)
    share = (0x2591...0x2593).contains(code) ? Double(code - 0x2590) / 4 : 1
    parts =
      switch code {
      case 0x2580: [Part(columns: 0..<8, rows: 0..<4)]
      case 0x2581...0x2587: [Part(columns: 0..<8, rows: 0x2588 - code..<8)]
      case 0x2589...0x258F: [Part(columns: 0..<0x2590 - code, rows: 0..<8)]
      case 0x2590: [Part(columns: 4..<8, rows: 0..<8)]
      case 0x2594: [Part(columns: 0..<8, rows: 0..<1)]
      case 0x2595: [Part(columns: 7..<8, rows: 0..<8)]
      case 0x2596...0x259F: BlockGlyph.quarters[code - 0x2596].map(BlockGlyph.quarter)
      default: [Part(columns: 0..<8, rows: 0..<8)]
      }
  }

  private static func quarter(_ index: Int) -> Part {
    Part(
      columns: index % 2 == 0 ? 0..<4 : 4..<8, rows: index < 2 ? 0..<4 : 4..<8)
  }

  /// Which quarters `▖▗▘▙▚▛▜▝▞▟` have: 0 and 1 above, 2 and 3 below.
  private static let quarters = [
    [2], [3], [0], [0, 2, 3], [0, 3], [0, 1, 2], [0, 1, 3], [1], [1, 2], [1, 2, 3],
  ]
}
