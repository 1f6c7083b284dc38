/// Why a line that was typed can't be obeyed; each is said in one sentence.
enum FindProblem: Error, Equatable {
  /// It is no expression, and there is no text that it could be in.
  case notUnderstood(String)
  /// The cell has no such signal; those it has.
  case noSuchSignal(String, available: [String])
  case noNumber(String)
  case noUnit(String, count: Int)
  case noStep(String, count: Int)
  case noSequence(String, count: Int)
  case noLayer(String, count: Int)
  /// There is no such column of the input.
  case noInput(String, count: Int)
  case noPage(String, names: [String])
  case noCommand(String)
  /// Several commands begin so.
  case unclearCommand(String, names: [String])
  /// Nothing is to stand behind this command.
  case takesNothing(String)
  /// A file's name does not end with the extension of a format.
  case noFormat(String, formats: [String])
  /// The page has more numbers than are written while a person waits.
  case tooManyNumbers
  /// The whole sequence was not walked yet.
  case notComputed
  /// No token has this character.
  case notInText(Character)
  case notFound(String)
}
