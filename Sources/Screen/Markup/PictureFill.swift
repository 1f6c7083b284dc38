/// A rectangle of one colour in a picture, in eighths of a cell.
struct PictureFill: Equatable {
  var columns: Range<Int>
  let rows: Range<Int>
  let color: RGB

  /// A row's grounds as far as they differ from the picture's, and the parts of its blocks upon them,
  /// neighbours of one colour joined.
  static func fills(of row: ArraySlice<Cell>, theme: Theme) -> [PictureFill] {
    var grounds: [PictureFill] = []
    var parts: [PictureFill] = []
    for (x, cell) in row.enumerated() {
      let paint = Paint(cell.style, theme: theme)
      if paint.ground != theme.ground {
        grounds.join(
          PictureFill(columns: 8 * x..<8 * x + 8, rows: 0..<8, color: paint.ground))
      }
      guard let block = BlockGlyph(cell.glyph) else { continue }
      let color = paint.ink.mixed(with: paint.ground, share: block.share)
      for part in block.parts {
        let (from, to) = (8 * x + part.columns.lowerBound, 8 * x + part.columns.upperBound)
        parts.join(PictureFill(columns: from..<to, rows: part.rows, color: color))
      }
    }
    return grounds + parts
  }
}

extension [PictureFill] {
  /// Adds a rectangle, or makes the last one longer by it.
  fileprivate mutating func join(_ fill: PictureFill) {
    if let last, last.color == fill.color, last.rows == fill.rows,
      last.columns.upperBound == fill.columns.lowerBound
    {
      self[count - 1].columns = last.columns.lowerBound..<fill.columns.upperBound
    } else {
      append(fill)
    }
  }
}
