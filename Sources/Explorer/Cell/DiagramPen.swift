import Screen

/// Draws the parts of a data-flow diagram: wires, operations and layers of a network.
struct DiagramPen {
  let appearance: Appearance

  /// A wire to the right, both ends included.
  func horizontal(_ wire: Wire, _ columns: ClosedRange<Int>, y: Int, on canvas: inout Canvas) {
    let glyph = glyph(wire, known: "─", active: "━", unknown: "┄", ascii: ("-", "=", "."))
    for x in columns { canvas.put(Cell(glyph, style: appearance.wireStyle(wire)), x: x, y: y) }
  }

  /// A wire up or down, both ends included.
  func vertical(_ wire: Wire, x: Int, _ rows: ClosedRange<Int>, on canvas: inout Canvas) {
    let glyph = glyph(wire, known: "│", active: "┃", unknown: "┆", ascii: ("|", "|", ":"))
    for y in rows { canvas.put(Cell(glyph, style: appearance.wireStyle(wire)), x: x, y: y) }
  }

  /// Where a wire turns or branches: the glyph of the turn, thin and thick.
  func joint(
    _ wire: Wire, _ thin: Glyph, _ thick: Glyph, x: Int, y: Int, on canvas: inout Canvas
  ) {
    let glyph: Glyph = appearance.isUnicode ? (wire.isActive ? thick : thin) : "+"
    canvas.put(Cell(glyph, style: appearance.wireStyle(wire)), x: x, y: y)
  }

  /// The arrow at a wire's end.
  func arrow(_ wire: Wire, x: Int, y: Int, on canvas: inout Canvas) {
    canvas.put(
      Cell(appearance.isUnicode ? "▶" : ">", style: appearance.wireStyle(wire)), x: x, y: y)
  }

  /// An operation on single values, `(×)`, about a column.
  func operation(
    _ symbol: String, isActive: Bool, x: Int, y: Int, on canvas: inout Canvas
  ) {
    let text = "(\(appearance.plain(symbol)))"
    canvas.write(
      text, x: x - text.columns / 2, y: y, style: appearance.style(isActive ? .strong : .dim))
  }

  /// A layer of the network: a box of three rows about a column, with what it computes.
  func box(_ label: String, isActive: Bool, x: Int, y: Int, on canvas: inout Canvas) {
    let text = " \(appearance.plain(label)) "
    let style = appearance.style(isActive ? .strong : .dim)
    let line = String(repeating: appearance.text("─", ascii: "-"), count: text.columns)
    let left = x - (text.columns + 2) / 2
    let (upper, lower) =
      appearance.isUnicode ? (("┌", "┐"), ("└", "┘")) : (("+", "+"), ("+", "+"))
    let side = appearance.text("│", ascii: "|")
    canvas.write(upper.0 + line + upper.1, x: left, y: y, style: style)
    canvas.write(side + text + side, x: left, y: y + 1, style: style)
    canvas.write(lower.0 + line + lower.1, x: left, y: y + 2, style: style)
  }

  /// A name and a value, or `?` as long as it is not computed.
  @discardableResult
  func value(
    _ name: String, _ text: String, isKnown: Bool, isActive: Bool, role: Role = .plain, x: Int,
    y: Int, on canvas: inout Canvas
  ) -> Int {
    let style = appearance.style(isActive && role == .plain ? .strong : isKnown ? role : .dim)
    let shown = isKnown ? text.trimmingBlanks : "?"
    return canvas.write(name.isEmpty ? shown : "\(name) \(shown)", x: x, y: y, style: style)
  }

  private func glyph(
    _ wire: Wire, known: Glyph, active: Glyph, unknown: Glyph,
    ascii: (known: Glyph, active: Glyph, unknown: Glyph)
  ) -> Glyph {
    guard wire.isKnown else { return appearance.isUnicode ? unknown : ascii.unknown }
    if wire.isActive { return appearance.isUnicode ? active : ascii.active }
    return appearance.isUnicode ? known : ascii.known
  }
}

extension String {
  /// Without the blanks before it.
  var trimmingBlanks: String { String(drop { $0 == " " }) }
}
