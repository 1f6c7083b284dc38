import Explorer

/// The manual page: what the argument parser and the key table say, and little else, so that it
/// can't say anything else than the program does.
struct ManualPage {
  /// When the words that stand here alone were changed last.
  private static let date = "2026-11-29"

  let program: CommandDescription
  let version: String

  var text: String {
    var roff = Roff(
      name: program.commandName, date: ManualPage.date,
      source: "\(program.commandName) \(version)")
    writeBeginning(to: &roff)
    roff.section("Commands")
    for command in commands { write(command, to: &roff) }
    for title in sharedTitles { writeOptions(titled: title, to: &roff) }
    writeKeys(to: &roff)
    writeEnd(to: &roff)
    return roff.text
  }

  /// The subcommands that help lists; `help` itself is the parser's.
  private var commands: [CommandDescription] {
    (program.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// The groups of options that are the same in all commands that have them: told of once.
  private var sharedTitles: [String] {
    let titles = commands.flatMap(\.sectionTitles)
    return titles.enumerated().filter { index, title in
      titles.firstIndex(of: title) == index && titles.count { $0 == title } > 1
        && Set(commands.map { "\($0.arguments(titled: title))" }).subtracting(["[]"]).count == 1
    }.map(\.element)
  }

  private func writeBeginning(to roff: inout Roff) {
    let name = program.commandName
    roff.section("Name")
    // Programs that index manual pages read this line.
    roff.paragraphs("\(name) - \((program.abstract ?? "").droppingPeriod)")
    roff.section("Synopsis")
    roff.paragraphs("\(name) SEQUENCE [--model MODEL] [options]\n\n\(name) COMMAND [options]")
    roff.section("Description")
    roff.paragraphs(program.discussion ?? "")
  }

  private func write(_ command: CommandDescription, to roff: inout Roff) {
    roff.subsection(command.commandName)
    roff.paragraphs(
      [command.abstract, command.discussion].compactMap { $0 }.joined(separator: "\n\n"))
    let shared = command.sectionTitles.filter(sharedTitles.contains)
    let own = command.ownArguments.filter { !shared.contains($0.sectionTitle ?? "") }
    write(own, to: &roff)
    guard !shared.isEmpty else { return }
    let names = shared.map { $0.uppercased() + " OPTIONS" }.joined(separator: ", ")
    roff.paragraphs("\(own.isEmpty ? "Takes" : "And") the options under \(names).")
  }

  private func writeOptions(titled title: String, to roff: inout Roff) {
    roff.section("\(title) options")
    let group = commands.lazy.map { $0.arguments(titled: title) }.first { !$0.isEmpty }
    write(group ?? [], to: &roff)
  }

  /// Arguments in their order; a flag and its opposite, which say the same, are one entry.
  private func write(_ arguments: [CommandDescription.Argument], to roff: inout Roff) {
    let names = Set(arguments.compactMap { $0.names?.first?.name })
    for argument in arguments {
      let name = argument.names?.first?.name ?? ""
      if name.hasPrefix("no-"), names.contains(String(name.dropFirst(3))) { continue }
      write(argument, hasOpposite: names.contains("no-\(name)"), to: &roff)
    }
  }

  private func write(
    _ argument: CommandDescription.Argument, hasOpposite: Bool, to roff: inout Roff
  ) {
    let value = "<\(argument.valueName ?? "")>"
    var names = (argument.names ?? []).map(\.text)
    if hasOpposite, let name = argument.names?.first?.name { names.append("--no-\(name)") }
    let options = names.joined(separator: ", ")
    let term =
      switch argument.kind {
      case "positional": value
      case "flag": options
      default: "\(options) \(value)"
      }
    var words = argument.abstract ?? ""
    if let values = argument.allValues { words += " One of \(values.joined(separator: ", "))." }
    if let value = argument.defaultValue { words += " Default: \(value)." }
    if let discussion = argument.discussion { words += "\n\n\(discussion)" }
    roff.entry(term, words)
  }

  private func writeKeys(to roff: inout Roff) {
    let texts = Texts.english
    roff.section("Keys")
    for entry in KeyTable.entries { roff.entry(entry.keys, texts.long(entry.action)) }
    roff.section("Mouse")
    for line in texts.mouse.lines { roff.entry(line.what, line.does) }
    roff.section("Commands behind a colon")
    roff.paragraphs(
      """
      A number goes to that step. A name does what its keys do; Tab completes it, and a beginning \
      that only one name has will do.
      """)
    for entry in KeyTable.entries where !entry.commands.isEmpty {
      let names = entry.commands.map { command in
        ":\(command.name)" + (command.argument.map { " " + texts.word(for: $0) } ?? "")
      }
      roff.entry(names.joined(separator: ", "), texts.long(entry.action))
    }
  }

  private func writeEnd(to roff: inout Roff) {
    roff.section("Files")
    roff.entry(
      "$XDG_CONFIG_HOME/lstm-viz/config.toml",
      "Settings of the explorer, else in ~/.config/lstm-viz/config.toml. "
        + "lstm-viz --print-default-config prints one with every setting and its default.")
    roff.section("Environment")
    for (name, words) in ManualPage.variables { roff.entry(name, words) }
    roff.section("Exit status")
    for (status, words) in ManualPage.statuses { roff.entry(status, words) }
    roff.section("Examples")
    for line in [
      "lstm-viz examples/sine.txt", "lstm-viz data.csv --model model.safetensors",
      "lstm-viz frame data.csv --page cell --step 61 --format svg > step.svg",
      "lstm-viz trace data.csv --model model.pt --out trace.csv",
    ] { roff.example(line) }
  }

  /// The environment's variables; options and the configuration file go before them.
  private static let variables = [
    ("XDG_CONFIG_HOME", "Where the configuration file is; ignored unless it is an absolute path."),
    ("NO_COLOR", "No colours on the terminal, if it is not empty."),
    ("COLORFGBG", "Whether the terminal's ground is light or dark."),
    ("LC_ALL, LC_MESSAGES, LANG", "The language: Chinese for zh, else English."),
    ("TERM", "The kind of terminal."),
  ]

  private static let statuses = [
    ("0", "All is well."), ("1", "The work failed: a sentence on standard error says why."),
    ("2", "The usage was wrong."), ("128 + n", "Signal n ended the program."),
  ]
}

extension String {
  /// The text without a period at its end.
  fileprivate var droppingPeriod: String { hasSuffix(".") ? String(dropLast()) : self }
}
