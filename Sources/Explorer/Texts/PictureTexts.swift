/// What is said of a page that was written or copied, in one language.
struct PictureTexts: Sendable {
  let words: @Sendable (Explorer.PictureMessage) -> String

  static let english = PictureTexts { message in
    switch message {
    case .written(let file): "this page is in \(file) now"
    case .exists(let file): "it exists already; :write! replaces \(file)"
    case .notWritten(let reason): "this page can't be written: \(reason)"
    case .copied: "this page's text is on the clipboard, if the terminal allows it"
    case .askedToWrite, .askedToCopy: ""
    }
  }

  static let chinese = PictureTexts { message in
    switch message {
    case .written(let file): "本页已写入 \(file)"
    case .exists(let file): "文件已存在；:write! 将替换 \(file)"
    case .notWritten(let reason): "本页无法写入：\(reason)"
    case .copied: "本页文字已复制到剪贴板（如终端允许）"
    case .askedToWrite, .askedToCopy: ""
    }
  }
}
