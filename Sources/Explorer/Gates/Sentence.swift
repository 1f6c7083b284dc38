import Screen

/// One line that says what the selected unit did at this step.
///
/// `u9 keeps 26 % of +0.88, takes back 0.11 → C +0.12, shows 96 % → h +0.11`: every number has a
/// fixed width, so that only digits change while stepping; at most 80 columns.
struct Sentence {
  /// What there is to say, by the kind of cell.
  enum Content: Sendable {
    case gated(UnitStep)
    case vanilla(VanillaStep)
  }

  /// `nil` where something else says it.
  let unit: Int?
  let unitCount: Int
  let content: Content
  /// The letter of the cell's memory: C or h.
  let memory: String
  /// The letter of what is shown of it: h, or m before a projection.
  let output: String
  let appearance: Appearance
  let texts: Texts

  /// The sentence, or as many whole clauses of it as have room, then `…`: half a number would be a
  /// wrong one.
  func text(columns: Int) -> StyledText {
    var line = StyledText()
    for clause in clauses { line.append(clause) }
    guard line.columns > columns else { return line }
    let more = appearance.text(" …", ascii: " ...")
    line = StyledText()
    for clause in clauses {
      guard line.columns + clause.columns + more.columns <= columns else { break }
      line.append(clause)
    }
    line.append(more, appearance.style(.dim))
    return line
  }

  private var clauses: [StyledText] {
    switch content {
    case .gated(let step): clauses(of: step)
    case .vanilla(let step): clauses(of: step)
    }
  }

  private func clauses(of step: UnitStep) -> [StyledText] {
    let share = Numbers.percentage(step.keptShare)
    let old = "\(texts.keeps) \(share) % \(texts.keptOf) \(Numbers.signed(step.before))"
    var clauses = [
      styled((name, .strong), (gap, .plain), (old, .kept)),
      styled((", ", .plain), (writing(step), .written)),
      styled((" \(arrow) ", .plain), ("\(memory) \(Numbers.signed(step.after))", .strong)),
    ]
    if let share = step.shownShare, let shown = step.shown {
      clauses += [
        styled((", \(texts.shows) \(Numbers.percentage(share)) %", .plain)),
        styled((" \(arrow) \(output) \(Numbers.signed(shown))", .plain)),
      ]
    }
    return clauses
  }

  private func clauses(of step: VanillaStep) -> [StyledText] {
    let dot = appearance.text("·", ascii: "*")
    let (input, recurrent) = (step.sums.input, step.sums.recurrent)
    return [
      styled((name, .strong), (gap, .plain), ("h \(Numbers.signed(step.before))", .plain)),
      styled((", W\(dot)x \(Numbers.signed(input))", .written)),
      styled((", U\(dot)h \(Numbers.signed(recurrent))", .kept)),
      styled((", b \(Numbers.signed(step.sums.bias))", .plain)),
      styled((" \(arrow) ", .plain), ("h \(Numbers.signed(step.after))", .strong)),
    ]
  }

  private var arrow: String { appearance.text("→", ascii: "->") }
  private var name: String { unit.map { "u\($0)" } ?? "" }
  private var gap: String {
    unit == nil ? "" : blanks("u\(unitCount - 1)".count - name.count + 1)
  }

  private func styled(_ pieces: (String, Role)...) -> StyledText {
    var line = StyledText()
    for (text, role) in pieces { line.append(text, appearance.style(role)) }
    return line
  }

  /// How the write met what was kept: along with it, against it, or past zero.
  private func writing(_ step: UnitStep) -> String {
    let opposes = step.kept * step.written < 0
    let flips = opposes && step.kept * step.after < 0
    // What is taken back has no sign, so that its number brings its own blank.
    let width = max(texts.adds.columns + 1, texts.takesBack.columns, texts.flips.columns + 1)
    let verb = flips ? texts.flips : opposes ? texts.takesBack : texts.adds
    let amount = opposes && !flips ? Numbers.size(step.written) : Numbers.signed(step.written)
    return verb + blanks(width - verb.columns) + amount
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
