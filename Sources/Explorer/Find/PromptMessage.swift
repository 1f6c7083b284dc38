import Screen

extension Explorer {
  /// What a line that is typed is for.
  public enum PromptKind: Equatable, Sendable {
    /// To look for something in the sequence: `/`.
    case find
    /// To do something by its name: `:`.
    case command
    /// To choose among the lines of the help: `/` in it.
    case filter
  }

  /// What happens to the line that is typed in the sentence's place.
  public enum PromptMessage: Equatable, Sendable {
    case opened(PromptKind)
    case typed(Character)
    /// The last character was taken away.
    case erased
    /// The whole line was.
    case cleared
    /// What can be completed was asked for.
    case completed
    /// The line is to be obeyed.
    case submitted
    case cancelled

    /// What a key means while a line is typed, if it means anything.
    init?(_ key: Key) {
      switch (key.code, key.modifiers) {
      case (.character(let character), []): self = .typed(character)
      case (.backspace, _), (.character("h"), .control): self = .erased
      case (.character("u"), .control): self = .cleared
      case (.tab, []): self = .completed
      case (.enter, _): self = .submitted
      case (.escape, _): self = .cancelled
      default: return nil
      }
    }
  }
}
