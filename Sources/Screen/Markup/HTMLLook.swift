/// How a piece of a row looks in HTML: what CSS says of it.
struct HTMLLook: Hashable {
  /// The declarations; empty if it looks as its surroundings do.
  let css: String
  let kind: TextRun.Kind
  /// Whether the ground shows the glyph, which is there only to be copied.
  let isGround: Bool
  /// Whether each glyph needs a piece of its own: its ground changes from left to right.
  let isSingle: Bool
  /// The ground that blanks need, to stand among these glyphs; none may stand among underlined ones.
  let blankGround: RGB?

  /// A cell's look. A block of one part becomes a ground of two colours with its glyph unseen upon
  /// it: fonts would leave seams, and copied text still has the glyph.
  init(_ cell: Cell, theme: Theme) {
    let paint = Paint(cell.style, theme: theme)
    kind = TextRun.Kind(cell.glyph)
    blankGround = paint.isUnderlined ? nil : paint.ground
    var rules = paint.isUnderlined ? ["text-decoration:underline"] : []
    if let block = BlockGlyph(cell.glyph), let part = block.parts.first, block.parts.count == 1 {
      let color = paint.ink.mixed(with: paint.ground, share: block.share)
      rules.append("color:transparent")
      rules.append("background:\(HTMLLook.background(part, color, on: paint.ground))")
      (isGround, isSingle) = (true, part.columns != 0..<8)
    } else {
      let isBlank = cell.glyph == .blank && !paint.isUnderlined
      if !isBlank, paint.ink != theme.ink(isBold: false) { rules.append("color:\(paint.ink.hex)") }
      if paint.ground != theme.ground { rules.append("background:\(paint.ground.hex)") }
      if !isBlank, paint.isBold { rules.append("font-weight:bold") }
      (isGround, isSingle) = (false, false)
    }
    css = rules.joined(separator: ";")
  }

  /// Whether another cell's glyph can stand in the same piece.
  func goesOn(_ glyph: Glyph, _ other: HTMLLook) -> Bool {
    if self == other { return !isSingle }
    return glyph == .blank && kind == .letters && blankGround != nil
      && blankGround == other.blankGround
  }

  /// A part of a cell in one colour, the rest in another.
  private static func background(_ part: BlockGlyph.Part, _ color: RGB, on ground: RGB) -> String {
    if part.columns == 0..<8, part.rows == 0..<8 { return color.hex }
    let (direction, range) =
      part.columns == 0..<8 ? ("to bottom", part.rows) : ("to right", part.columns)
    let (from, to) = (percent(range.lowerBound), percent(range.upperBound))
    let stops = [
      "\(ground.hex) \(from)", "\(color.hex) \(from)", "\(color.hex) \(to)", "\(ground.hex) \(to)",
    ]
    return "linear-gradient(\(direction),\(stops.joined(separator: ",")))"
  }

  /// Eighths as CSS writes them.
  private static func percent(_ eighths: Int) -> String {
    "\(eighths * 25 / 2)\(eighths % 2 == 0 ? "" : ".5")%"
  }
}
