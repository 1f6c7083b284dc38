import Screen

/// A list of units with a bar and the numbers of each.
struct UnitRankingList {
  let ranking: UnitRanking
  let selectedUnit: Int
  let appearance: Appearance
  let texts: Texts

  func draw(into canvas: inout Canvas, in rect: Rect) {
    canvas.write(title, x: rect.x, y: rect.y, style: appearance.style(.strong), end: rect.endX)
    for (row, entry) in ranking.entries.enumerated() where row + 1 < rect.rows {
      draw(entry, in: rect.rows(row + 1..<row + 2), on: &canvas)
    }
  }

  private func draw(_ entry: UnitRanking.Entry, in rect: Rect, on canvas: inout Canvas) {
    let isSelected = entry.unit == selectedUnit
    canvas.write(
      "u\(entry.unit)", x: rect.x, y: rect.y, style: appearance.style(isSelected ? .strong : .plain)
    )
    let text = numbers(entry)
    let bar = rect.columns(6..<max(6, rect.columns - text.columns - 1))
    let length = Int((entry.share * Float(bar.columns)).rounded())
    canvas.fill(
      bar.columns(0..<length), with: Cell(appearance.fill(role), style: appearance.style(role)))
    canvas.write(text, x: rect.endX - text.columns, y: rect.y, style: appearance.style(role))
  }

  private func numbers(_ entry: UnitRanking.Entry) -> String {
    let memory = Numbers.signed(entry.memory)
    guard ranking.deed != .letGo else {
      return "\(Numbers.size(entry.amount)) \(texts.of) \(memory)"
    }
    return "\(Numbers.signed(entry.amount)) \(appearance.plain("→")) \(memory)"
  }

  private var title: String {
    switch ranking.deed {
    case .letGo: texts.rankings.letsGoMost
    case .wrote: texts.rankings.writesMost
    case .jumped: texts.rankings.jumpsMost
    }
  }

  private var role: Role {
    switch ranking.deed {
    case .letGo: .letGo
    case .wrote: .written
    case .jumped: .plain
    }
  }
}
