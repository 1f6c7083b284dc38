/// A word of a key script that names no key.
public struct KeyScriptError: Error, Equatable, CustomStringConvertible {
  public let word: String
  /// The script's line, from 1.
  public let line: Int

  public init(word: String, line: Int) {
    self.word = word
    self.line = line
  }

  public var description: String {
    "'\(word)' names no key; keys are named like l, Right*3, S-Right, C-c, Space, Enter, Text:abc"
  }
}
