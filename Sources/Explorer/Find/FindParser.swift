import Recurrent

/// Reads what a person typed behind `/`.
struct FindParser {
  let layer: RecurrentLayer
  let stepCount: Int
  let columnNames: [String]
  let featureCount: Int
  /// The tokens as people write them, of a sequence of tokens.
  let tokens: [String]?
  let texts: Texts
  let appearance: Appearance

  /// `f>0.9`, `lost>0.5`, `unit:5`, `t:120`, or a text; what begins with `"` is always a text.
  func parse(_ typed: String) throws(FindProblem) -> FindRequest {
    let line = typed.trimmed
    if line.hasPrefix("\""), tokens != nil {
      var text = line.dropFirst()
      if text.count > 1, text.hasSuffix("\"") { text = text.dropLast() }
      return try search(text: String(text), typed: line)
    }
    if let place = try place(line) { return place }
    if let compared = try comparison(line) {
      return .search(Search(text: line, pattern: compared))
    }
    guard tokens != nil else { throw .notUnderstood(line) }
    // A blank may be what is looked for.
    return try search(text: typed, typed: typed)
  }

  private func place(_ line: String) throws(FindProblem) -> FindRequest? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let name = String(line[..<colon]).trimmed.lowercased()
    let rest = String(line[line.index(after: colon)...]).trimmed
    switch name {
    case "unit", "u", texts.unit: return .unit(try FindParser.unit(rest, of: layer.hiddenSize))
    case "t", "step": return .step(try FindParser.step(rest, of: stepCount))
    default: return nil
    }
  }

  /// The number of a unit.
  static func unit(_ text: String, of count: Int) throws(FindProblem) -> Int {
    guard let number = Int(text) else { throw .noNumber(text) }
    guard (0..<count).contains(number) else { throw .noUnit(text, count: count) }
    return number
  }

  /// The number of a step.
  static func step(_ text: String, of count: Int) throws(FindProblem) -> Int {
    guard let number = Int(text) else { throw .noNumber(text) }
    guard (0..<count).contains(number) else { throw .noStep(text, count: count) }
    return number
  }

  /// The number of a sequence.
  static func sequence(_ text: String, of count: Int) throws(FindProblem) -> Int {
    guard let number = Int(text) else { throw .noNumber(text) }
    guard (0..<count).contains(number) else { throw .noSequence(text, count: count) }
    return number
  }

  /// The number of a layer.
  static func layer(_ text: String, of count: Int) throws(FindProblem) -> Int {
    guard let number = Int(text) else { throw .noNumber(text) }
    guard (0..<count).contains(number) else { throw .noLayer(text, count: count) }
    return number
  }

  private func comparison(_ line: String) throws(FindProblem) -> Search.Pattern? {
    guard let sign = line.firstIndex(where: { "<>≤≥".contains($0) }),
      let (comparison, rest) = Comparison.parse(line[sign...])
    else { return nil }
    let name = String(line[..<sign]).trimmed
    let number = String(rest).trimmed.replacing("−", with: "-")
    guard let bound = Float(number), !bound.isNaN else {
      if tokens != nil { return nil }
      throw .noNumber(number)
    }
    if let quantity = quantity(name) { return .compared(quantity, comparison, bound) }
    if tokens != nil { return nil }
    let names = layer.signals.map { $0.symbol(in: appearance) }
    throw name.count <= 2 && !name.isEmpty
      ? .noSuchSignal(name, available: names) : .notUnderstood(line)
  }

  private func quantity(_ name: String) -> Search.Quantity? {
    if let signal = layer.signals.first(where: { names(of: $0).contains(name) }) {
      return .signal(signal)
    }
    if layer.kind.family != .rnn {
      if ["lost", "let go", texts.letGo].contains(name) { return .lost }
      if ["written", texts.written].contains(name) { return .written }
    }
    if let column = columnNames.firstIndex(of: name) { return .input(column) }
    guard name.first == "x", tokens == nil else { return nil }
    if name == "x" { return featureCount == 1 ? .input(0) : nil }
    return Int(name.dropFirst().filter { $0 != "[" && $0 != "]" }).flatMap { column in
      (0..<featureCount).contains(column) ? .input(column) : nil
    }
  }

  /// A signal's letter, the name it has in trace files, and for C̃ what a keyboard has.
  private func names(of signal: Signal) -> [String] {
    [signal.symbol(in: Appearance()), signal.traceName]
      + (signal == .candidate ? ["C~", "c~"] : [])
  }

  private func search(text: String, typed: String) throws(FindProblem) -> FindRequest {
    let wanted = text.replacing("↵", with: "\n")
    guard !wanted.isEmpty, let tokens else { throw .notUnderstood(typed) }
    let known = Set(tokens.joined())
    if let stranger = wanted.first(where: { !known.contains($0) }) { throw .notInText(stranger) }
    return .search(Search(text: typed, pattern: .text(wanted)))
  }
}

extension String {
  /// Without blanks at either end.
  var trimmed: String {
    let rest = drop(while: \.isWhitespace)
    return rest.lastIndex { !$0.isWhitespace }.map { String(rest[...$0]) } ?? ""
  }
}
