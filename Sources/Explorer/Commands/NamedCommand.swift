/// What may be typed behind `:`.
public struct NamedCommand: Sendable {
  /// What it does.
  enum Meaning: Sendable {
    /// The same as a key.
    case does(Explorer.Message)
    /// Something with what is typed behind its name.
    case takes(Argument)
  }

  /// What is typed behind the name of a command.
  public enum Argument: CaseIterable, Sendable {
    case step
    case unit
    case sequence
    case layer
    /// A column of the input, by its number or name.
    case column
    case page
    /// What `/` looks for.
    case search
    /// Where to write the page; its extension says how. It may be left out.
    case file
    /// The same, of a file that may exist.
    case replacedFile
    /// What the help's lines must have in them. It may be left out.
    case words
  }

  public let name: String
  let meaning: Meaning

  init(_ name: String, _ message: Explorer.Message) {
    self.name = name
    meaning = .does(message)
  }

  init(_ name: String, _ argument: Argument) {
    self.name = name
    meaning = .takes(argument)
  }

  /// What its name is followed by, if anything.
  public var argument: Argument? {
    if case .takes(let argument) = meaning { argument } else { nil }
  }
}
