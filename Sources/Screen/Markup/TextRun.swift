/// Neighbouring glyphs of a row that are drawn as one text.
struct TextRun: Equatable {
  /// Where the glyphs come from: those of one kind are most likely of one font, and so of one width.
  enum Kind: Equatable {
    case letters
    case symbols
    case wide

    init(_ glyph: Glyph) {
      if glyph.columns == 2 {
        self = .wide
      } else {
        // Latin and Greek, dashes and quotes: every font for programs has them.
        let code = glyph.first
        self = code < 0x0400 || (0x2010...0x2027).contains(code) ? .letters : .symbols
      }
    }
  }

  let x: Int
  var text: String
  var columns: Int
  let paint: Paint
  let kind: Kind

  /// A row's texts from the left. Blanks stand only between words of one style: elsewhere they show
  /// nothing, and so does what `isDrawn` says is drawn already.
  static func runs(
    of row: ArraySlice<Cell>, theme: Theme, isDrawn: (Glyph) -> Bool
  ) -> [TextRun] {
    var runs: [TextRun] = []
    var blanks = 0
    for (x, cell) in row.enumerated() where !cell.isContinuation {
      let paint = Paint(cell.style, theme: theme)
      let isBlank = cell.glyph == .blank || isDrawn(cell.glyph)
      if isBlank, !paint.isUnderlined {
        blanks += 1
        continue
      }
      let glyph = isBlank ? .blank : cell.glyph
      let kind = Kind(glyph)
      if let last = runs.last, last.x + last.columns + blanks == x,
        last.goesOn(paint, kind, behind: blanks)
      {
        let text = String(repeating: " ", count: blanks) + String(glyph.character)
        runs[runs.count - 1].text += text
        runs[runs.count - 1].columns += blanks + glyph.columns
      } else {
        runs.append(
          TextRun(
            x: x, text: String(glyph.character), columns: glyph.columns, paint: paint, kind: kind))
      }
      blanks = 0
    }
    return runs
  }

  /// Whether a glyph of this look joins behind some blanks. Only letters are as wide as blanks in
  /// any font, and blanks that are underlined are none.
  private func goesOn(_ paint: Paint, _ kind: Kind, behind blanks: Int) -> Bool {
    self.kind == kind && self.paint.looksAlike(paint)
      && (blanks == 0 || kind == .letters && !paint.isUnderlined)
  }
}
