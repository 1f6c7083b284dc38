import Screen
import TensorFiles

/// What is wrong with a script of keys, and where.
struct ScriptError: Error, CustomStringConvertible {
  let file: String
  /// The word that names no key; `nil` if the file is no text.
  let keyError: KeyScriptError?

  var description: String {
    guard let keyError else {
      return "\(printable(file)): it is not text in UTF-8; a script names keys, separated by blanks"
    }
    return printable("\(file), line \(keyError.line): \(keyError)")
  }
}
