import Screen

/// One line that says what the selected unit did at this step.
///
/// `u9 keeps 26 % of +0.88, takes back 0.11 → C +0.12, shows 96 % → h +0.11`: every number has a
/// fixed width, so that only digits change while stepping; at most 80 columns.
struct Sentence {
  let unit: Int
  let unitCount: Int
  let step: UnitStep
  /// Whether a projection makes h of what is shown.
  let isProjected: Bool
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
    let arrow = appearance.text("→", ascii: "->")
    let name = "u\(unit)"
    let gap = blanks("u\(unitCount - 1)".count - name.count + 1)
    let share = Numbers.percentage(step.keptShare)
    let old = "\(texts.keeps) \(share) % \(texts.keptOf) \(Numbers.signed(step.before))"
    let shown = Numbers.percentage(step.shownShare)
    let output = "\(isProjected ? "m" : "h") \(Numbers.signed(step.shown))"
    return [
      styled((name, .strong), (gap, .plain), (old, .kept)),
      styled((", ", .plain), (writing, .written)),
      styled((" \(arrow) ", .plain), ("C \(Numbers.signed(step.after))", .strong)),
      styled((", \(texts.shows) \(shown) %", .plain)),
      styled((" \(arrow) \(output)", .plain)),
    ]
  }

  private func styled(_ pieces: (String, Role)...) -> StyledText {
    var line = StyledText()
    for (text, role) in pieces { line.append(text, appearance.style(role)) }
    return line
  }

  /// How the write met what was kept: along with it, against it, or past zero.
  private var writing: String {
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
