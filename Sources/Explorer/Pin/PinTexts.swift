/// The words about the pin in one language.
struct PinTexts: Sendable {
  /// Above what became of the memory since A, with `%` for its letter.
  let along: String
  /// What is left of it, with `%` for its letter.
  let left: String
  let written: String
  /// In the title: the memory's letter, the share that is left, what was written.
  let title: @Sendable (_ memory: String, _ share: String, _ written: String) -> String

  static let english = PinTexts(
    along: "along %, A to here", left: "left of % at A", written: "written since",
    title: { "\($1) % of \($0) is left, \($2) written since" })
  static let chinese = PinTexts(
    along: "沿 %，从 A 到这里", left: "A 处 % 的剩余", written: "此后写入",
    title: { "\($0) 剩 \($1) %，此后写入 \($2)" })
}
