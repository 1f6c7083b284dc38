/// The words about the time axis in one language.
struct TimeTexts: Sendable {
  /// What was done with so many steps to get one value, the longest wording first; the room is what a
  /// gutter has, 10 columns.
  let reductions: @Sendable (Reduction, Int) -> [String]
  /// How many steps a column has, at most 12 columns of them where there is room.
  let stepsPerColumn: @Sendable (Int) -> String
  /// In the place of the whole sequence's row, how many percent of it are read.
  let reading: @Sendable (Int) -> String
  /// In the sentence's place: on the way to a step, how many percent of it are done.
  let awaiting: @Sendable (Int, Int) -> String

  static let english = TimeTexts(
    reductions: { reduction, count in
      let words =
        switch reduction {
        case .least: ["min"]
        case .greatest: ["max"]
        case .mean: ["mean"]
        case .extreme: ["extreme", "extr."]
        }
      return words.flatMap { ["\($0) of ×\(count)", "\($0) ×\(count)"] } + words
    },
    stepsPerColumn: { "×\($0) steps" },
    reading: { "reading the whole sequence: \($0) %" },
    awaiting: { "going to t \($0): \($1) % of the way – any key stays here" })

  static let chinese = TimeTexts(
    reductions: { reduction, count in
      let word =
        switch reduction {
        case .least: "最小"
        case .greatest: "最大"
        case .mean: "平均"
        case .extreme: "极值"
        }
      return ["×\(count) 的\(word)", "\(word) ×\(count)", word]
    },
    stepsPerColumn: { "每列 \($0) 步" },
    reading: { "正在读取整个序列：\($0) %" },
    awaiting: { "正在前往 t \($0)：已完成 \($1) %，按任意键留在此处" })
}
