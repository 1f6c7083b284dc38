import Explorer
import Screen

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A picture of a page in a new file of the working directory.
struct PictureFile {
  /// What the names begin with.
  static let stem = "lstm-viz-page"

  /// As many pictures as a folder gets.
  private static let mostFiles = 999

  /// Writes a canvas as SVG under a name that nothing has yet.
  ///
  /// - Parameters:
  ///   - canvas: the page.
  ///   - theme: its ground.
  /// - Returns: the file's name, or why there is none.
  static func write(_ canvas: Canvas, theme: Theme) -> Explorer.PictureMessage {
    for number in 1...mostFiles {
      let name = number == 1 ? "\(stem).svg" : "\(stem)-\(number).svg"
      // Only a file that was not there before is opened.
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor < 0 && errno == EEXIST { continue }
      guard descriptor >= 0 else { return .notWritten(reason: String(cString: strerror(errno))) }
      defer { close(descriptor) }
      do {
        try Output(descriptor: descriptor).write(Array(canvas.svg(theme: theme).utf8))
        return .written(file: name)
      } catch {
        // Half a picture is none.
        unlink(name)
        return .notWritten(reason: error.reason)
      }
    }
    return .notWritten(reason: "\(stem)-\(mostFiles).svg exists, too")
  }
}
