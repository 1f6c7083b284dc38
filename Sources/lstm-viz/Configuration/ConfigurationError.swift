import TensorFiles

/// What is wrong with the configuration file, and where.
struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  /// The ways to be wrong.
  enum Problem: Equatable {
    /// It has bytes that no text has.
    case notText
    /// It is no TOML, as the parser says.
    case notTOML(String)
    /// There is no such key; those there are.
    case unknownKey(String, known: [String])
    /// A key's value is of another type, or none of those it may have.
    case badValue(key: String, allowed: String)
  }

  let problem: Problem
  let file: String
  /// From 1, as editors count; `nil` of a file that has no lines.
  let line: Int?

  var description: String {
    printable(file + (line.map { ", line \($0)" } ?? "") + ": " + sentence)
  }

  private var sentence: String {
    switch problem {
    case .notText:
      "it is not text in UTF-8; lstm-viz --print-default-config prints a file to begin with"
    case .notTOML(let reason):
      "it is not TOML: \(reason); write settings as in theme = \"dark\""
    case .unknownKey(let key, let known):
      "there is no setting '\(key)': there are \(known.joined(separator: ", "))"
    case .badValue(let key, let allowed): "\(key) must be \(allowed)"
    }
  }
}
