import Recurrent
import Screen

extension Explorer {
  /// What a key means: while a line is typed, keys are text, but for those that quit at once and
  /// repaint.
  func message(for key: Key) -> Message? {
    let usual = KeyTable.message(for: key)
    guard prompt != nil, isLargeEnough else { return usual }
    if let typed = PromptMessage(key) { return .prompt(typed) }
    switch usual {
    case .quit, .askedForRepaint: return usual
    default: return nil
    }
  }

  /// Changes the line that is typed, or obeys it.
  mutating func apply(_ message: PromptMessage) -> Command? {
    defer { if let prompt, prompt.kind == .filter { helpFilter = prompt.text } }
    if case .opened(let kind) = message {
      if isLargeEnough { prompt = Prompt(kind) }
      return nil
    }
    guard let line = prompt else { return nil }
    switch message {
    case .opened: break
    case .typed(let character):
      if !character.isUnprintable { prompt?.replace(by: line.text + String(character)) }
    case .erased:
      // Nothing left to take away takes the line away, as editors do.
      if line.text.isEmpty {
        prompt = nil
      } else {
        prompt?.replace(by: String(line.text.dropLast()))
      }
    case .cleared: prompt?.replace(by: "")
    case .completed:
      if line.kind == .command, let completed = CommandLine(line.text).completed {
        prompt?.replace(by: completed)
      }
    case .cancelled:
      if line.kind == .filter { helpFilter = "" }
      prompt = nil
    case .submitted: return submit(line)
    }
    return nil
  }

  private mutating func submit(_ line: Prompt) -> Command? {
    guard !line.text.isEmpty else {
      prompt = nil
      return nil
    }
    if line.kind != .filter { history.endMove() }
    do throws(FindProblem) {
      let command = try obey(line)
      prompt = nil
      return command
    } catch {
      prompt?.answer = texts.find.problem(error)
      return nil
    }
  }

  private mutating func obey(_ line: Prompt) throws(FindProblem) -> Command? {
    switch line.kind {
    case .find: try find(line.text)
    case .command: return try carryOut(line.text)
    // The lines were chosen while it was typed.
    case .filter: break
    }
    return nil
  }

  /// Opens the line that chooses among the help's.
  mutating func openFilter() {
    guard isLargeEnough else { return }
    prompt = Prompt(.filter)
    helpFilter = ""
  }

  mutating func find(_ text: String) throws(FindProblem) {
    switch try parser.parse(text) {
    case .unit(let number): unit = number
    case .step(let number): move(to: number)
    case .search(let wanted):
      guard let target = match(of: wanted, after: step, isForward: true) else {
        throw .notFound(wanted.text)
      }
      search = wanted
      move(to: target)
    }
  }

  private var parser: FindParser {
    FindParser(
      layer: recurrentLayer, stepCount: trace.stepCount, columnNames: trace.sequence.columnNames,
      featureCount: trace.sequence.featureCount,
      tokens: trace.sequence.isTokens ? tokens : nil, texts: texts, appearance: appearance)
  }

  /// Goes to the next match of the search that is on, or the one before.
  mutating func goToMatch(of search: Search, by count: Int) {
    for _ in 0..<min(abs(count), trace.stepCount) {
      guard let target = match(of: search, after: step, isForward: count > 0) else {
        notice = texts.find.problem(.notFound(search.text))
        return
      }
      move(to: target)
    }
  }

  /// What the line that is typed can become, or what may be typed at all.
  private func hint(of prompt: Prompt) -> String {
    guard prompt.kind == .command else { return texts.find.hint(prompt.kind) }
    let room = size.columns - appearance.plain(prompt.text).columns - 4
    return commandHint(prompt.text, columns: room) ?? texts.find.hint(.command)
  }

  /// The line that is typed, with what is wrong with it or what its keys do.
  func drawPrompt(_ prompt: Prompt, on canvas: inout Canvas, y: Int) {
    let sign = prompt.kind == .command ? ":" : "/"
    let note = appearance.plain(prompt.answer ?? hint(of: prompt))
    // Both beside one another if they fit; else a sentence goes before what it is about, and what is
    // typed before the hint.
    let typed = appearance.plain(prompt.text)
    let fits = 1 + typed.columns + 3 + note.columns <= size.columns
    guard fits || prompt.answer == nil else {
      let end = canvas.write(
        note, x: 0, y: y, style: appearance.style(.strong), end: size.columns - 1)
      canvas.cursor = Point(x: min(end, size.columns - 1), y: y)
      return
    }
    var shown = typed[...]
    while shown.columns > size.columns - 2 { shown = shown.dropFirst() }
    var x = canvas.write(sign, x: 0, y: y, style: appearance.style(.strong))
    x = canvas.write(shown, x: x, y: y, style: appearance.style(.strong), end: size.columns - 1)
    canvas.cursor = Point(x: x, y: y)
    guard fits else { return }
    let role: Role = prompt.answer == nil ? .dim : .plain
    canvas.write(note, x: size.columns - note.columns, y: y, style: appearance.style(role))
  }
}
