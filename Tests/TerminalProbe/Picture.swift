import Screen

/// All that a cell can be: colours, attributes, wide and combined glyphs, the lower right corner.
enum Picture {
  static func draw(into canvas: inout Canvas) {
    for index in 0..<16 {
      canvas.put(
        Cell(" ", style: Style(background: .indexed(UInt8(index)))), x: index, y: 0)
    }
    for index in 0..<24 {
      let style = Style(foreground: .indexed(UInt8(232 + index)), background: .indexed(17))
      canvas.put(Cell("▄", style: style), x: index, y: 1)
    }
    for level in 0..<16 {
      let style = Style(background: .rgb(RGB(UInt8(16 * level), 0, UInt8(level))))
      canvas.put(Cell(" ", style: style), x: level, y: 4)
    }
    canvas.write("bold", x: 0, y: 2, style: .bold)
    canvas.write("under", x: 5, y: 2, style: Style(attributes: .underline))
    canvas.write("reverse", x: 11, y: 2, style: Style(attributes: .reverse))
    canvas.write("dim", x: 19, y: 2, style: Style(attributes: .dim))
    canvas.write("中文 C\u{303} e\u{301} 🙂|", x: 0, y: 3)
    canvas.write("[", x: canvas.size.columns - 1, y: canvas.size.rows - 2)
    canvas.write("]", x: canvas.size.columns - 1, y: canvas.size.rows - 1)
    // A glyph that the right edge cuts in two.
    canvas.write("中", x: canvas.size.columns - 1, y: 3)
  }

  /// All pairs of the eight colours: more than a terminal of 64 pairs has beside its own.
  static func drawPairs(into canvas: inout Canvas) {
    for y in 0..<9 {
      for x in 0..<9 {
        let foreground = x == 8 ? Color.standard : .indexed(UInt8(x))
        let background = y == 8 ? Color.standard : .indexed(UInt8(y))
        canvas.put(
          Cell("x", style: Style(foreground: foreground, background: background)), x: x, y: y)
      }
    }
    canvas.write("end", x: 0, y: canvas.size.rows - 1)
  }
}
