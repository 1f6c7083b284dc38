/// Why nothing can be looked for or found; each is said in one sentence.
enum FindProblem: Error, Equatable {
  /// It is no expression, and there is no text that it could be in.
  case notUnderstood(String)
  /// The cell has no such signal; those it has.
  case noSuchSignal(String, available: [String])
  case noNumber(String)
  case noUnit(String, count: Int)
  case noStep(String, count: Int)
  case noLayer(String, count: Int)
  case noPage(String, names: [String])
  case noCommand(String, names: [String])
  /// No token has this character.
  case notInText(Character)
  case notFound(String)
}
