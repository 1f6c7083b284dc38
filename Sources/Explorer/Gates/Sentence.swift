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

  var text: StyledText {
    var line = StyledText()
    let arrow = appearance.text("→", ascii: "->")
    let name = "u\(unit)"
    line.append(name, appearance.style(.strong))
    line.append(blanks("u\(unitCount - 1)".count - name.count + 1))
    line.append(
      "\(texts.keeps) \(Numbers.percentage(step.keptShare)) % \(texts.keptOf) "
        + Numbers.signed(step.before), appearance.style(.kept))
    line.append(", ")
    line.append(writing, appearance.style(.written))
    line.append(" \(arrow) ")
    line.append("C \(Numbers.signed(step.after))", appearance.style(.strong))
    line.append(", \(texts.shows) \(Numbers.percentage(step.shownShare)) % \(arrow) ")
    line.append("\(isProjected ? "m" : "h") \(Numbers.signed(step.shown))")
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
