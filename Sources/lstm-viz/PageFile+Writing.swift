import Explorer
import TensorFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension PageFile {
  /// What the names begin with that the program chooses itself.
  private static var stem: String { "lstm-viz-page" }

  /// As many pages as a folder gets.
  private static var mostFiles: Int { 999 }

  /// Writes the page to its file, whole or not at all: under its name, else under one in the working
  /// directory that nothing has yet.
  ///
  /// - Returns: the file's name, or why there is none.
  func written() -> Explorer.PictureMessage {
    do {
      if let name {
        let isWritten = try put(at: name, replaces: replaces)
        return isWritten ? .written(file: name) : .exists(file: name)
      }
      for number in 1...PageFile.mostFiles {
        let suffix = number == 1 ? "" : "-\(number)"
        let name = "\(PageFile.stem)\(suffix).\(format.rawValue)"
        if try put(at: name, replaces: false) { return .written(file: name) }
      }
      return .notWritten(reason: "\(PageFile.stem)-\(PageFile.mostFiles) exists, too")
    } catch {
      return .notWritten(reason: "\(error)")
    }
  }

  /// Writes it at a path, unless that is taken and must not be replaced.
  ///
  /// - Returns: whether it is there.
  private func put(at path: String, replaces: Bool) throws(TensorFileError) -> Bool {
    guard replaces || access(path, F_OK) != 0 else { return false }
    let file = try AtomicFile(path: path)
    try write { (bytes) throws(TensorFileError) in try file.append(bytes) }
    guard replaces else { return try file.commitIfNew() }
    try file.commit()
    return true
  }
}
