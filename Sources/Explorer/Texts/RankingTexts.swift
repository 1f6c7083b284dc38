/// The titles of the lists of units that did something most at a step; at most 31 columns each.
struct RankingTexts: Sendable {
  let letsGoMost: String
  let writesMost: String
  /// Of a vanilla cell.
  let jumpsMost: String
}

extension RankingTexts {
  static let english = RankingTexts(
    letsGoMost: "lets go most here", writesMost: "writes most here", jumpsMost: "jumps most here")

  static let chinese = RankingTexts(
    letsGoMost: "此步遗忘最多", writesMost: "此步写入最多", jumpsMost: "此步跳变最大")
}
