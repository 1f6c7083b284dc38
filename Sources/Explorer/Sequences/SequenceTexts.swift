/// The words about a file's sequences in one language.
struct SequenceTexts: Sendable {
  /// Before a sequence's number in the title.
  let sequence: String
  /// Said when another one is wanted: that there is none at all, none before, none behind.
  let isOnly: String
  let isFirst: String
  let isLast: String

  static let english = SequenceTexts(
    sequence: "seq", isOnly: "there is only this one sequence in the file",
    isFirst: "this is the first sequence of the file, ] goes on to the next",
    isLast: "this is the last sequence of the file, [ goes back")

  static let chinese = SequenceTexts(
    sequence: "序列", isOnly: "文件中只有这一个序列",
    isFirst: "这是文件中的第一个序列，按 ] 到下一个",
    isLast: "这是文件中的最后一个序列，按 [ 返回上一个")
}
