import Recurrent

/// The words of page 6, and of the order of units, in one language.
struct UnitsTexts: Sendable {
  /// Until the whole sequence was walked.
  let isComputed: String
  /// How the units are sorted, a few words behind the unit's number; none of their own order.
  let order: @Sendable (UnitOrder, CellKind.Family) -> String
  /// What the percentages are of, of so many steps; without gates only how many steps.
  let caption: @Sendable (_ steps: Int, _ hasGates: Bool) -> String
  /// Over the columns: half-lives, in two rows, at most 9 columns each.
  let halfLife: String
  let steps: String
  /// Under what is written: of a step on average, at most 8 columns.
  let aStep: String
  /// Of C, or h: at most 7 columns each, the variance 8.
  let mean: String
  let variance: String
  let largest: String
  /// Where a unit's weight stands: at most 7 columns each.
  let head: String
  let projection: String
  /// The marks of units with which something is wrong: at most 5 columns each.
  let dead: String
  let stuck: String
  /// What they mean, with the limit.
  let deadMeans: @Sendable (_ limit: String) -> String
  let stuckMeans: @Sendable (_ percent: String) -> [String]
  /// A dot of the scatter.
  let aUnit: String
  /// Along the scatter's edges, the first at most 4 columns.
  let openColumn: String
  let closedColumn: String
}

extension UnitsTexts {
  static let english = UnitsTexts(
    isComputed: "Walking through all steps …",
    order: { order, family in
      switch order {
      case .natural: ""
      case .activity: "by activity"
      case .halfLife: "by half-life"
      case .mean: "by mean"
      case .variance: "by variance"
      case .similarity: "by similarity"
      case .letGo(let step) where family == .rnn: "by jump at t \(step)"
      case .letGo(let step): "by let-go at t \(step)"
      }
    },
    caption: { steps, hasGates in
      hasGates
        ? "Gates closed (< .1) and open (> .9): % of \(steps) steps"
        : "Over \(steps) steps"
    },
    halfLife: "half-life",
    steps: "steps",
    aStep: "a step",
    mean: "mean",
    variance: "variance",
    largest: "largest",
    head: "head",
    projection: "proj.",
    dead: "dead",
    stuck: "stuck",
    deadMeans: { "stays under \($0)" },
    stuckMeans: { ["a gate at one end", "> \($0) % of the steps"] },
    aUnit: "a unit",
    openColumn: "open",
    closedColumn: "closed")

  static let chinese = UnitsTexts(
    isComputed: "正在统计所有时间步…",
    order: { order, family in
      switch order {
      case .natural: ""
      case .activity: "按活跃度"
      case .halfLife: "按半衰期"
      case .mean: "按均值"
      case .variance: "按方差"
      case .similarity: "按相似度"
      case .letGo(let step) where family == .rnn: "按 t \(step) 的跳变"
      case .letGo(let step): "按 t \(step) 的遗忘"
      }
    },
    caption: { steps, hasGates in
      hasGates ? "门关闭 (< .1) 与打开 (> .9)：占 \(steps) 步的 %" : "共 \(steps) 步"
    },
    halfLife: "半衰期",
    steps: "步",
    aStep: "每步",
    mean: "均值",
    variance: "方差",
    largest: "最大",
    head: "输出层",
    projection: "投影",
    dead: "失活",
    stuck: "饱和",
    deadMeans: { "始终低于 \($0)" },
    stuckMeans: { ["有门停在同一端的", "步数超过 \($0) %"] },
    aUnit: "一个单元",
    openColumn: "打开",
    closedColumn: "关闭")
}
