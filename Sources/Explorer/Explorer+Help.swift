import Screen

extension Explorer {
  /// The help's lines: what the picture means, every key, and every command; of a filter only those
  /// that have its text in them.
  private var helpLines: [StyledText] {
    let parts = [
      (texts.whatIsShown, legendLines), (texts.keysTitle, keyLines),
      (texts.mouse.title, mouseLines), (texts.commandsTitle, commandLines),
    ]
    let kept = parts.filter { !$0.1.isEmpty }.map { [heading($0.0)] + $0.1 }
    guard kept.isEmpty else { return Array(kept.joined(separator: [StyledText()])) }
    return [heading(texts.nothingHas(appearance.plain(helpFilter)))]
  }

  private var legendLines: [StyledText] {
    (texts.legend + [signLegend]).map(appearance.plain).filter(isWanted).map { text in
      var line = StyledText()
      line.append(text)
      return line
    }
  }

  private var keyLines: [StyledText] {
    KeyTable.entries.filter(isWanted).map {
      helpEntry(appearance.keyNames($0.keys), texts.long($0.action))
    }
  }

  private var mouseLines: [StyledText] {
    guard preferences.hasMouse else { return [] }
    return texts.mouse.lines.filter { isWanted($0.what) || isWanted($0.does) }.map {
      helpEntry($0.what, $0.does)
    }
  }

  /// What a person does, and what that does.
  private func helpEntry(_ what: String, _ does: String) -> StyledText {
    var line = StyledText()
    line.append("  \(what)", appearance.style(.strong))
    line.append(String(repeating: " ", count: max(1, 20 - what.columns)))
    line.append(does)
    return line
  }

  /// Whether the filter leaves an entry: by its keys, what they do, or the names of that.
  private func isWanted(_ entry: KeyTable.Entry) -> Bool {
    ([appearance.keyNames(entry.keys), texts.long(entry.action)] + entry.commands.map(\.name))
      .contains(where: isWanted)
  }

  private func isWanted(_ text: String) -> Bool {
    helpFilter.isEmpty || text.lowercased().contains(helpFilter.lowercased())
  }

  /// The commands' names with what is typed behind them, as many in a line as fit at every size.
  private var commandLines: [StyledText] {
    commandRows.map { row in
      var line = StyledText()
      for entry in row {
        line.append("  \(entry.name)", appearance.style(.strong))
        line.append(entry.argument)
      }
      return line
    }
  }

  /// What may stand behind a command, with a blank before it.
  private func argumentText(of command: NamedCommand) -> String {
    guard let argument = command.argument else { return "" }
    let name = texts.find.argument
    return " " + name(argument)
  }

  /// The commands with what may stand behind them, as many in a row as fit.
  private var commandRows: [[(name: String, argument: String)]] {
    var rows: [[(name: String, argument: String)]] = []
    var used = Explorer.commandColumns
    for command in KeyTable.commands where isWanted(command.name) {
      let argument = argumentText(of: command)
      let columns = 2 + command.name.columns + argument.columns
      if used + columns > Explorer.commandColumns {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append((command.name, argument))
      used += columns
    }
    return rows
  }

  private static let commandColumns = 76

  /// How the sign of a state is told on this terminal.
  private var signLegend: String {
    switch appearance.colorDepth {
    case .indexed256, .truecolor: texts.signs.inColors(texts.map(appearance.maps.states))
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
    var hint = appearance.keyNames(texts.filterHint)
    if !helpFilter.isEmpty { hint = "/\(appearance.plain(helpFilter))   \(hint)" }
    if lastHelpLine > 0 { hint = "\(appearance.keyNames(texts.helpHint))   \(hint)" }
    canvas.write(
      hint, x: max(0, size.columns - hint.columns - 1), y: 1, style: appearance.style(.dim))
  }

  /// How many lines of the help are on the screen.
  var helpRows: Int { max(1, size.rows - 4) }

  private func heading(_ text: String) -> StyledText {
    var line = StyledText()
    line.append(text, appearance.style(.strong))
    return line
  }
}
