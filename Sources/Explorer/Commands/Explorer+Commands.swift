import Recurrent
import Screen

extension Explorer {
  /// What a person sent: a line behind `:` that says what a key could say is that key's message, so
  /// that undo, the help and all else take both alike. The line is gone then.
  mutating func meaning(of message: Message) -> Message {
    guard case .prompt(.submitted) = message, let line = prompt, line.kind == .command,
      case let words = CommandLine(line.text), words.argument ?? "" == "",
      case .does(let meant)? = words.command?.meaning
    else { return message }
    prompt = nil
    history.endMove()
    return meant
  }

  /// Does what a person typed behind `:`.
  ///
  /// - Throws: why it can't be done.
  mutating func carryOut(_ text: String) throws(FindProblem) -> Command? {
    let line = CommandLine(text)
    guard !line.name.isEmpty else { return nil }
    let rest = line.argument ?? ""
    if rest.isEmpty, Int(line.name) != nil {
      move(to: try FindParser.step(line.name, of: trace.stepCount))
      return nil
    }
    let command = try KeyTable.command(named: line.name)
    guard let argument = command.argument else { throw .takesNothing(command.name) }
    switch argument {
    case .step: move(to: try FindParser.step(rest, of: trace.stepCount))
    case .unit: unit = try FindParser.unit(rest, of: recurrentLayer.hiddenSize)
    case .sequence: show(sequence: try FindParser.sequence(rest, of: sequences.count))
    case .layer: layer = try FindParser.layer(rest, of: trace.network.layers.count)
    case .column: try showInput(rest)
    case .page:
      guard let page = Page(argument: rest) else {
        throw .noPage(rest, names: Page.allCases.map(\.name))
      }
      viewpoint.page = page
    case .search: try find(rest)
    case .file: return .write(try pageFile(named: rest, replaces: false))
    case .replacedFile: return .write(try pageFile(named: rest, replaces: true))
    case .words: (helpLine, helpFilter) = (0, rest)
    }
    return nil
  }

  /// What can follow what is typed behind `:`, or what it will do.
  ///
  /// - Parameters:
  ///   - text: what is typed.
  ///   - columns: the room for it.
  /// - Returns: as many words as fit; `nil` if nothing is known.
  func commandHint(_ text: String, columns: Int) -> String? {
    let line = CommandLine(text)
    guard !line.name.isEmpty else { return nil }
    if line.argument == nil {
      let names = KeyTable.commands.map(\.name).filter { $0.hasPrefix(line.name) }
      if names.count > 1 { return joined(names, columns: columns) }
    }
    guard let command = line.command else { return nil }
    switch command.argument {
    case nil:
      let entry = KeyTable.entries.first { $0.commands.contains { $0.name == command.name } }
      return entry.map { texts.long($0.action) }
    case .page, .words:
      let skipped = line.name.count + 1
      let words = CommandLine("\(line.name) \(line.argument ?? "")").completions
      return joined(words.map { String($0.dropFirst(skipped)) }, columns: columns)
    case .step: return range(trace.stepCount)
    case .unit: return range(recurrentLayer.hiddenSize)
    case .sequence: return range(sequences.count)
    case .layer: return range(trace.network.layers.count)
    case .column: return range(trace.sequence.featureCount)
    case .search: return texts.find.hint(.find)
    case .file, .replacedFile:
      return joined(PageFormat.allCases.map { ".\($0.rawValue)" }, columns: columns)
    }
  }

  private func range(_ count: Int) -> String {
    "0\(appearance.text("–", ascii: "-"))\(count - 1)"
  }

  /// As many words as fit, and whether there are more.
  private func joined(_ words: [String], columns: Int) -> String? {
    let more = appearance.text(" …", ascii: " ..")
    var text = ""
    for (index, word) in words.enumerated() {
      let longer = text.isEmpty ? word : "\(text)  \(word)"
      let isLast = index == words.count - 1
      guard longer.columns + (isLast ? 0 : more.columns) <= columns else { return text + more }
      text = longer
    }
    return text.isEmpty ? nil : text
  }
}
