extension Canvas {
  /// The picture as text with SGR escapes, a line a row, each ending in the plain style.
  public var ansi: String {
    var result = ""
    for y in 0..<size.rows {
      var style = Style.plain
      for cell in row(y) where !cell.isContinuation {
        if cell.style != style {
          result += Canvas.escape(to: cell.style)
          style = cell.style
        }
        result.append(cell.glyph.character)
      }
      result += style == .plain ? "\n" : "\u{1B}[0m\n"
    }
    return result
  }

  /// The escape that begins a style whatever was before it.
  private static func escape(to style: Style) -> String {
    var codes = ["0"]
    let attributes: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7"),
    ]
    codes += attributes.filter { style.attributes.contains($0.0) }.map(\.1)
    codes += code(style.foreground, simple: 30, bright: 90, extended: 38)
    codes += code(style.background, simple: 40, bright: 100, extended: 48)
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  /// The first 16 colours have codes that every terminal knows; the others need the extended form.
  private static func code(_ color: Color, simple: Int, bright: Int, extended: Int) -> [String] {
    switch color {
    case .standard: []
    case .indexed(let index) where index < 8: ["\(simple + Int(index))"]
    case .indexed(let index) where index < 16: ["\(bright + Int(index) - 8)"]
    case .indexed(let index): ["\(extended)", "5", "\(index)"]
    case .rgb(let rgb): ["\(extended)", "2", "\(rgb.red)", "\(rgb.green)", "\(rgb.blue)"]
    }
  }
}
