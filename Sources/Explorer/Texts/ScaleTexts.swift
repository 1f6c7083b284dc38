/// The words of the heatmaps' scales and of the numbers in their cells, in one language.
struct ScaleTexts: Sendable {
  /// What the colours of a gate on this scale say, beside its panel; at most 9 columns.
  let halfLife: String
  /// Under the ramp of half-lives of a gate; at most 31 columns, as the next one.
  let halfLifeIn: @Sendable (_ gate: String) -> String
  /// That most of a gate lies near 1, where the other scale tells more.
  let hint: @Sendable (_ gate: String) -> String
  /// Why there are no numbers in the cells: there are so many columns a step.
  let needsColumns: @Sendable (_ wanted: Int, _ columns: Int) -> String
}

extension ScaleTexts {
  static let english = ScaleTexts(
    halfLife: "half-life",
    halfLifeIn: { "half-life of \($0) in steps" },
    hint: { "\($0) near 1: press a for half-life" },
    needsColumns: { "Numbers stand in cells of \($0) columns and more, not \($1): + zooms in." })

  static let chinese = ScaleTexts(
    halfLife: "半衰期",
    halfLifeIn: { "\($0) 的半衰期（步）" },
    hint: { "\($0) 多接近 1：按 a 看半衰期" },
    needsColumns: { "每步至少 \($0) 列才显示数值，现在 \($1) 列：按 + 放大。" })
}
