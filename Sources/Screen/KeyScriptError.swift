/// A word of a key script that names no key.
public struct KeyScriptError: Error, Equatable, CustomStringConvertible {
  public let word: String

  public var description: String {
    "'\(word)' names no key; keys are named like l, Right*3, S-Right, C-c, Space, Enter, Text:abc"
  }
}
