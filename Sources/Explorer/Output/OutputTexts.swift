/// The words of page 8 in one language.
struct OutputTexts: Sendable {
  /// What the curves are, above them.
  let noHead: String
  let nextValue: String
  let stepValue: String
  let noTargets: String
  let lastOnly: String
  let output: String
  let outputs: String
  /// Beside a curve, at most 10 columns.
  let value: String
  let target: String
  let prediction: String
  /// What the text is coloured by: a symbol and a unit.
  let colouredBy: @Sendable (String, Int) -> String
  /// How its sign is told without colour, said behind that.
  let withoutColour: String
  /// What the bars are about, after a token or at a step.
  let expects: @Sendable (String) -> String
  let says: @Sendable (Int) -> String
  /// The truth: its name, rank, how many there are, percentage.
  let came: @Sendable (String, Int, Int, String) -> String
  let isTrue: @Sendable (String, Int, Int, String) -> String
  let endsHere: String
  let unknownTruth: String
  /// The greatest probability of a step.
  let surest: String
}

extension OutputTexts {
  static let english = OutputTexts(
    noHead: "No head on this network: its output is what the layer passes on, h.",
    nextValue: "Each step's value, and what was predicted for it a step before.",
    stepValue: "Each step's target, and what the head says there.",
    noTargets: "What the head says at each step; the sequence has no targets to compare.",
    lastOnly: "What the head says at each step; only the last one was trained.",
    output: "output",
    outputs: "↑↓ another output",
    value: "value",
    target: "target",
    prediction: "predicted",
    colouredBy: { "text coloured by \($0) of unit \($1)" },
    withoutColour: ": underlined below −1/3, bold above 1/3",
    expects: { "after \($0) it expects" },
    says: { "at t \($0) it says" },
    came: { "then came \($0): rank \($1) of \($2), \($3) %" },
    isTrue: { "true is \($0): rank \($1) of \($2), \($3) %" },
    endsHere: "the sequence ends here",
    unknownTruth: "the sequence does not say what is true",
    surest: "surest")

  static let chinese = OutputTexts(
    noHead: "这个网络没有输出头：它的输出就是这一层传下去的 h。",
    nextValue: "每一步的值，以及前一步对它的预测。",
    stepValue: "每一步的目标，以及输出头在这一步所说的。",
    noTargets: "输出头在每一步所说的；序列没有可比较的目标。",
    lastOnly: "输出头在每一步所说的；只训练了最后一步。",
    output: "输出",
    outputs: "↑↓ 换一个输出",
    value: "值",
    target: "目标",
    prediction: "预测",
    colouredBy: { "文字按单元 \($1) 的 \($0) 着色" },
    withoutColour: "：低于 −1/3 加下划线，高于 1/3 加粗",
    expects: { "在 \($0) 之后预期" },
    says: { "在 t \($0) 输出" },
    came: { "实际是 \($0)：第 \($1) / \($2) 位，\($3) %" },
    isTrue: { "真值是 \($0)：第 \($1) / \($2) 位，\($3) %" },
    endsHere: "序列到此结束",
    unknownTruth: "序列没有给出真值",
    surest: "最可能")
}
