import Screen

extension Explorer {
  /// The help's lines: what the picture means, and every key.
  private var helpLines: [StyledText] {
    var lines = [heading(texts.whatIsShown)]
    for text in texts.legend + [signLegend] {
      var line = StyledText()
      line.append(appearance.plain(text))
      lines.append(line)
    }
    lines += [StyledText(), heading(texts.keysTitle)]
    lines += KeyTable.entries.map {
      helpEntry(appearance.keyNames($0.keys), texts.long($0.action))
    }
    guard preferences.hasMouse else { return lines }
    lines += [StyledText(), heading(texts.mouse.title)]
    lines += texts.mouse.lines.map { helpEntry($0.what, $0.does) }
    return lines
  }

  /// What a person does, and what that does.
  private func helpEntry(_ what: String, _ does: String) -> StyledText {
    var line = StyledText()
    line.append("  \(what)", appearance.style(.strong))
    line.append(String(repeating: " ", count: max(1, 20 - what.columns)))
    line.append(does)
    return line
  }

  /// How the sign of a state is told on this terminal.
  private var signLegend: String {
    switch appearance.colorDepth {
    case .indexed256: texts.signs.inColors(texts.map(appearance.maps.states))
    case .sixteen, .eight: texts.signs.inColors(texts.fewColors(appearance.theme))
    case .never: appearance.isUnicode ? texts.signs.inGlyphs : texts.signs.inASCII
    }
  }

  /// The first line at which the help's end is on the screen.
  var lastHelpLine: Int { max(0, helpLines.count - helpRows) }

  func drawHelp(on canvas: inout Canvas) {
    let lines = helpLines.dropFirst(helpLine ?? 0).prefix(helpRows)
    for (row, line) in lines.enumerated() {
      canvas.write(line, x: 2, y: 2 + row)
    }
    if lastHelpLine > 0 {
      let hint = appearance.keyNames(texts.helpHint)
      canvas.write(
        hint, x: max(0, size.columns - hint.columns - 1), y: 1, style: appearance.style(.dim))
    }
  }

  /// How many lines of the help are on the screen.
  var helpRows: Int { max(1, size.rows - 4) }

  private func heading(_ text: String) -> StyledText {
    var line = StyledText()
    line.append(text, appearance.style(.strong))
    return line
  }
}
