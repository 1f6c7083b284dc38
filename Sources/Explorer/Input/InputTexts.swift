/// The words about the input's columns in one language.
struct InputTexts: Sendable {
  /// Beside a heatmap whose columns have a scale each; at most 11 columns.
  let ownScales: String
  /// Said where there is nothing to choose.
  let single: String
  let tokens: String
  /// Said of a column that was chosen.
  let column: @Sendable (_ column: Int, _ count: Int, _ name: String?) -> String
  /// Said of all, of which a row shows so many.
  let all: @Sendable (_ count: Int, _ perRow: Int, _ hasOwnScales: Bool) -> String

  static let english = InputTexts(
    ownScales: "each ±max",
    single: "The input has one column: there is no other to show.",
    tokens: "The input is of tokens: there are no columns to choose from.",
    column: { "x shows column \($0) of 0–\($1 - 1)" + ($2.map { ", \($0)." } ?? ".") },
    all: { count, perRow, hasOwnScales in
      "All \(count) columns" + (perRow > 1 ? ", \(perRow) a row (the farthest from 0)" : "")
        + (hasOwnScales ? ", each to ± its largest." : ", all to ± the largest.")
    })

  static let chinese = InputTexts(
    ownScales: "各自 ±最大",
    single: "输入只有一列：没有别的列可显示。",
    tokens: "输入是词元：没有列可选。",
    column: { "x 显示第 \($0) 列（0–\($1 - 1)）" + ($2.map { "：\($0)。" } ?? "。") },
    all: { count, perRow, hasOwnScales in
      "全部 \(count) 列" + (perRow > 1 ? "，每行 \(perRow) 列（取离 0 最远的值）" : "")
        + (hasOwnScales ? "，每列按自己的 ± 最大值着色。" : "，都按 ± 最大值着色。")
    })
}
