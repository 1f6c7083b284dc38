extension Canvas {
  /// The picture as an SVG file, which browsers open and people put into slides.
  ///
  /// Text is text: it can be selected and searched, and each piece is stretched to the columns it
  /// has on the screen, whatever the font. Grounds and block elements are rectangles, so that
  /// heatmaps have no seams.
  ///
  /// - Parameter theme: the ground, and the colour of text that has none of its own.
  /// - Returns: a whole XML document.
  public func svg(theme: Theme = .dark) -> String {
    let width = 8 * size.columns
    let height = 16 * size.rows
    var lines = [
      #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)" "#
        + #"viewBox="0 0 \#(width) \#(height)" xml:space="preserve">"#,
      "<style>text{font-family:\(Markup.fonts);font-size:13px;font-variant-ligatures:none;"
        + "white-space:pre;unicode-bidi:bidi-override}</style>",
      #"<rect width="\#(width)" height="\#(height)" fill="\#(theme.ground.hex)"/>"#,
      #"<g shape-rendering="crispEdges">"#,
    ]
    for y in 0..<size.rows {
      lines += PictureFill.fills(of: row(y), theme: theme).map { Canvas.rectangle($0, y: y) }
    }
    lines.append("</g>")
    for y in 0..<size.rows {
      lines += TextRun.runs(of: row(y), theme: theme) { BlockGlyph($0) != nil }.map {
        Canvas.text($0, y: y)
      }
    }
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  /// An eighth of a cell is 1 wide and 2 high.
  private static func rectangle(_ fill: PictureFill, y: Int) -> String {
    #"<rect x="\#(fill.columns.lowerBound)" y="\#(16 * y + 2 * fill.rows.lowerBound)" "#
      + #"width="\#(fill.columns.count)" height="\#(2 * fill.rows.count)" "#
      + #"fill="\#(fill.color.hex)"/>"#
  }

  private static func text(_ run: TextRun, y: Int) -> String {
    let bold = run.paint.isBold ? #" font-weight="bold""# : ""
    let underline = run.paint.isUnderlined ? #" text-decoration="underline""# : ""
    return #"<text x="\#(8 * run.x)" y="\#(16 * y + 12)" textLength="\#(8 * run.columns)" "#
      + #"lengthAdjust="spacingAndGlyphs" fill="\#(run.paint.ink.hex)"\#(bold)\#(underline)>"#
      + "\(Markup.escaped(run.text))</text>"
  }
}
