/// A line that is being typed in the sentence's place.
struct Prompt: Equatable, Sendable {
  let kind: Explorer.PromptKind
  private(set) var text = ""
  /// What is wrong with the line as it was entered last; gone as soon as it changes.
  var answer: String?

  init(_ kind: Explorer.PromptKind) {
    self.kind = kind
  }

  /// Puts another text in the place of what was typed.
  mutating func replace(by text: String) {
    self.text = String(text.prefix(Prompt.limit))
    answer = nil
  }

  /// Longer than anything there is to find, and small.
  private static let limit = 200
}
