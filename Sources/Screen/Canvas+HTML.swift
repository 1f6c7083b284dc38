extension Canvas {
  /// The picture as an HTML page of its own, whose text can be selected and copied as from the
  /// terminal.
  ///
  /// - Parameter theme: the ground, and the colour of text that has none of its own.
  /// - Returns: a whole document, which is well-formed XML, too.
  public func html(theme: Theme = .dark) -> String {
    var classes: [String: String] = [:]
    var rules: [String] = []
    var body = ""
    for y in 0..<size.rows {
      for (look, text) in pieces(ofRow: y, theme: theme) {
        if !look.css.isEmpty, classes[look.css] == nil {
          let name = "s\(classes.count)"
          classes[look.css] = name
          rules.append(".\(name){\(look.css)}")
        }
        body += Canvas.span(text, look, class: classes[look.css])
      }
      body += "\n"
    }
    let title = Markup.escaped(text.split(separator: "\n").first.map(String.init) ?? "")
    return """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8"/>
      <title>\(title)</title>
      <style>
      body{background:\(theme.ground.hex);color:\(theme.ink(isBold: false).hex)}
      pre{font:16px/20px \(Markup.fonts);font-variant-ligatures:none;unicode-bidi:bidi-override}
      span,i{display:inline-block;height:20px;vertical-align:top;font-style:normal}
      i{width:1ch}
      i.w{width:2ch}
      \(rules.joined(separator: "\n"))
      </style>
      </head>
      <body>
      <pre>
      \(body)</pre>
      </body>
      </html>

      """
  }

  /// A row in pieces of one look, without the blanks at its end.
  private func pieces(ofRow y: Int, theme: Theme) -> [(look: HTMLLook, text: String)] {
    var pieces: [(look: HTMLLook, text: String)] = []
    for cell in row(y) where !cell.isContinuation {
      let look = HTMLLook(cell, theme: theme)
      if let last = pieces.last, last.look.goesOn(cell.glyph, look) {
        pieces[pieces.count - 1].text.append(cell.glyph.character)
      } else {
        pieces.append((look, String(cell.glyph.character)))
      }
    }
    guard let last = pieces.last, last.look.blankGround == theme.ground else { return pieces }
    pieces.removeLast()
    let end = last.text.lastIndex { $0 != " " }
    return pieces + (end.map { [(last.look, String(last.text[...$0]))] } ?? [])
  }

  /// A piece of a row. Only letters have the width of a column in any font; each other glyph has a
  /// box of its width.
  private static func span(_ text: String, _ look: HTMLLook, class name: String?) -> String {
    let content: String
    var attributes = name.map { " class=\"\($0)\"" } ?? ""
    if look.kind == .letters || look.isGround {
      content = Markup.escaped(text)
      if look.isGround { attributes += " style=\"width:\(text.columns)ch\"" }
    } else {
      let box = look.kind == .wide ? "<i class=\"w\">" : "<i>"
      content = text.map { "\(box)\(Markup.escaped(String($0)))</i>" }.joined()
    }
    return attributes.isEmpty ? content : "<span\(attributes)>\(content)</span>"
  }
}
