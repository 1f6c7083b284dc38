/// What the help and the manual page say of the mouse, in one language.
public struct MouseTexts: Sendable {
  let title: String
  /// What a person does, at most 17 columns, and what that does.
  public let lines: [(what: String, does: String)]

  static let english = MouseTexts(
    title: "Mouse",
    lines: [
      ("click", "go to that cell, step, unit, panel, place or page"),
      ("wheel", "next / previous unit"),
      ("Shift-wheel", "a step back / on, as a wheel sideways does"),
      ("Shift-drag", "select text, as elsewhere in the terminal"),
    ])

  static let chinese = MouseTexts(
    title: "鼠标",
    lines: [
      ("点击", "到该格、该步、该单元、该面板、全程中的位置或该页"),
      ("滚轮", "下一个 / 上一个单元"),
      ("Shift 加滚轮", "后退 / 前进一步，横向滚动也一样"),
      ("Shift 加拖动", "照常选取终端中的文字"),
    ])
}
