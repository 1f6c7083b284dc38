/// How a page is written to a file; the raw value is the file's extension.
public enum PageFormat: String, CaseIterable, Sendable {
  case svg
  case html
  case text = "txt"
  /// Text with the terminal's own colours.
  case ansi
  /// The numbers that the page shows.
  case csv

  /// The format that a file's name ends with.
  init?(nameOfFile name: String) {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    self.init(rawValue: name[name.index(after: dot)...].lowercased())
  }
}
