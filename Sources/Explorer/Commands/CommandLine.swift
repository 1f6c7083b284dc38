/// A line that was typed behind `:`, taken apart.
struct CommandLine: Equatable {
  /// The command's name, or its beginning; empty of an empty line.
  let name: String
  /// What stands behind the name, without blanks at its ends; `nil` as long as no blank ends it.
  let argument: String?

  init(_ text: String) {
    let text = text.drop(while: \.isWhitespace)
    guard let blank = text.firstIndex(where: \.isWhitespace) else {
      (name, argument) = (String(text), nil)
      return
    }
    name = String(text[..<blank])
    argument = String(text[blank...]).trimmed
  }

  /// The whole lines that begin so: names of commands, and of what some of them take.
  var completions: [String] {
    guard let argument else {
      return KeyTable.commands.filter { $0.name.hasPrefix(name) }.map {
        $0.argument == nil ? $0.name : $0.name + " "
      }
    }
    return CommandLine.values(of: command?.argument).filter { $0.hasPrefix(argument) }.map {
      "\(name) \($0)"
    }
  }

  /// The line with as much more as all that begin so have in common.
  var completed: String? {
    let completions = completions
    guard var common = completions.first else { return nil }
    for completion in completions {
      common = String(zip(common, completion).prefix { $0 == $1 }.map(\.0))
    }
    return common
  }

  /// The command that is meant, if that is clear.
  var command: NamedCommand? { try? KeyTable.command(named: name) }

  /// What may stand behind a name, where there are few such words.
  private static func values(of argument: NamedCommand.Argument?) -> [String] {
    switch argument {
    case .page: Page.allCases.map(\.name)
    case .words: KeyTable.commands.map(\.name)
    case .step, .unit, .sequence, .layer, .column, .search, .file, .replacedFile, nil: []
    }
  }
}
