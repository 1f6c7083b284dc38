import Loading
import TOMLKit

/// A person's own looks, in a file where the XDG base directories have it.
struct ConfigurationFile {
  /// Its name, for messages.
  let path: String
  let text: String

  /// The looks of the person's file; none if there is no such file.
  ///
  /// - Throws: `LoadingError` when it cannot be read, ``ConfigurationError`` when it is wrong.
  static func looks() throws -> Looks {
    let path = path(configHome: environment("XDG_CONFIG_HOME"), home: environment("HOME"))
    guard let path, let bytes = try bytes(of: path) else { return Looks() }
    return try ConfigurationFile(path: path, bytes: bytes).looks()
  }

  /// The file's bytes; `nil` if there is none.
  private static func bytes(of path: String) throws(LoadingError) -> [UInt8]? {
    do throws(LoadingError) {
      return try FileSource.file(path: path).bytes()
    } catch {
      if error.problem == .missing { return nil }
      throw error
    }
  }

  /// Where the file is: `$XDG_CONFIG_HOME/lstm-viz/config.toml`, else under `~/.config`. The
  /// specification says to ignore a path that is not absolute.
  ///
  /// - Parameters:
  ///   - configHome: the variable's value.
  ///   - home: the person's folder.
  /// - Returns: the path, of a file that may not be there; `nil` if nothing says where.
  static func path(configHome: String?, home: String?) -> String? {
    if let configHome, configHome.hasPrefix("/") { return "\(configHome)/lstm-viz/config.toml" }
    guard let home, home.hasPrefix("/") else { return nil }
    return "\(home)/.config/lstm-viz/config.toml"
  }

  /// A file of these bytes.
  ///
  /// - Throws: `notText`.
  init(path: String, bytes: [UInt8]) throws(ConfigurationError) {
    // The parser takes a zero for the end, so that settings behind it would be lost silently.
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw ConfigurationError(problem: .notText, file: path, line: nil)
    }
    self.path = path
    self.text = text
  }

  /// What it says.
  ///
  /// - Throws: ``ConfigurationError``, of the first line that is wrong.
  func looks() throws(ConfigurationError) -> Looks {
    let table = try table()
    var looks = Looks()
    var errors: [ConfigurationError] = []
    for (key, value) in table {
      if let problem = read(key, value.tomlValue, into: &looks) {
        errors.append(ConfigurationError(problem: problem, file: path, line: line(of: key)))
      }
    }
    if let first = errors.min(by: { $0.line ?? 0 < $1.line ?? 0 }) { throw first }
    return looks
  }

  private func table() throws(ConfigurationError) -> TOMLTable {
    do {
      return try TOMLTable(string: text)
    } catch {
      let error = error as? TOMLParseError
      throw ConfigurationError(
        problem: .notTOML(ConfigurationFile.reason(error?.description ?? "")), file: path,
        line: error?.source.begin.line)
    }
  }

  /// Reads one setting; what is wrong with it, if anything.
  private func read(
    _ key: String, _ value: TOMLValue, into looks: inout Looks
  ) -> ConfigurationError.Problem? {
    let settings = Setting.all
    guard let setting = settings.first(where: { $0.name == key }) else {
      return .unknownKey(key, known: settings.map(\.name))
    }
    return setting.read(value, &looks) ? nil : .badValue(key: key, allowed: setting.allowed)
  }

  /// The line at which a key has its value: the last of the shortest beginning that has both. The
  /// parser tells no places of what is well-formed.
  private func line(of key: String) -> Int? {
    var beginning = ""
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      beginning += line + "\n"
      if let table = try? TOMLTable(string: beginning), table[key] != nil { return number + 1 }
    }
    return nil
  }

  /// The parser's own words, without those that begin each of its sentences.
  private static func reason(_ description: String) -> String {
    let opening = "Error while "
    return description.hasPrefix(opening)
      ? String(description.dropFirst(opening.count)) : description
  }
}
