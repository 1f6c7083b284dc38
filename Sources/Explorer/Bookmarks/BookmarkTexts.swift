/// The words about bookmarks in one language.
struct BookmarkTexts: Sendable {
  /// Over the list.
  let title: String
  /// What the list's keys do.
  let hint: String
  /// Instead of a list, how to make one; at most 40 columns.
  let none: String
  let page: @Sendable (_ name: String) -> String
  /// Said of a bookmark that was made: its number, and how many there are.
  let added: @Sendable (_ number: Int, _ count: Int) -> String
  /// Said when one was taken away: how many are left.
  let removed: @Sendable (_ count: Int) -> String
  /// Said instead of making one more.
  let full: @Sendable (_ limit: Int) -> String

  static let english = BookmarkTexts(
    title: "Bookmarks", hint: "↑↓ Enter goes   b removes   q closes",
    none: "None yet: b marks the place you are at.", page: { "page \($0)" },
    added: { "Bookmark \($0) of \($1) is here: b takes it away again, B lists all." },
    removed: { "The bookmark is taken away: \($0) left." },
    full: { "There are \($0) bookmarks, and no room for more: B lists them, b takes one away." })

  static let chinese = BookmarkTexts(
    title: "书签", hint: "↑↓ Enter 前往   b 删除   q 关闭",
    none: "还没有书签：按 b 标记当前位置。", page: { "页面 \($0)" },
    added: { "已在此加书签（第 \($0) 个，共 \($1) 个）：再按 b 取消，按 B 列出全部。" },
    removed: { "已取消书签：还剩 \($0) 个。" },
    full: { "已有 \($0) 个书签，不能再加：按 B 列出，按 b 删除。" })
}
